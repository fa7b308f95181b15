#pragma once
/// A driver that writes down what it is asked to do, and fails where it is told to.
#include <functional>
#include <string>
#include <vector>

#include "storage/connection.h"

namespace vestnik::tests {

/// What happened to a ScriptedConnection. The writer thread writes, the test reads when it has ended or is known to
/// wait.
struct Script {
  std::vector<std::string> events;
  bool fail_begin = false;
  bool fail_commit = false;
  bool transaction_is_lost = false;  ///< after the next statement that fails
};

class ScriptedConnection final : public storage::Connection {
 public:
  explicit ScriptedConnection(Script& script) : script_(script) {}

  void begin_read() override { open_ = true; }
  void begin_write() override { happen("begin", script_.fail_begin), open_ = true; }
  void commit() override { happen("commit", script_.fail_commit), open_ = false; }
  void rollback() noexcept override {
    script_.events.emplace_back("rollback");
    open_ = false;
  }
  [[nodiscard]] bool in_transaction() const override { return open_; }
  void savepoint() override {}
  void release() override {}
  void rollback_to() override { script_.events.emplace_back("undo"); }
  void query(std::string_view, storage::Parameters, const storage::EachRow&) override {}
  std::int64_t execute(std::string_view sql, storage::Parameters) override {
    script_.events.emplace_back(sql);
    if (sql != "fail") return 1;
    if (script_.transaction_is_lost) open_ = false;
    throw DatabaseError{DatabaseError::Kind::disk_full, "as told"};
  }
  [[nodiscard]] std::int64_t data_version() override { return 0; }

 private:
  void happen(const char* event, bool& fails) {
    script_.events.emplace_back(event);
    if (std::exchange(fails, false)) throw DatabaseError{DatabaseError::Kind::disk_full, "as told"};
  }
  Script& script_;
  bool open_ = false;
};

}  // namespace vestnik::tests
