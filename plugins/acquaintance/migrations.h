#pragma once
/// The sheet of acquaintance as a table.
#include <span>

#include "ports/plugin.h"

namespace vestnik::acquaintance {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::acquaintance
