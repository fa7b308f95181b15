#pragma once
/// The board's own tables.
#include <span>

#include "ports/plugin.h"

namespace vestnik::bulletin {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::bulletin
