#include "regulation/edit_windows.h"

#include <algorithm>

namespace vestnik {

std::chrono::seconds Span::length() const {
  switch (unit) {
    case Unit::minutes: return std::chrono::minutes{count};
    case Unit::hours: return std::chrono::hours{count};
    case Unit::days:
    case Unit::school_days:
    case Unit::working_days: break;
  }
  return std::chrono::days{count};
}

CivilDate DayCount::after(CivilDate date, const SchoolDays& school) const {
  return school_days ? school_day_after(school, date, days) : plus_days(date, days);
}

CivilDate DayCount::before(CivilDate date, const SchoolDays& school) const {
  return school_days ? school_day_before(school, date, days) : plus_days(date, -days);
}

EditWindows::EditWindows(const RuleSet& rules, const DayStarts& days)
    : rules_(rules),
      days_(days),
      reasons_named_(std::any_of(rules.editing.begin(), rules.editing.end(),
                                 [](const EditRule& rule) { return rule.what.has(Matter::reasons); })) {}

std::uint64_t EditWindows::binding_rules(const WindowQuestion& question) const {
  const bool reasons_as_attendance = question.matter == Matter::reasons && !reasons_named_;
  const Matter matter = reasons_as_attendance ? Matter::attendance : question.matter;
  std::uint64_t binding = 0;
  std::uint64_t replaced = 0;
  for (std::size_t place = 0; place < rules_.editing.size(); ++place) {
    const EditRule& rule = rules_.editing[place];
    if (!rule.what.has(matter) || !rule.roles.has(question.role) || !rule.head.applies_to.admits(question.target))
      continue;
    binding |= std::uint64_t{1} << place;
    replaced |= rule.replaces;
  }
  return binding & ~replaced;
}

const Period* EditWindows::period_of(const WindowQuestion& question) const {
  if (question.period) return &*question.period;
  const CivilDate date = question.lesson.date;
  const Period* shortest = nullptr;
  for (const Period& period : rules_.periods) {
    if (date < period.starts || period.ends < date) continue;
    if (shortest == nullptr || period.kind < shortest->kind) shortest = &period;
  }
  return shortest;
}

std::optional<Instant> EditWindows::end_of(const EditRule& rule, const WindowQuestion& question) const {
  if (!rule.open_for) {
    const Period* period = period_of(question);
    if (period == nullptr) return std::nullopt;
    return days_.of(std::chrono::sys_days{period->ends} + std::chrono::days{1});
  }
  if (!rule.open_for->of_days()) return question.lesson.ends_at + rule.open_for->length();
  const auto count = static_cast<int>(rule.open_for->count) - (rule.counted_from == CountedFrom::lesson ? 0 : 1);
  // The end of day N is the first instant of day N + 1: half-open, so 23:59:59 is in and 00:00:00 is out.
  constexpr std::chrono::days next{1};
  // Asked of every mark: civil days are counted without a civil date in between.
  if (rule.open_for->unit == Span::Unit::days)
    return days_.of(std::chrono::sys_days{question.lesson.date} + std::chrono::days{count} + next);
  return days_.of(std::chrono::sys_days{school_day_after(question.school_days, question.lesson.date, count)} + next);
}

EditWindows::Limit EditWindows::strictest(const WindowQuestion& question, bool opened) const {
  Limit first;
  each(question, opened, [&](const EditRule& rule, Instant end) {
    if (first.rule == nullptr || end < first.ends) first = {&rule, end};
  });
  return first;
}

}  // namespace vestnik
