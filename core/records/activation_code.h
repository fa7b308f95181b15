#pragma once
/// One-time codes of the first sign-in: what is printed on a slip, and what of it is kept.
#include <chrono>
#include <string>
#include <string_view>

#include "base/random.h"

namespace vestnik {

/// How long a code waits for its use: a slip that was lost opens nothing for ever (OWASP ASVS 5.0, 6.4.1).
inline constexpr std::chrono::hours activation_lasts{24 * 30};

/// "ABCD-EFGH-JKLM": 12 letters and digits that cannot be taken for one another, about 59 bits.
[[nodiscard]] std::string make_activation_code(Random& random);
/// As it is kept: dashes, spaces and capitals are for the eye, and Cyrillic letters that look like Latin ones are what
/// a person types who has not switched the keyboard.
[[nodiscard]] std::string activation_digest(std::string_view code);

}  // namespace vestnik
