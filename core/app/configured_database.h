#pragma once
/// The database the settings name, for the service and for verbs that need nothing else of it.
#include <filesystem>
#include <memory>

#include "ports/settings.h"
#include "storage/open.h"

namespace vestnik {

/// Setting "database.engine": "sqlite" (the default; the file lies in the data folder) or "postgres".
[[nodiscard]] bool is_postgres(const Settings& settings);
[[nodiscard]] std::filesystem::path sqlite_file(const std::filesystem::path& data);
/// Problems of opening, and of the setting "database.connection". With `options.create` the data folder is made.
[[nodiscard]] Result<std::unique_ptr<Database>> open_configured(const Settings& settings,
                                                                const std::filesystem::path& data,
                                                                const StorageOptions& options);

}  // namespace vestnik
