#pragma once
/// Tables of the school's details and of reference lists.
#include <span>

#include "ports/plugin.h"

namespace vestnik::school_details {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::school_details
