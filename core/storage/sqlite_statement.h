#pragma once
/// A prepared SQLite statement and the row it stands on. The raw interface is used here because SQLiteCpp copies every
/// bound text and does not tell the type of a column without another object.
#include <sqlite3.h>

#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace vestnik::storage {

class SqliteStatement {
 public:
  /// `sql` is one statement with parameters `$1 … $n`.
  SqliteStatement(sqlite3* connection, std::string_view sql);
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  /// Binds without copying: the parameters must live until reset().
  void bind(Parameters parameters);
  /// Whether the statement stands on a row now.
  bool step();
  void reset() noexcept { sqlite3_reset(statement_); }
  [[nodiscard]] sqlite3_stmt* handle() const { return statement_; }

  bool busy = false;

 private:
  void read_parameter_names();
  void bind_one(int index, const Value& value);
  [[nodiscard]] DatabaseError misused(std::string_view what) const;

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<int> index_of_;  ///< SQLite's index of `$1`, `$2`, …: it numbers them by first appearance
};

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement), columns_(sqlite3_column_count(statement)) {}
  [[nodiscard]] bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;
  [[nodiscard]] int columns() const { return columns_; }
  [[nodiscard]] bool is_integer(int column) const { return type(column) == SQLITE_INTEGER; }

 private:
  [[nodiscard]] int type(int column) const;
  [[noreturn]] void wrong_type(int column, std::string_view wanted) const;
  sqlite3_stmt* statement_;
  int columns_;
};

}  // namespace vestnik::storage
