#include "storage/engine_tables.h"

namespace vestnik::storage {

void ensure_engine_tables(Connection& connection) {
  connection.begin_write();
  try {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS counter (institution_id BIGINT NOT NULL, name TEXT NOT NULL, value BIGINT NOT NULL,"
        " PRIMARY KEY (institution_id, name))",
        {});
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_version (component TEXT NOT NULL, version BIGINT NOT NULL,"
        " name TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (component, version))",
        {});
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace vestnik::storage
