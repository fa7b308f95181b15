#include <array>
#include <cstdlib>

#include "regulation/explain_words.h"
#include "regulation/findings.h"

namespace vestnik {
namespace {

constexpr std::array on_weekday_codes{"explain.on_monday",   "explain.on_tuesday", "explain.on_wednesday",
                                      "explain.on_thursday", "explain.on_friday",  "explain.on_saturday",
                                      "explain.on_sunday"};

std::string date_of_year(const Recurrence& recurrence) {
  const CivilDate date{std::chrono::year{2028}, std::chrono::month{static_cast<unsigned>(recurrence.month)},
                       std::chrono::day{static_cast<unsigned>(recurrence.day)}};
  return to_russian_short(date);
}

std::string periods_of(const ExplainWords& words, const Recurrence& recurrence) {
  if (recurrence.kinds.empty()) return words.sentence("explain.of_period");
  std::vector<std::string> names;
  for (const PeriodKind kind : recurrence.kinds)
    names.push_back(words.sentence("explain.of_" + std::string{to_text(kind)}));
  return listed(names);
}

std::string of_period(const ExplainWords& words, const Recurrence& recurrence) {
  if (recurrence.by_order) return words.sentence("explain.by_order", {{"period", periods_of(words, recurrence)}});
  const int days = std::abs(recurrence.offset_days);
  const Details details{{"count", std::to_string(days)}, {"period", periods_of(words, recurrence)}};
  if (days == 0) return words.sentence(recurrence.from_start ? "explain.on_start" : "explain.on_end", details);
  const bool before = recurrence.offset_days < 0;
  std::string code{before ? "explain.before_" : "explain.after_"};
  code += recurrence.from_start ? "start" : "end";
  if (recurrence.school_days) code += "_school_days";
  return words.sentence(code, details);
}

}  // namespace

std::string ExplainWords::moment(const Recurrence& recurrence, bool with_time) const {
  std::string text;
  switch (recurrence.turn) {
    case Recurrence::Turn::school_day: text = sentence("explain.on_school_day"); break;
    case Recurrence::Turn::week:
      text = recurrence.weekday == 0 ? sentence("explain.on_end_of_week")
                                     : sentence(on_weekday_codes[static_cast<std::size_t>(recurrence.weekday - 1)]);
      break;
    case Recurrence::Turn::month:
      text = recurrence.day == 0 ? sentence("explain.on_end_of_month")
                                 : sentence("explain.on_day_of_month", {{"day", std::to_string(recurrence.day)}});
      break;
    case Recurrence::Turn::period: text = of_period(*this, recurrence); break;
    case Recurrence::Turn::year: text = sentence("explain.on_date", {{"date", date_of_year(recurrence)}}); break;
  }
  return with_time ? text + sentence("explain.at_time", {{"at", to_clock(recurrence.at)}}) : text;
}

std::string ExplainWords::duty(const DutyRule& rule) const {
  return rule.text.empty() ? sentence("explain.duty_" + rule.matter) : rule.text;
}

}  // namespace vestnik
