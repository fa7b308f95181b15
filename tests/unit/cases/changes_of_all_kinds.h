#pragma once
/// Changes of every kind, right and wrong in turn, so that a regulation says all that it can refuse.
#include <functional>

#include "ports/regulation.h"

namespace vestnik::tests {

/// Hands out each change with a moment at which it is judged. Lessons are of Monday 2026-09-14, 08:00 in Samara.
void each_change(const std::function<void(const Change&, Instant)>& take);

}  // namespace vestnik::tests
