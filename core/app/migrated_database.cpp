#include "app/migrated_database.h"

#include "app/configured_database.h"
#include "records/areas.h"
#include "records/migrations.h"
#include "storage/migrate.h"
#include "storage/open.h"

namespace vestnik {
namespace {

Result<std::unique_ptr<Database>> open_database(const ServiceParts& parts) {
  StorageOptions options;
  options.exclusive = parts.exclusive;
  options.areas_of = areas_of_table;
  return open_configured(parts.settings, parts.places.data, options);
}

}  // namespace

Result<std::unique_ptr<Database>> open_migrated(const ServiceParts& parts) {
  auto database = open_database(parts);
  if (!database) return database;
  const std::int64_t before = schema_version(**database, "core");
  if (auto migrated = migrate(**database, "core", core_migrations()); !migrated) return migrated.problem();
  if (schema_version(**database, "core") == before) return database;
  database->reset();
  return open_database(parts);
}

}  // namespace vestnik
