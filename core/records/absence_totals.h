#pragma once
/// What the students of a group missed within some days: whole days and lessons, split by reason (labinsk-5.2.4c).
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct AbsenceTotals {
  PersonId student;
  int days = 0;                          ///< on which every held lesson of the student was missed
  int lessons = 0;                       ///< missed
  int released = 0;                      ///< lessons a release freed the student from: none of them counts as missed
  std::map<std::string, int> by_reason;  ///< missed lessons; "" where no reason is known
};

/// Of everybody who was on the group's list on any of the days, by id: in all groups the student sat in on the days, so
/// that subgroups and a former class count too. `absent` is the regulation's absence code. The transaction's thread and
/// institution; DatabaseError when the world is broken.
[[nodiscard]] std::vector<AbsenceTotals> absence_totals(Transaction& transaction, GroupId group, CivilDate from,
                                                        CivilDate to, std::string_view absent);

}  // namespace vestnik
