#pragma once
/// Tables of curriculum items.
#include <span>

#include "ports/plugin.h"

namespace vestnik::curriculum {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::curriculum
