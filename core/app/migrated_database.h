#pragma once
/// The database a service works on: opened by the settings, with the core's schema.
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "domain/ids.h"
#include "ports/database.h"
#include "ports/settings.h"

namespace vestnik {

/// `exclusive`: held as its one service. Problems of opening and of migrating.
[[nodiscard]] Result<std::unique_ptr<Database>> open_migrated(const Settings& settings,
                                                              const std::filesystem::path& data, bool exclusive);

[[nodiscard]] std::vector<InstitutionId> institutions_of(Database& database);

}  // namespace vestnik
