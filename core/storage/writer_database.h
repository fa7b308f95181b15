#pragma once
/// A Database over any driver: one writer thread with group commit, a pool of readers, a revision.
///
/// Group commit: the writer begins a transaction with the most urgent waiting command, adds commands that are at least
/// as urgent as the last one while there are any (an answer never waits for something less urgent), commits once, and
/// answers all. When the commit fails, every command of the group fails: each may have seen what the others wrote.
#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "ports/write_together.h"
#include "storage/connection.h"
#include "storage/open.h"
#include "storage/reader_pool.h"
#include "storage/write_queue.h"

namespace vestnik::storage {

/// What a database is made of. The order is that of destruction reversed: the lock goes last.
struct DatabaseParts {
  std::shared_ptr<void> held;  ///< kept as long as the database: the lock of the service
  std::unique_ptr<Connection> writer;
  std::vector<std::unique_ptr<Connection>> readers;
  int group_limit = 64;  ///< commands of one commit
  AreasOfTable areas_of = nullptr;
};

class WriterDatabase final : public Database, public WritesTogether {
 public:
  explicit WriterDatabase(DatabaseParts parts);
  /// Finishes what is waiting. No thread may call the database any more.
  ~WriterDatabase() override;

  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override;
  void write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) override;
  void write_together(Priority priority, std::span<WriteOrder> orders) override;
  [[nodiscard]] Revisions revisions() override;
  /// Commands that the writer has not begun yet.
  [[nodiscard]] std::size_t waiting_writes() { return queue_.waiting(); }

 private:
  void run_writer();
  void refuse_nested_write() const;
  /// Asks the engine whether another process has committed; at most once in a millisecond, whoever asks.
  void watch_others();
  /// The same, under the lock of the writer.
  void note_others();
  void count_change(Areas changed);
  [[nodiscard]] Revisions counted() const;
  void run_group(std::vector<WriteCommand*>& group);
  /// Whether the command keeps what it wrote. Throws when the whole transaction is lost.
  [[nodiscard]] bool run_command(WriteCommand& command);

  std::shared_ptr<void> held_;
  std::mutex writer_use_;
  std::unique_ptr<Connection> writer_;  ///< guarded by writer_use_; the writer thread holds it for a whole group
  std::int64_t data_version_ = 0;       ///< guarded by writer_use_
  const std::size_t group_limit_;
  const AreasOfTable areas_of_;
  /// How the areas stood when the group under way began, nothing where the engine does not tell of other processes; and
  /// what the group has changed since. Used by the writer thread only.
  std::optional<Revisions> before_;
  Areas touched_;
  ReaderPool readers_;
  std::atomic<std::int64_t> watched_at_{0};  ///< microseconds of the steady clock
  std::array<std::atomic<std::uint64_t>, area_count> changes_{};
  WriteQueue queue_;
  std::jthread thread_;  ///< last: it uses everything above
};

}  // namespace vestnik::storage
