#include "storage/sqlite_error.h"

#include <SQLiteCpp/Exception.h>

#include <cerrno>

#include "base/log.h"
#include "storage/statement_place.h"

namespace vestnik::storage {
namespace {

Problem logged(std::string_view code, const std::string& path, const char* why) {
  log(LogLevel::error, "storage", "a database file cannot be used", {{"where", path}, {"why", why}});
  return Problem{std::string{code}, {{"where", path}}};
}

std::string_view code_of(DatabaseError::Kind kind) {
  switch (kind) {
    case DatabaseError::Kind::busy: return "storage.busy";
    case DatabaseError::Kind::disk_full: return "storage.no_room";
    default: return "storage.cannot_open";
  }
}

}  // namespace

DatabaseError::Kind sqlite_error_kind(int extended_code, int system_error) {
  // Some shared-memory and truncation failures of a full disk are reported as I/O errors.
  const bool no_room = system_error == ENOSPC || system_error == EDQUOT;
  switch (extended_code & 0xFF) {
    case SQLITE_FULL: return DatabaseError::Kind::disk_full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return no_room ? DatabaseError::Kind::disk_full : DatabaseError::Kind::failure;
    case SQLITE_CONSTRAINT: return DatabaseError::Kind::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseError::Kind::busy;
    default: return DatabaseError::Kind::failure;
  }
}

DatabaseError sqlite_error(sqlite3* connection, std::string_view sql) {
  const int code = sqlite3_extended_errcode(connection);
  std::string text = "sqlite " + std::to_string(code) + ": " + sqlite3_errmsg(connection);
  if (!sql.empty()) text += " in: " + statement_place(sql);
  return DatabaseError{sqlite_error_kind(code, sqlite3_system_errno(connection)), std::move(text)};
}

Problem sqlite_problem(const std::string& path) {
  try {
    throw;
  } catch (const SQLite::Exception& error) {
    const int code = error.getExtendedErrorCode();
    const bool foreign_file = (code & 0xFF) == SQLITE_NOTADB;
    return logged(foreign_file ? "storage.not_a_database" : code_of(sqlite_error_kind(code, 0)), path, error.what());
  } catch (const DatabaseError& error) {
    return logged(code_of(error.kind()), path, error.what());
  }
}

}  // namespace vestnik::storage
