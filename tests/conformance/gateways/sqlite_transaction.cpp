#include "sqlite_transaction.h"

namespace vestnik::test {
namespace {

[[noreturn]] void fail(sqlite3* handle) { throw DatabaseError{DatabaseError::Kind::failure, sqlite3_errmsg(handle)}; }

class Statement final : public Row {
 public:
  Statement(sqlite3* handle, std::string_view sql, std::initializer_list<Value> parameters) : handle_(handle) {
    if (sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &statement_, nullptr) != SQLITE_OK) {
      fail(handle);
    }
    int number = 0;
    for (const Value& value : parameters) bind(sqlite3_bind_parameter_index(statement_, name(++number).c_str()), value);
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement() { sqlite3_finalize(statement_); }

  bool step() {
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) fail(handle_);
    return code == SQLITE_ROW;
  }
  [[nodiscard]] bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] std::string_view text(int column) const override {
    return {reinterpret_cast<const char*>(sqlite3_column_text(statement_, column)),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  static std::string name(int number) { return "$" + std::to_string(number); }
  void bind(int place, const Value& value) {
    if (place == 0) return;
    if (const auto* number = std::get_if<std::int64_t>(&value.held())) {
      sqlite3_bind_int64(statement_, place, *number);
    } else if (const auto* words = std::get_if<std::string_view>(&value.held())) {
      sqlite3_bind_text(statement_, place, words->data(), static_cast<int>(words->size()), SQLITE_TRANSIENT);
    }
  }

  sqlite3* handle_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace

SqliteMemory::SqliteMemory() {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open(":memory:", &handle);
  handle_.reset(handle);
  if (code != SQLITE_OK) fail(handle);
  script("CREATE TABLE counters (institution_id BIGINT, name TEXT, value BIGINT, PRIMARY KEY (institution_id, name))");
}

void SqliteMemory::script(std::string_view sql) const {
  if (sqlite3_exec(handle_.get(), std::string{sql}.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(handle_.get());
  }
}

SqliteTransaction::SqliteTransaction(SqliteMemory& database, InstitutionId institution)
    : database_(database), institution_(institution) {
  database_.script("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
  if (open_) database_.script("ROLLBACK");
}

void SqliteTransaction::commit() {
  database_.script("COMMIT");
  open_ = false;
}

void SqliteTransaction::query(std::string_view sql, std::initializer_list<Value> parameters,
                              const std::function<void(const Row&)>& each) {
  Statement statement{database_.handle(), sql, parameters};
  while (statement.step()) each(statement);
}

std::int64_t SqliteTransaction::execute(std::string_view sql, std::initializer_list<Value> parameters) {
  Statement statement{database_.handle(), sql, parameters};
  while (statement.step()) {
  }
  return sqlite3_changes(database_.handle());
}

std::int64_t SqliteTransaction::next(std::string_view counter) {
  return one("INSERT INTO counters VALUES ($1, $2, 1) ON CONFLICT (institution_id, name) "
             "DO UPDATE SET value = value + 1 RETURNING value",
             {institution_, counter}, [](const Row& row) { return row.integer(0); })
      .value();
}

}  // namespace vestnik::test
