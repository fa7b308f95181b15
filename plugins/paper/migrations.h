#pragma once
/// The plugin's own table: sheets, each with its text as it was made.
#include <span>

#include "ports/plugin.h"

namespace vestnik::paper {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::paper
