#pragma once
/// The plugin's own tables: what families answered, and the absences that follow from it.
#include <span>

#include "ports/plugin.h"

namespace vestnik::replies {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::replies
