#include "conformance/records/suite.h"
#include "storage/open.h"
#include "support/postgres_server.h"

namespace vestnik::tests {
namespace {

std::unique_ptr<Database> empty_database() {
  static PostgresServer server;
  return open_postgres(server.create_database()).value();
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Postgres, JournalConformance, ::testing::Values(&empty_database));

}  // namespace vestnik::tests
