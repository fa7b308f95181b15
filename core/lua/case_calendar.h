#pragma once
/// What cases say of the calendar and of periods.
#include <optional>
#include <vector>

#include "domain/school_days.h"
#include "lua/fields.h"
#include "ports/regulation.h"

namespace vestnik {

struct CaseCalendar {
  std::vector<SpecialDay> special;
  TeachingWeek week = monday_to_saturday();
};

/// `calendar = { holidays = { "2026-11-04" }, lessons_on = { "2026-11-14" }, week = 5 }`; nothing when it is not there.
[[nodiscard]] std::optional<CaseCalendar> read_case_calendar(Fields& fields, FileFindings& findings);

/// `period = "quarter 1"`; nothing when the field is not there or was reported.
[[nodiscard]] std::optional<Period> read_case_period(Fields& fields, const Regulation& regulation);

}  // namespace vestnik
