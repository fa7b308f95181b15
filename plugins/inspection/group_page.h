#pragma once
/// One group through the eyes of its check: grades of each student, missed lessons, falling averages (otradny-4.head.1,
/// usolye-4.6.4, yarovoe-4.3.1, otradny-4.ct.2).
#include <string>

#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

/// {"group":…,"from":…,"until":…,"lessons":12,"unfilled":1,"without_roll":1,"students":[{"student":…,"grades":3,
/// "average":4.33|null,"average_before":4.50|null,"falling":true,"missed":2,"without_reason":1}]}. Before: the as many
/// days before. Falling: lower by half a grade or more. `subgroups` count with the class.
[[nodiscard]] std::string write_group(Transaction& transaction, GroupId group, Days days, Instant now,
                                      const std::string& absence_code);

}  // namespace vestnik::inspection
