#pragma once
/// A Database over any driver: one writer thread with group commit, a pool of readers, a revision.
///
/// Group commit: the writer begins a transaction with the most urgent waiting command, adds commands that are at least
/// as urgent as the last one while there are any (an answer never waits for something less urgent), commits once, and
/// answers all. When the commit fails, every command of the group fails: each may have seen what the others wrote.
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "base/guarded.h"
#include "storage/connection.h"
#include "storage/reader_pool.h"
#include "storage/write_queue.h"

namespace vestnik::storage {

/// What a database is made of. The order is that of destruction reversed: the lock goes last.
struct DatabaseParts {
  std::shared_ptr<void> held;  ///< kept as long as the database: the lock of the service
  std::unique_ptr<Connection> writer;
  std::unique_ptr<Connection> watcher;  ///< asked for the data version only; nullptr when the engine has none
  std::vector<std::unique_ptr<Connection>> readers;
  int group_limit = 64;  ///< commands of one commit
};

class WriterDatabase final : public Database {
 public:
  explicit WriterDatabase(DatabaseParts parts);
  /// Finishes what is waiting. No thread may call the database any more.
  ~WriterDatabase() override;

  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override;
  void write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) override;
  [[nodiscard]] std::uint64_t revision() override;
  /// Commands that the writer has not begun yet.
  [[nodiscard]] std::size_t waiting_writes() { return queue_.waiting(); }

 private:
  struct Watch {
    std::unique_ptr<Connection> watcher;
    std::int64_t data_version = 0;
    std::uint64_t own_commits = 0;
    std::uint64_t foreign_commits = 0;
  };

  void run_writer();
  void run_group(std::vector<WriteCommand*>& group);
  /// Whether the command keeps what it wrote. Throws when the whole transaction is lost.
  [[nodiscard]] bool run_command(WriteCommand& command);

  std::shared_ptr<void> held_;
  std::unique_ptr<Connection> writer_;  ///< used by the writer thread only
  const std::size_t group_limit_;
  ReaderPool readers_;
  Guarded<Watch> watch_;
  std::atomic<std::uint64_t> own_commits_{0};
  WriteQueue queue_;
  std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace vestnik::storage
