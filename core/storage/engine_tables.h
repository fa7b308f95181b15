#pragma once
/// The tables that the storage itself needs, on every engine: counters and the versions of the schema.
#include "storage/connection.h"

namespace vestnik::storage {

/// Makes the tables that are not there yet, in a transaction of its own.
void ensure_engine_tables(Connection& connection);

}  // namespace vestnik::storage
