#include "storage/sqlite_connection.h"

#include <memory>

#include "storage/sqlite_error.h"

namespace vestnik::storage {
namespace {

// What a scratch is attached to is named by a URI, which alone can say "read only".
int flags_of(SqliteRole role) {
  const int usual = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  return role == SqliteRole::scratch ? usual | SQLITE_OPEN_URI : usual;
}

}  // namespace

/// A statement for the length of one call: from the cache, or one of its own when the cached one is being stepped
/// through further up the stack. Reset at the end, so that no snapshot is held by a forgotten statement.
class SqliteConnection::Borrowed {
 public:
  Borrowed(SqliteConnection& connection, std::string_view sql)
      : statement_(&connection.statements_.find(
            sql, [&](std::string_view text) { return std::make_unique<SqliteStatement>(connection.handle_, text); })) {
    if (statement_->busy) {
      own_ = std::make_unique<SqliteStatement>(connection.handle_, sql);
      statement_ = own_.get();
    }
    statement_->busy = true;
  }
  ~Borrowed() {
    statement_->reset();
    statement_->busy = false;
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  SqliteStatement* operator->() { return statement_; }

 private:
  std::unique_ptr<SqliteStatement> own_;
  SqliteStatement* statement_;
};

SqliteConnection::SqliteConnection(const SqlitePlace& place, SqliteRole role)
    : database_(place.path, flags_of(role), static_cast<int>(place.busy_timeout.count()), place.vfs),
      handle_(database_.getHandle()) {
  configure(role);
}

void SqliteConnection::configure(SqliteRole role) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, role == SqliteRole::scratch ? 0 : 1, nullptr);
  // "name" in double quotes must be a column, as PostgreSQL has it, never silently a text.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  database_.exec("PRAGMA trusted_schema = OFF");
  if (role == SqliteRole::writer) database_.exec("PRAGMA journal_mode = WAL");
  if (role == SqliteRole::scratch) database_.exec("PRAGMA journal_mode = OFF");
  database_.exec("PRAGMA synchronous = FULL");
  database_.exec(role == SqliteRole::scratch ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON");
  database_.exec("PRAGMA temp_store = MEMORY");
  database_.exec("PRAGMA cache_size = -8000");
  database_.exec("PRAGMA journal_size_limit = 67108864");
  // As PostgreSQL's LIKE.
  database_.exec("PRAGMA case_sensitive_like = ON");
  if (role == SqliteRole::reader) database_.exec("PRAGMA query_only = ON");
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::rollback() noexcept {
  if (!in_transaction()) return;
  try {
    // Every read ends so: prepared once.
    execute("ROLLBACK", {});
  } catch (...) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void SqliteConnection::release() {
  int broken = 0;
  int unused = 0;
  sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &unused, 0);
  if (broken != 0) throw DatabaseError{DatabaseError::Kind::constraint, "a deferred foreign key points nowhere"};
  execute("RELEASE command", {});
}

void SqliteConnection::rollback_to() {
  execute("ROLLBACK TO command", {});
  execute("RELEASE command", {});
}

void SqliteConnection::query(std::string_view sql, Parameters parameters, const EachRow& each) {
  Borrowed statement{*this, sql};
  statement->bind(parameters);
  const SqliteRow row{statement->handle()};
  while (statement->step()) each(row);
}

std::int64_t SqliteConnection::execute(std::string_view sql, Parameters parameters) {
  Borrowed statement{*this, sql};
  statement->bind(parameters);
  // sqlite3_changes() keeps the number of the statement before when this one changes nothing at all.
  const std::int64_t before = sqlite3_total_changes64(handle_);
  while (statement->step()) {
  }
  return sqlite3_total_changes64(handle_) == before ? 0 : sqlite3_changes64(handle_);
}

std::int64_t SqliteConnection::data_version() {
  std::int64_t version = 0;
  query("PRAGMA data_version", {}, [&](const Row& row) { version = row.integer(0); });
  return version;
}

std::vector<std::string> SqliteConnection::plan_of(std::string_view sql) {
  constexpr int words_of_a_step = 3;
  SqliteStatement statement{handle_, "EXPLAIN QUERY PLAN " + std::string{sql}};
  const SqliteRow row{statement.handle()};
  std::vector<std::string> steps;
  while (statement.step()) steps.emplace_back(row.text(words_of_a_step));
  return steps;
}

}  // namespace vestnik::storage
