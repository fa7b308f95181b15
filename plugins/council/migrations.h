#pragma once
/// Tables of the council's decisions.
#include <span>

#include "ports/plugin.h"

namespace vestnik::council {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::council
