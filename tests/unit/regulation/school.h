#pragma once
/// A small regulation in data, and changes to judge by it.
#include "regulation/tabled_regulation.h"

namespace vestnik::tests {

inline CivilDate day(std::string_view text) { return *parse_iso_date(text); }

/// The instant of a wall time in Samara.
inline Instant at(std::string_view date, std::string_view time) {
  return TimeZone::find("Europe/Samara").value().instant(day(date), *parse_clock(time));
}

inline EditRule days_rule(std::string clause, std::int64_t days) {
  EditRule rule;
  rule.head.clause = std::move(clause);
  rule.what.add(Matter::grades);
  rule.roles = RoleSet::all_but_administrator();
  rule.open_for = Span{days, Span::Unit::days};
  return rule;
}

inline RuleSet small_rules() {
  RuleSet rules;
  rules.info.institution = "school";
  rules.info.in_force_from = day("2026-09-01");
  rules.info.timezone = "Europe/Samara";
  ScaleRule scale;
  scale.scale = {2, 3, 4, 5};
  rules.scales.push_back(scale);
  rules.absence.terms.codes = {"N", "L"};
  rules.absence.terms.absence_code = "N";
  rules.periods.push_back({PeriodId{}, PeriodKind::quarter, 1, day("2026-09-01"), day("2026-10-25")});
  return rules;
}

inline std::shared_ptr<TabledRegulation> regulation_of(RuleSet rules) {
  return std::make_shared<TabledRegulation>(std::move(rules), TimeZone::find("Europe/Samara").value(), nullptr);
}

inline std::shared_ptr<LessonFacts> lesson_on(std::string_view date) {
  auto lesson = std::make_shared<LessonFacts>();
  lesson->date = day(date);
  lesson->starts_at = at(date, "08:00");
  lesson->ends_at = at(date, "08:40");
  lesson->state = LessonState::held;
  lesson->group.name = "7-A";
  lesson->group.course = 7;
  lesson->subject_name = "music";
  return lesson;
}

inline MarkChange mark_on(std::string_view date, std::uint8_t grade = 5) {
  MarkChange change;
  change.lesson = lesson_on(date);
  change.has_task = true;
  change.after = Mark{grade, {}};
  return change;
}

}  // namespace vestnik::tests
