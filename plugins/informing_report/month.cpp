#include "plugins/informing_report/month.h"

namespace vestnik::informing_report {
namespace {

CivilDate first_day(Month month) { return std::chrono::year_month_day{month / std::chrono::day{1}}; }

}  // namespace

std::optional<Month> parse_month(std::string_view text) {
  const auto day = parse_iso_date(std::string{text} + "-01");
  return day ? std::optional{month_of(*day)} : std::nullopt;
}

std::string to_text(Month month) {
  constexpr std::size_t as_far_as_the_month = 7;
  return to_iso(first_day(month)).substr(0, as_far_as_the_month);
}

Month month_of(CivilDate day) { return day.year() / day.month(); }

MonthSpan span_of(const TimeZone& zone, Month month) {
  return {zone.start_of_day(first_day(month)), zone.start_of_day(first_day(month + std::chrono::months{1}))};
}

}  // namespace vestnik::informing_report
