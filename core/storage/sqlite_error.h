#pragma once
/// SQLite's result codes as DatabaseError.
#include <sqlite3.h>

#include <string>
#include <string_view>

#include "base/problem.h"
#include "ports/database.h"

namespace vestnik::storage {

/// What kind of broken world an extended result code means; `system_error` is the errno behind an I/O error, or 0.
[[nodiscard]] DatabaseError::Kind sqlite_error_kind(int extended_code, int system_error);
/// The last error of the connection, with the statement's place.
[[nodiscard]] DatabaseError sqlite_error(sqlite3* connection, std::string_view sql);

/// To be called inside a catch block: an SQLite::Exception or DatabaseError in flight, met while working with a whole
/// file, as a Problem {where}: storage.not_a_database, storage.busy, storage.no_room, storage.cannot_open. The reason
/// goes to the log. Anything else is thrown on.
[[nodiscard]] Problem sqlite_problem(const std::string& path);

}  // namespace vestnik::storage
