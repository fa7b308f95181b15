#include "support/migrated_postgres.h"

#include "records/migrations.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/postgres_server.h"

namespace vestnik::tests {
namespace {

std::string migrated_model(PostgresServer& server) {
  const std::string connection = server.create_database();
  const auto model = open_postgres(connection).value();
  if (!migrate(*model, "core", core_migrations())) throw std::runtime_error{"the schema could not be made"};
  return connection;
}

}  // namespace

std::unique_ptr<Database> migrated_postgres() {
  static PostgresServer server;
  static const std::string model = migrated_model(server);
  return open_postgres(server.copy_database(model)).value();
}

}  // namespace vestnik::tests
