#pragma once
/// Tables of the personal cards.
#include <span>

#include "ports/plugin.h"

namespace vestnik::cards {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::cards
