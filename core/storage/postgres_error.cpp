#include "storage/postgres_error.h"

#include <pqxx/except>
#include <string>

#include "storage/statement_place.h"

namespace vestnik::storage {
namespace {

std::string described(std::string_view state, const char* message, std::string_view sql) {
  std::string text = "postgresql " + std::string{state};
  const std::string_view whole{message};
  // Data exceptions (22) and errors raised by functions (P0) quote values.
  const bool quotes_values = state.empty() || state.starts_with("22") || state.starts_with("P0");
  if (!quotes_values) text += ": " + std::string{whole.substr(0, whole.find('\n'))};
  return text + " in: " + statement_place(sql);
}

}  // namespace

DatabaseError::Kind postgres_error_kind(std::string_view state) {
  if (state.starts_with("23")) return DatabaseError::Kind::constraint;
  if (state == "53100") return DatabaseError::Kind::disk_full;
  if (state.starts_with("08") || state.starts_with("57P0")) return DatabaseError::Kind::lost_connection;
  if (state.starts_with("40") || state == "55P03") return DatabaseError::Kind::busy;
  return DatabaseError::Kind::failure;
}

DatabaseError postgres_error(std::string_view sql, bool connected) {
  try {
    throw;
  } catch (const pqxx::sql_error& error) {
    const auto kind = connected ? postgres_error_kind(error.sqlstate()) : DatabaseError::Kind::lost_connection;
    return DatabaseError{kind, described(error.sqlstate(), error.what(), sql)};
  } catch (const pqxx::broken_connection&) {
    return DatabaseError{DatabaseError::Kind::lost_connection, described("", "", sql)};
  } catch (const std::exception&) {
    const auto kind = connected ? DatabaseError::Kind::failure : DatabaseError::Kind::lost_connection;
    return DatabaseError{kind, described("", "", sql)};
  }
}

DatabaseError postgres_connect_error() {
  std::string text = "no connection to postgresql";
  try {
    throw;
  } catch (const std::exception& error) {
    const std::string_view reason{error.what()};
    const bool quotes_connection = reason.find("connection info string") != std::string_view::npos ||
                                   reason.find("connection option") != std::string_view::npos;
    if (!quotes_connection) text += ": " + std::string{reason.substr(0, reason.find('\n'))};
  }
  return DatabaseError{DatabaseError::Kind::lost_connection, std::move(text)};
}

}  // namespace vestnik::storage
