#pragma once
/// What control adds to the matters of duties (ports/duties.h): a check recorded, remarks removed, a report made.
#include <memory>
#include <vector>

#include "ports/duties.h"

namespace vestnik::inspection {

/// "journal_checked", "results_checked", "attendance_checked", "deep_check_made": done when the person recorded such a
/// check within the turn or late, a class teacher one for each own class. "remarks_removed": the person's open remarks,
/// of whatever age; "remarks_due": those whose date lies within the turn (labinsk-4.5.10). "report_made",
/// "analysis_made": done when the person made one within the turn, a class teacher one for each own class.
[[nodiscard]] std::vector<std::unique_ptr<DutyMatter>> control_matters();

}  // namespace vestnik::inspection
