#pragma once
/// Numbers of a whole institution, with nobody's name in them: what an education authority sees (otradny-1.3,
/// syzran-1.users).
#include <cstdint>
#include <optional>
#include <string>

#include "ports/database.h"

namespace vestnik {

struct InstitutionTotals {
  std::int64_t students = 0;  ///< on the last day
  std::int64_t groups = 0;    ///< classes and groups with students on the last day, without subgroups
  std::int64_t lessons_held = 0;
  std::int64_t absences = 0;
  std::int64_t marks = 0;
  std::optional<std::int64_t>
      average_hundredths;  ///< of the marks; none where there are too few to hide whose they are
};

/// Fewer marks have no average.
inline constexpr std::int64_t least_marks_for_average = 30;

/// From the first day to the last, both included. `absence_code`: the attendance mark that means absent. The
/// transaction's thread and institution.
[[nodiscard]] InstitutionTotals institution_totals(Transaction& transaction, CivilDate from, CivilDate to,
                                                   const std::string& absence_code);

}  // namespace vestnik
