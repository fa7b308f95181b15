#pragma once
#include <span>

#include "ports/plugin.h"

namespace vestnik::bounces {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::bounces
