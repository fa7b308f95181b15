#pragma once
/// A moment on the institution's wall, as messages and lists name it.
#include <string>

#include "base/time.h"

namespace vestnik {

/// "14.09 08:14".
[[nodiscard]] std::string to_russian_short(const LocalTime& moment);

}  // namespace vestnik
