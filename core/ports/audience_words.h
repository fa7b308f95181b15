#pragma once
/// The words of the language for whom a rule tells, in the order of the enum.
#include <array>
#include <string_view>

#include "ports/regulation.h"

namespace vestnik {

inline constexpr std::array<std::string_view, 9> audience_names{"student",     "parents",       "class_teacher",
                                                                "group",       "everyone",      "subject_teacher",
                                                                "deputy_head", "administrator", "addressees"};

[[nodiscard]] constexpr std::string_view to_text(Audience audience) {
  return audience_names[static_cast<std::size_t>(audience)];
}

}  // namespace vestnik
