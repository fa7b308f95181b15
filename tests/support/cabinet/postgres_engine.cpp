// Every test of control once more on PostgreSQL, each with a database of its own.
#include "storage/open.h"
#include "support/cabinet/school.h"
#include "support/postgres_server.h"

namespace vestnik::tests {
namespace {

std::unique_ptr<Database> empty_database() {
  static PostgresServer server;
  return open_postgres(server.create_database()).value();
}

[[maybe_unused]] const bool engine_set = [] {
  School::make_database = &empty_database;
  return true;
}();

}  // namespace
}  // namespace vestnik::tests
