#pragma once
/// The bot's own tables.
#include <span>

#include "ports/plugin.h"

namespace vestnik::telegram {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::telegram
