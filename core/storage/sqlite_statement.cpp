#include "storage/sqlite_statement.h"

#include <charconv>
#include <string>

#include "base/text.h"
#include "storage/sqlite_error.h"
#include "storage/statement_place.h"

namespace vestnik::storage {
namespace {

/// n of "$n", or 0.
int parameter_number(const char* name) {
  if (name == nullptr || *name != '$') return 0;
  const std::string_view digits{name + 1};
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

}  // namespace

SqliteStatement::SqliteStatement(sqlite3* connection, std::string_view sql) : connection_(connection) {
  const char* rest = nullptr;
  if (sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                         &rest) != SQLITE_OK) {
    throw sqlite_error(connection, sql);
  }
  if (statement_ == nullptr) throw DatabaseError{DatabaseError::Kind::failure, "an empty statement"};
  try {
    if (!trimmed(sql.substr(static_cast<std::size_t>(rest - sql.data()))).empty()) {
      throw misused("more than one statement");
    }
    read_parameter_names();
  } catch (...) {
    sqlite3_finalize(statement_);
    throw;
  }
}

void SqliteStatement::read_parameter_names() {
  const int count = sqlite3_bind_parameter_count(statement_);
  index_of_.assign(static_cast<std::size_t>(count), 0);
  for (int index = 1; index <= count; ++index) {
    const int number = parameter_number(sqlite3_bind_parameter_name(statement_, index));
    // PostgreSQL refuses a gap in the numbers; what one engine refuses the other must not let through.
    if (number < 1 || number > count) throw misused("parameters are $1 to $n without gaps");
    index_of_[static_cast<std::size_t>(number - 1)] = index;
  }
}

void SqliteStatement::bind(Parameters parameters) {
  if (parameters.size() != index_of_.size()) throw misused("wrong number of parameters");
  for (std::size_t number = 0; number < parameters.size(); ++number) bind_one(index_of_[number], parameters[number]);
}

void SqliteStatement::bind_one(int index, const Value& value) {
  const Value::Held& held = value.held();
  int code = SQLITE_OK;
  if (const auto* integer = std::get_if<std::int64_t>(&held)) {
    code = sqlite3_bind_int64(statement_, index, *integer);
  } else if (const auto* text = std::get_if<std::string_view>(&held)) {
    // A null pointer would be bound as NULL; an empty view may hold one.
    const char* data = text->data() == nullptr ? "" : text->data();
    code = sqlite3_bind_text64(statement_, index, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
  } else {
    code = sqlite3_bind_null(statement_, index);
  }
  if (code != SQLITE_OK) throw sqlite_error(connection_, sqlite3_sql(statement_));
}

bool SqliteStatement::step() {
  switch (sqlite3_step(statement_)) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: throw sqlite_error(connection_, sqlite3_sql(statement_));
  }
}

DatabaseError SqliteStatement::misused(std::string_view what) const {
  return DatabaseError{DatabaseError::Kind::failure,
                       std::string{what} + " in: " + statement_place(sqlite3_sql(statement_))};
}

int SqliteRow::type(int column) const {
  if (column < 0 || column >= columns_) wrong_type(column, "one that is there");
  return sqlite3_column_type(statement_, column);
}

std::int64_t SqliteRow::integer(int column) const {
  if (type(column) != SQLITE_INTEGER) wrong_type(column, "an integer");
  return sqlite3_column_int64(statement_, column);
}

std::string_view SqliteRow::text(int column) const {
  if (type(column) != SQLITE_TEXT) wrong_type(column, "text");
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void SqliteRow::wrong_type(int column, std::string_view wanted) const {
  throw DatabaseError{DatabaseError::Kind::failure, "column " + std::to_string(column) + " is not " +
                                                        std::string{wanted} +
                                                        " in: " + statement_place(sqlite3_sql(statement_))};
}

}  // namespace vestnik::storage
