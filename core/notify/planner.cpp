#include "notify/planner.h"

#include "base/log.h"
#include "domain/event_types.h"
#include "notify/event_payload.h"
#include "records/event_feed.h"
#include "records/fact_reader.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

using Days = std::map<std::pair<PersonId, CivilDate>, std::set<std::int64_t>>;

void plan_days(const Planning& planning, const Days& days) {
  for (const auto& [whose, fresh] : days) plan_attendance(planning, whose.first, whose.second, fresh);
}

void plan_attendance_rows(const Planning& planning, const EventPayload& payload) {
  Days days;
  for (std::size_t at = 0; at < payload.rows.size(); ++at) {
    const auto day = date_of_attendance(planning.transaction, AttendanceId{payload.rows[at]});
    if (day) days[{PersonId{payload.students[at]}, *day}].insert(payload.rows[at]);
  }
  plan_days(planning, days);
}

// A cancelled or moved lesson takes its alerts along.
void plan_lesson(const Planning& planning, LessonId lesson) {
  Days days;
  for (const auto& whose : attendance_days_of_lesson(planning.transaction, lesson)) days[whose];
  plan_days(planning, days);
}

void plan_absence_notice(const Planning& planning, PersonId student) {
  Days days;
  for (const CivilDate day : days_with_open_absence(planning.transaction, student)) days[{student, day}];
  plan_days(planning, days);
}

bool plan_core_event(const Planning& planning, const Event& event) {
  namespace type = event_type;
  if (event.type == type::attendance_recorded || event.type == type::reasons_recorded) {
    plan_attendance_rows(planning, read_payload(event.payload));
  } else if (event.type == type::lesson_changed) {
    plan_lesson(planning, LessonId{read_payload(event.payload).lesson});
  } else if (event.type == type::notice_entered) {
    const EventPayload payload = read_payload(event.payload);
    plan_attendance_rows(planning, payload);
    plan_absence_notice(planning, PersonId{payload.students.back()});
  } else if (event.type == type::marks_recorded) {
    for (const auto id : read_payload(event.payload).rows) plan_mark(planning, MarkId{id});
  } else if (event.type == type::finals_recorded || event.type == type::sheet_closed) {
    const bool closing = event.type == type::sheet_closed;
    for (const auto id : read_payload(event.payload).rows) plan_final(planning, FinalId{id}, closing);
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::size_t Planner::step(InstitutionId institution, Instant now) {
  bool waiting = false;
  parts_.database.read(institution, [&](Transaction& transaction) {
    waiting = !events_after(transaction, planner_cursor(transaction), 1).empty();
  });
  if (!waiting) return 0;
  std::size_t planned = 0;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    planned = plan_batch(transaction, now);
    return true;
  });
  return planned;
}

std::size_t Planner::plan_batch(Transaction& transaction, Instant now) const {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return 0;
  const auto regulation = parts_.regulations.in_force(transaction.institution(), zone->local(now).date);
  if (!regulation) return 0;
  const auto events = events_after(transaction, planner_cursor(transaction), batch);
  for (const auto& event : events) plan(transaction, *regulation, *zone, event, now);
  if (!events.empty()) move_planner_cursor(transaction, events.back().id);
  return events.size();
}

void Planner::plan(Transaction& transaction, const Regulation& regulation, const TimeZone& zone, const Event& event,
                   Instant now) const {
  const Planning planning{transaction,       regulation, parts_.channels,     zone, event.id,
                          event.recorded_at, now,        zone.local(now).date};
  try {
    plan_event(planning, event);
  } catch (const DatabaseError&) {
    throw;
  } catch (const std::exception&) {
    // One event that cannot be read must not stand before all later ones for ever.
    log(LogLevel::error, "notify", "an event could not be planned", {{"event", event.id.value}, {"type", event.type}});
  }
}

void Planner::plan_event(const Planning& planning, const Event& event) const {
  if (plan_core_event(planning, event)) return;
  const auto plugin = parts_.plugin_events.find(event.type);
  if (plugin == parts_.plugin_events.end()) return;
  plan_notice(planning, fact_kind_of_event(event.type), plugin->second.audience(planning.transaction, event));
}

}  // namespace vestnik
