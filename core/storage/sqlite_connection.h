#pragma once
/// The SQLite driver: write-ahead log, `synchronous=FULL`, foreign keys on, one connection a thread at a time.
#include <SQLiteCpp/Database.h>

#include <chrono>
#include <string>
#include <vector>

#include "storage/connection.h"
#include "storage/sqlite_statement.h"
#include "storage/statement_cache.h"

namespace vestnik::storage {

struct SqlitePlace {
  std::string path;
  std::string vfs;  ///< empty: the system's
  std::chrono::milliseconds busy_timeout{5000};
};

enum class SqliteRole {
  writer,
  reader,
  scratch  ///< in memory, thrown away: nothing is taken back, and rows may point at what was not copied
};

class SqliteConnection final : public Connection {
 public:
  /// Opens an existing file. Throws SQLite::Exception when that fails.
  SqliteConnection(const SqlitePlace& place, SqliteRole role);

  void begin_read() override { execute("BEGIN", {}); }
  void begin_write() override { execute("BEGIN IMMEDIATE", {}); }
  void commit() override { execute("COMMIT", {}); }
  void rollback() noexcept override;
  [[nodiscard]] bool in_transaction() const override;

  void savepoint() override { execute("SAVEPOINT command", {}); }
  void release() override;
  void rollback_to() override;

  void query(std::string_view sql, Parameters parameters, const EachRow& each) override;
  std::int64_t execute(std::string_view sql, Parameters parameters) override;
  [[nodiscard]] std::int64_t data_version() override;
  /// How the engine would run a statement, step by step, in its own words.
  [[nodiscard]] std::vector<std::string> plan_of(std::string_view sql);

 private:
  class Borrowed;
  void configure(SqliteRole role);

  SQLite::Database database_;  ///< outlives the statements
  sqlite3* handle_;
  StatementCache<SqliteStatement> statements_;
};

}  // namespace vestnik::storage
