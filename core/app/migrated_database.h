#pragma once
/// The configured database with the core's schema as this program knows it.
#include <filesystem>
#include <memory>

#include "base/result.h"
#include "ports/database.h"
#include "ports/settings.h"

namespace vestnik {

/// `exclusive`: as its one service. What a driver learns about the tables it learns at opening, so a database whose
/// schema has just grown is opened once more. Problems of open_configured and migrate.
[[nodiscard]] Result<std::unique_ptr<Database>> open_migrated(const Settings& settings,
                                                              const std::filesystem::path& data, bool exclusive);

}  // namespace vestnik
