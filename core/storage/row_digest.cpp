#include "storage/row_digest.h"

#include <string_view>
#include <vector>

#include "base/digest.h"
#include "storage/sqlite_statement.h"

namespace vestnik::storage {
namespace {

/// Digests what it is given piece by piece, so that a database need not fit into memory.
class RunningDigest {
 public:
  void add(std::string_view piece) {
    waiting_ += std::to_string(piece.size());
    waiting_ += ':';
    waiting_ += piece;
    if (waiting_.size() > (1U << 20U)) fold();
  }
  [[nodiscard]] std::string finish() {
    fold();
    return waiting_;
  }

 private:
  void fold() { waiting_ = digest(waiting_); }
  std::string waiting_;
};

void add_rows(sqlite3* connection, const std::string& sql, RunningDigest& into) {
  SqliteStatement statement{connection, sql};
  while (statement.step()) {
    for (int column = 0; column < sqlite3_column_count(statement.handle()); ++column) {
      into.add(std::to_string(sqlite3_column_type(statement.handle(), column)));
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement.handle(), column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement.handle(), column));
      into.add(bytes == nullptr ? std::string_view{} : std::string_view{bytes, size});
    }
  }
}

std::vector<std::string> quoted_tables(sqlite3* connection) {
  SqliteStatement statement{connection,
                            "SELECT '\"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema"
                            " WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"};
  std::vector<std::string> names;
  while (statement.step()) names.emplace_back(SqliteRow{statement.handle()}.text(0));
  return names;
}

}  // namespace

std::string row_digest(sqlite3* connection) {
  RunningDigest all;
  add_rows(connection, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name", all);
  for (const std::string& table : quoted_tables(connection)) {
    all.add(table);
    add_rows(connection, "SELECT * FROM " + table, all);
  }
  return all.finish();
}

}  // namespace vestnik::storage
