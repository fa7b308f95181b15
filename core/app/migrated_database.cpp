#include "app/migrated_database.h"

#include "app/configured_database.h"
#include "records/areas.h"
#include "records/institution_store.h"
#include "records/migrations.h"
#include "storage/migrate.h"

namespace vestnik {
namespace {

Result<std::unique_ptr<Database>> open_database(const Settings& settings, const std::filesystem::path& data,
                                                bool exclusive) {
  StorageOptions options;
  options.exclusive = exclusive;
  options.areas_of = areas_of_table;
  return open_configured(settings, data, options);
}

}  // namespace

// What a driver learns about the tables it learns at opening, so a database whose
// schema has just grown is opened once more.
Result<std::unique_ptr<Database>> open_migrated(const Settings& settings, const std::filesystem::path& data,
                                                bool exclusive) {
  auto database = open_database(settings, data, exclusive);
  if (!database) return database;
  const std::int64_t before = schema_version(**database, "core");
  if (auto migrated = migrate(**database, "core", core_migrations()); !migrated) return migrated.problem();
  if (schema_version(**database, "core") == before) return database;
  database->reset();
  return open_database(settings, data, exclusive);
}

std::vector<InstitutionId> institutions_of(Database& database) {
  std::vector<InstitutionId> ids;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    for (const Institution& institution : all_institutions(transaction)) ids.push_back(institution.id);
  });
  return ids;
}

}  // namespace vestnik
