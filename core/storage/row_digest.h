#pragma once
/// A digest of everything that a database holds: schema and rows.
#include <sqlite3.h>

#include <string>

namespace vestnik::storage {

/// Of all tables in the order of their names, rows in the order of their keys. Inside a read transaction when others
/// write. Throws DatabaseError.
[[nodiscard]] std::string row_digest(sqlite3* connection);

}  // namespace vestnik::storage
