#pragma once
/// The tables of control: remarks, checks, reports, the working group.
#include <span>

#include "ports/plugin.h"

namespace vestnik::inspection {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::inspection
