#pragma once
/// The plugin's own table: notes on behaviour and what became of each.
#include <span>

#include "ports/plugin.h"

namespace vestnik::notes {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::notes
