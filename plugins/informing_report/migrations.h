#pragma once
/// Tables of the plugin.
#include <span>

#include "ports/plugin.h"

namespace vestnik::informing_report {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::informing_report
