#pragma once
/// Words of the timetable and the calendar that a school's tables, its records and its lessons share.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik {

/// Of the week within the school year: the week of 1 September is the first, and odd.
enum class WeekParity : std::uint8_t { every, odd, even };

inline constexpr std::array<std::string_view, 3> week_parity_names{"every", "odd", "even"};
[[nodiscard]] constexpr std::string_view to_text(WeekParity parity) {
  return week_parity_names[static_cast<std::size_t>(parity)];
}

struct Bell {
  std::string schedule;  ///< name of the bell schedule; "" is the usual one
  int number = 1;        ///< place in the day, from 1
  WallTime starts{};
  WallTime ends{};
  bool operator==(const Bell&) const = default;
};

namespace day_kind {
inline constexpr std::string_view day_off = "day_off";  ///< holiday, frost, quarantine: no lessons
inline constexpr std::string_view school_day =
    "school_day";  ///< lessons although the week says no; see follows_weekday
}  // namespace day_kind

}  // namespace vestnik
