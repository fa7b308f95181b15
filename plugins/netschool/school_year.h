#pragma once
/// The school year as these clients know it: one number, its bounds, its terms.
#include <string>
#include <vector>

#include "domain/period.h"
#include "plugins/netschool/call.h"

namespace vestnik::netschool {

struct SchoolYear {
  int id = 0;  ///< the year it begins in
  CivilDate starts, ends;
  std::vector<Period> terms;  ///< quarters, half-years or semesters by order; none where none were set

  [[nodiscard]] std::string name() const;  ///< "2026/2027"
  /// The term with the day in it, else the last one before it, else nullptr.
  [[nodiscard]] const Period* term_on(CivilDate day) const;
};

/// The year `day` falls in; a new one begins in August. Its bounds are those of its terms, September to August where
/// none were set.
[[nodiscard]] SchoolYear school_year_on(Transaction& transaction, CivilDate day);
/// Every year that has a period, newest first; at least the current one.
[[nodiscard]] std::vector<SchoolYear> school_years(Transaction& transaction, CivilDate today);

[[nodiscard]] std::string term_name(Host& host, const Period& term);  ///< "2 четверть"

}  // namespace vestnik::netschool
