#include "notify/paper.h"

#include "records/sheet_store.h"

namespace vestnik {
namespace {

/// Longer than any holidays: lessons of the next school year may not be known yet.
constexpr int weeks_ahead = 16;
constexpr int days_of_week = 7;

}  // namespace

bool is_school_week(Transaction& transaction, PersonId student, CivilDate day) {
  const CivilDate monday = plus_days(day, 1 - iso_weekday(day));
  return has_lessons(transaction, student, monday, plus_days(monday, days_of_week - 1));
}

Instant sheet_due(Transaction& transaction, const Regulation& regulation, const TimeZone& zone, PersonId student,
                  Instant at) {
  const Instant next = next_paper(zone, paper_rule(regulation.notify_rules()), regulation.informing().digest_at, at);
  const LocalTime first = zone.local(next);
  for (int week = 0; week < weeks_ahead; ++week) {
    const CivilDate day = plus_days(first.date, week * days_of_week);
    if (is_school_week(transaction, student, day)) return zone.instant(day, first.time);
  }
  return next;
}

void put_on_sheets(const Fallback& fallback, const std::vector<Obligation>& obligations, const Way& way) {
  const NotifyRule* paper = paper_rule(fallback.regulation.notify_rules());
  for (const auto& one : obligations) {
    const Instant due = sheet_due(fallback.transaction, fallback.regulation, fallback.zone, one.student, fallback.now);
    add_to_digest(fallback.transaction, {paper, one.recipient, one.student, way, due}, {one.id}, fallback.now);
  }
}

void put_on_sheet(const Planning& planning, const NotifyRule& otherwise, PersonId guardian, PersonId student,
                  const Way& way, ObligationId obligation) {
  const NotifyRule* paper = paper_rule(planning.regulation.notify_rules());
  const NotifyRule& rule = paper == nullptr ? otherwise : *paper;
  const Instant due = sheet_due(planning.transaction, planning.regulation, planning.zone, student,
                                planning.recorded + otherwise.settle);
  add_to_digest(planning.transaction, {&rule, guardian, student, way, due}, {obligation}, planning.now);
}

}  // namespace vestnik
