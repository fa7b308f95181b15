#pragma once
/// Settings from properties files, one layered over another (Poco::Util).
#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.h"
#include "ports/settings.h"

namespace vestnik {

/// `files` from the strongest to the weakest; a missing one is a problem. `own` goes before all of them.
/// Problem "settings.unreadable" {file}.
[[nodiscard]] Result<std::unique_ptr<Settings>> load_settings(
    const std::vector<std::filesystem::path>& files, const std::vector<std::pair<std::string, std::string>>& own = {});

}  // namespace vestnik
