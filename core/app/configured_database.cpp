#include "app/configured_database.h"

namespace vestnik {

bool is_postgres(const Settings& settings) { return settings.text("database.engine", "sqlite") == "postgres"; }

std::filesystem::path sqlite_file(const std::filesystem::path& data) { return data / "vestnik.db"; }

Result<std::unique_ptr<Database>> open_configured(const Settings& settings, const std::filesystem::path& data,
                                                  const StorageOptions& options) {
  if (is_postgres(settings)) {
    const auto connection = settings.secret("database.connection");
    if (!connection) return connection.problem();
    return open_postgres(*connection, options);
  }
  if (options.create) {
    std::error_code ignored;
    std::filesystem::create_directories(data, ignored);
  }
  return open_sqlite(sqlite_file(data).string(), options);
}

}  // namespace vestnik
