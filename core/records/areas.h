#pragma once
/// Which areas rest on which table of the schema: what a commit makes stale in memory, and what it leaves standing.
#include <optional>
#include <string_view>

#include "ports/database.h"

namespace vestnik {

/// The areas of a table of the core; nullopt for a table that is none of the core's.
[[nodiscard]] std::optional<Areas> areas_of_core_table(std::string_view table);

/// What the storage asks. A plugin's own tables (`p_<name>_…`) belong to no area; a table nobody knows to all of them.
[[nodiscard]] Areas areas_of_table(std::string_view table);

}  // namespace vestnik
