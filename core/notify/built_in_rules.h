#pragma once
/// What the core itself wants told, whatever the regulation says of it: somebody has to hear of a password that others
/// know. A regulation's own rule about the same event takes the place of the built-in one, and may tell more people.
#include <string_view>

#include "ports/regulation.h"

namespace vestnik {

/// The rule about a named event, or nullptr. It stands under no clause. Any thread.
[[nodiscard]] const NotifyRule* built_in_rule(std::string_view event);

}  // namespace vestnik
