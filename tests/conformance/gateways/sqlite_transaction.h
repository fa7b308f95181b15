#pragma once
/// A transaction on a database in memory: real SQL for gateways that write into the journal's own database.
#include <sqlite3.h>

#include <memory>
#include <string>

#include "ports/database.h"

namespace vestnik::test {

class SqliteMemory {
 public:
  SqliteMemory();
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  /// Several statements without parameters.
  void script(std::string_view sql) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// Begins at once; rolls back at its end unless commit() was called.
class SqliteTransaction final : public Transaction {
 public:
  SqliteTransaction(SqliteMemory& database, InstitutionId institution);
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;
  ~SqliteTransaction();
  void commit();

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override;
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) override;
  [[nodiscard]] std::int64_t next(std::string_view counter) override;

 private:
  SqliteMemory& database_;
  InstitutionId institution_;
  bool open_ = true;
};

}  // namespace vestnik::test
