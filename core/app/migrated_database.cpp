#include "app/migrated_database.h"

#include "app/configured_database.h"
#include "records/areas.h"
#include "records/migrations.h"
#include "storage/migrate.h"
#include "storage/open.h"

namespace vestnik {

Result<std::unique_ptr<Database>> open_migrated(const Settings& settings, const std::filesystem::path& data,
                                                bool exclusive) {
  StorageOptions options;
  options.exclusive = exclusive;
  options.areas_of = areas_of_table;
  auto database = open_configured(settings, data, options);
  if (!database) return database;
  const std::int64_t before = schema_version(**database, "core");
  if (auto migrated = migrate(**database, "core", core_migrations()); !migrated) return migrated.problem();
  if (schema_version(**database, "core") == before) return database;
  database->reset();
  return open_configured(settings, data, options);
}

}  // namespace vestnik
