#pragma once
/// Who of the institution must know its regulation, and who has confirmed it.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::acquaintance {

struct StaffReading {
  PersonId person;
  std::string name;                ///< "Котова А. Ю."
  std::optional<Instant> read_at;  ///< none: not confirmed yet
};

/// Everybody with an office, a load or a class on the date, by name; `in_force_from` names the regulation's version.
[[nodiscard]] std::vector<StaffReading> staff_readings(Transaction& transaction, CivilDate in_force_from,
                                                       CivilDate today);
[[nodiscard]] bool is_staff(Transaction& transaction, PersonId person, CivilDate today);
[[nodiscard]] std::optional<Instant> read_at(Transaction& transaction, CivilDate in_force_from, PersonId person);

}  // namespace vestnik::acquaintance
