#pragma once
/// When a student comes of age (Civil Code of Russia, article 21): rights of the family end with the day before.
#include <chrono>

#include "base/time.h"

namespace vestnik {

inline constexpr std::chrono::years full_age{18};

/// The first day of full age. Who was born on 29 February has it on 1 March, for the year's 28 February is still a
/// day of the eighteenth year (article 192).
[[nodiscard]] inline CivilDate comes_of_age(CivilDate born) {
  return CivilDate{std::chrono::sys_days{CivilDate{born.year() + full_age, born.month(), born.day()}}};
}

[[nodiscard]] inline bool is_of_age(CivilDate born, CivilDate on) { return comes_of_age(born) <= on; }

}  // namespace vestnik
