#pragma once
/// What each class still lacks before the work begins, and who supplies it (syzran-r.adm.3, labinsk-4.3.1).
#include <string>

#include "plugins/inspection/control_routes.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {

/// {"on":…,"complete":false,"groups":[{"group":…,"parts":[{"part":"load","done":true,"count":12,
/// "supplied_by":"deputy_head"}]}]}: timetable, load and subgroups of every class and college group on the day, the
/// class teacher and the list of students. "subgroups" is done when every subgroup has students and a teacher, or none
/// is there.
[[nodiscard]] std::string write_readiness(Transaction& transaction, const Reach& reach, CivilDate on);

}  // namespace vestnik::inspection
