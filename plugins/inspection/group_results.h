#pragma once
/// Counts of grades and absences of a group's students over some days.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// Students of the group on the day, by name.
[[nodiscard]] std::vector<PersonId> students_on(Transaction& transaction, GroupId group, CivilDate on);

/// Grades of each student in each subject of the group.
using GradeCounts = std::map<std::pair<SubjectId, PersonId>, std::int64_t>;
[[nodiscard]] GradeCounts grades_of_group(Transaction& transaction, GroupId group, Days days);

struct AbsenceCount {
  std::int64_t lessons = 0;         ///< missed
  std::int64_t without_reason = 0;  ///< whose reason the class teacher has not set yet
};
/// By student; of marks with the code that means absent.
[[nodiscard]] std::map<PersonId, AbsenceCount> absences_of_group(Transaction& transaction, GroupId group, Days days,
                                                                 const std::string& absence_code);

}  // namespace vestnik::inspection
