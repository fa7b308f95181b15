#include "lua/case_calendar.h"

#include "base/text.h"

namespace vestnik {
namespace {

void read_days(Fields& calendar, std::string_view field, bool lessons, std::vector<SpecialDay>& days) {
  for (const std::string& written : calendar.texts(field)) {
    if (const auto date = parse_iso_date(written))
      days.push_back({*date, lessons});
    else
      calendar.report("regulation.no_such_date", field, {{"value", written}});
  }
}

}  // namespace

std::optional<CaseCalendar> read_case_calendar(Fields& fields, FileFindings& findings) {
  const Node* node = fields.table("calendar");
  if (node == nullptr) return std::nullopt;
  Fields written{*node, "calendar", findings};
  CaseCalendar calendar;
  read_days(written, "holidays", false, calendar.special);
  read_days(written, "lessons_on", true, calendar.special);
  if (written.whole("week", 5, 6).value_or(6) == 5) calendar.week.reset(6);
  return calendar;
}

std::optional<Period> read_case_period(Fields& fields, const Regulation& regulation) {
  const auto written = fields.text("period");
  if (!written) return std::nullopt;
  const auto parts = split(*written, ' ');
  for (const Period& period : regulation.periods()) {
    if (parts.size() == 2 && to_text(period.kind) == parts[0] && std::to_string(period.number) == parts[1])
      return period;
  }
  fields.report("regulation.unknown_value", "period",
                {{"value", *written}, {"nearest", ""}, {"expected", "quarter 1"}});
  return std::nullopt;
}

}  // namespace vestnik
