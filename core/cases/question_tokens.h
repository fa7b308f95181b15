#pragma once
/// The words of a question, and what a date, a time and a group look like in it.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace vestnik {

/// Split at spaces and commas; «…» and "…" hold a name together.
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view line);
/// "14.09.2026"; nothing for a date that does not exist.
[[nodiscard]] std::optional<CivilDate> russian_date(std::string_view text);
[[nodiscard]] bool date_shaped(std::string_view text);
/// "00:00" or "00:00:00", since midnight.
[[nodiscard]] std::optional<std::chrono::seconds> clock_of(std::string_view text);
/// Letters and digits together: «7-А», «10Б», «ТЭ-21».
[[nodiscard]] bool group_shaped(std::string_view text);
/// The number a name begins with: 7 of «7-А», 0 of «ТЭ-21».
[[nodiscard]] int leading_number(std::string_view text);

}  // namespace vestnik
