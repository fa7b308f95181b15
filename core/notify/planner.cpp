#include "notify/planner.h"

#include <algorithm>
#include <optional>

#include "base/log.h"
#include "domain/event_types.h"
#include "notify/escalation.h"
#include "notify/event_payload.h"
#include "notify/plan_summaries.h"
#include "records/escalation_store.h"
#include "records/event_feed.h"
#include "records/fact_reader.h"
#include "records/group_store.h"
#include "records/institution_terms.h"
#include "records/set_back_clock.h"
#include "records/sheet_store.h"
#include "records/waiting_events.h"

namespace vestnik {
namespace {

using LessonsByDay = std::map<std::pair<PersonId, CivilDate>, std::set<std::int64_t>>;

/// The same planning by the version that holds for a student's group: another one only where a trial runs.
class ForStudent {
 public:
  ForStudent(const Planning& planning, PersonId student, CivilDate day)
      : own_(version_for(planning, student, day)), planning_{planning.transaction, own_ ? *own_ : planning.regulation,
                                                             planning.regulations, planning.channels,
                                                             planning.zone,        planning.event,
                                                             planning.recorded,    planning.now,
                                                             planning.today,       planning.families} {}
  [[nodiscard]] const Planning& planning() const { return planning_; }

 private:
  static std::shared_ptr<const Regulation> version_for(const Planning& planning, PersonId student, CivilDate day) {
    const InstitutionId institution = planning.transaction.institution();
    if (!planning.regulations.on_trial(institution)) return nullptr;
    const auto usual = planning.regulations.in_force(institution, planning.today);
    for (const StudyGroup& group : groups_of_student(planning.transaction, student, day)) {
      auto version = planning.regulations.in_force_for(institution, planning.today, group.id);
      if (version != usual) return version;
    }
    return nullptr;
  }

  std::shared_ptr<const Regulation> own_;
  Planning planning_;
};

void plan_days(const Planning& planning, const LessonsByDay& days) {
  for (const auto& [whose, fresh] : days) {
    const ForStudent own{planning, whose.first, whose.second};
    plan_attendance(own.planning(), whose.first, whose.second, fresh);
  }
}

/// Whether any rule speaks of such facts: of the others nothing is read. A trial may have rules of its own.
bool tells_of(const Planning& planning, TriggerKind kind) {
  return planning.regulations.on_trial(planning.transaction.institution()) ||
         std::ranges::any_of(planning.regulation.notify_rules(),
                             [&](const NotifyRule& rule) { return rule.when.kind == kind; });
}

void plan_mark_row(const Planning& planning, MarkId id) {
  const auto mark = mark_fact(planning.transaction, id);
  if (mark) plan_mark(ForStudent{planning, mark->student, mark->date}.planning(), *mark);
}

void plan_final_row(const Planning& planning, FinalId id, bool at_closing) {
  const auto mark = final_fact(planning.transaction, id);
  if (mark) plan_final(ForStudent{planning, mark->student, planning.today}.planning(), *mark, at_closing);
}

void plan_attendance_rows(const Planning& planning, const EventPayload& payload) {
  LessonsByDay days;
  for (std::size_t at = 0; at < payload.rows.size(); ++at) {
    const auto day = date_of_attendance(planning.transaction, AttendanceId{payload.rows[at]});
    if (day) days[{PersonId{payload.students[at]}, *day}].insert(payload.rows[at]);
  }
  plan_days(planning, days);
}

// A cancelled or moved lesson takes its alerts along.
void plan_lesson(const Planning& planning, LessonId lesson) {
  LessonsByDay days;
  for (const auto& whose : attendance_days_of_lesson(planning.transaction, lesson)) days[whose];
  plan_days(planning, days);
}

void plan_absence_notice(const Planning& planning, PersonId student) {
  LessonsByDay days;
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
    if (!tells_of(planning, TriggerKind::mark)) return true;
    for (const auto id : read_payload(event.payload).rows) plan_mark_row(planning, MarkId{id});
  } else if (event.type == type::finals_recorded || event.type == type::sheet_closed) {
    if (!tells_of(planning, TriggerKind::final_mark)) return true;
    const bool closing = event.type == type::sheet_closed;
    for (const auto id : read_payload(event.payload).rows) plan_final_row(planning, FinalId{id}, closing);
  } else if (event.type == type::report_requested) {
    const EventPayload payload = read_payload(event.payload);
    plan_requested_report(planning, PersonId{payload.guardian}, PersonId{payload.students.at(0)});
  } else if (event.type == type::class_reports_requested) {
    plan_class_reports(planning, GroupId{read_payload(event.payload).group});
  } else if (event.type == type::sheets_handed_over) {
    for (const auto id : read_payload(event.payload).deliveries) {
      hand_over_sheet(planning.transaction, DeliveryId{id}, event.actor, event.recorded_at);
    }
  } else {
    return false;
  }
  return true;
}

// What a plugin says of an event; nothing when it failed.
std::optional<EventAudience> ask(const PluginEvent& plugin, Transaction& transaction, const Event& event) {
  try {
    return plugin.audience(transaction, event);
  } catch (const DatabaseError& broken) {
    if (broken.kind() != DatabaseError::Kind::failure) throw;
  } catch (const std::exception&) {
    // Its text may quote the event; who failed, and on which event, is enough.
  }
  log(LogLevel::error, "notify", "a plugin could not say whom its event is for",
      {{"plugin", plugin.plugin}, {"event", event.id.value}, {"type", event.type}});
  return std::nullopt;
}

Instant again(int attempts, Instant now) {
  constexpr std::chrono::minutes first{1};
  constexpr std::chrono::minutes longest{60};
  constexpr int most_doublings = 6;
  return now + std::min(first * (1 << std::min(attempts - 1, most_doublings)), longest);
}

// A class's marks weigh half a kilobyte. The writer is a teacher's and the relay's too: nobody else is served while
// events are planned, and the first of a busy morning would leave with the last.
std::vector<Event> at_one_stroke(std::vector<Event> events) {
  constexpr std::size_t most_octets = 2048;
  std::size_t octets = 0;
  const auto heavy = std::ranges::find_if(events, [&](const Event& event) {
    octets += event.payload.size();
    return octets > most_octets;
  });
  if (heavy != events.end()) events.erase(std::next(heavy), events.end());
  return events;
}

// What cannot be read is left to the planning, which says so.
std::vector<std::int64_t> students_of(const Event& event) {
  try {
    return read_payload(event.payload).students;
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace

std::size_t Planner::step(InstitutionId institution, Instant now) {
  if (begins(institution, now)) begin(institution, now);
  stepped_[institution] = now;
  bool waiting = false;
  parts_.database.read(institution, [&](Transaction& transaction) {
    const auto events = at_one_stroke(events_after(transaction, planner_cursor(transaction), batch));
    waiting = !events.empty() || !events_due_again(transaction, now, 1).empty() || escalation_due(transaction, now);
    if (!events.empty()) learn_families(transaction, events, now);
  });
  if (!waiting) return 0;
  std::size_t planned = 0;
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    planned = plan_batch(transaction, now);
    planned += escalate(transaction, now);
    return true;
  });
  return planned;
}

void Planner::learn_families(Transaction& read, const std::vector<Event>& events, Instant now) {
  const auto zone = zone_of_institution(read);
  if (!zone) return;
  std::vector<PersonId> students;
  for (const Event& event : events) {
    if (event.type != event_type::marks_recorded && event.type != event_type::attendance_recorded) continue;
    for (const auto student : students_of(event)) students.emplace_back(student);
  }
  families_.learn(read, students, zone->local(now).date);
}

bool Planner::begins(InstitutionId institution, Instant now) {
  const auto last = stepped_.find(institution);
  return last == stepped_.end() || now + usual_clock_drift < last->second;
}

void Planner::begin(InstitutionId institution, Instant now) {
  parts_.database.write(institution, Priority::relay, [&](Transaction& transaction) {
    for (const auto& [type, plugin] : parts_.plugin_events) remember_audience(transaction, type);
    make_waiting_events_due(transaction, now);
    bring_back_from_future(transaction, now);
    return true;
  });
}

std::size_t Planner::plan_batch(Transaction& transaction, Instant now) const {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return 0;
  const auto regulation = parts_.regulations.in_force(transaction.institution(), zone->local(now).date);
  if (!regulation) return 0;
  std::size_t planned = 0;
  for (const auto& [event, attempts] : events_due_again(transaction, now, batch)) {
    if (plan(transaction, *regulation, *zone, event, now)) {
      forget_waiting_event(transaction, event.id);
      withdraw_what_is_withdrawn(transaction, *regulation, *zone, event, now);
      ++planned;
    } else {
      put_event_off(transaction, event.id, attempts + 1, again(attempts + 1, now));
    }
  }
  const auto events = at_one_stroke(events_after(transaction, planner_cursor(transaction), batch));
  for (const auto& event : events) {
    if (!plan(transaction, *regulation, *zone, event, now)) put_event_off(transaction, event.id, 1, again(1, now));
  }
  if (!events.empty()) move_planner_cursor(transaction, events.back().id);
  return planned + events.size();
}

std::size_t Planner::escalate(Transaction& transaction, Instant now) const {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return 0;
  const auto regulation = parts_.regulations.in_force(transaction.institution(), zone->local(now).date);
  if (!regulation) return 0;
  return escalate_due({transaction, *regulation, parts_.channels, *zone, now}, batch);
}

Planning Planner::planning_of(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                              const Event& event, Instant now) const {
  const CivilDate today = zone.local(now).date;
  const KnownFamilies* known = families_.hold(transaction, today) ? &families_ : nullptr;
  return {transaction, regulation, parts_.regulations, parts_.channels, zone, event.id, event.recorded_at, now,
          today,       known};
}

void Planner::withdraw_what_is_withdrawn(Transaction& transaction, const Regulation& regulation, const TimeZone& zone,
                                         const Event& late, Instant now) const {
  for (const auto& event : later_events_of_kind(transaction, late, planner_cursor(transaction))) {
    const auto plugin = parts_.plugin_events.find(event.type);
    if (plugin == parts_.plugin_events.end()) continue;
    const auto audience = ask(plugin->second, transaction, event);
    if (!audience || !audience->withdrawn) continue;
    const Planning planning = planning_of(transaction, regulation, zone, event, now);
    plan_notice(planning, fact_kind_of_event(event.type), *audience);
  }
}

bool Planner::plan(Transaction& transaction, const Regulation& regulation, const TimeZone& zone, const Event& event,
                   Instant now) const {
  const Planning planning = planning_of(transaction, regulation, zone, event, now);
  try {
    return plan_core_event(planning, event) || plan_plugin_event(planning, event);
  } catch (const DatabaseError&) {
    throw;
  } catch (const std::exception&) {
    // One event that cannot be read must not stand before all later ones for ever.
    log(LogLevel::error, "notify", "an event could not be planned", {{"event", event.id.value}, {"type", event.type}});
    return true;
  }
}

bool Planner::plan_plugin_event(const Planning& planning, const Event& event) const {
  const auto plugin = parts_.plugin_events.find(event.type);
  if (plugin == parts_.plugin_events.end()) return !has_audience(planning.transaction, event.type);
  const auto audience = ask(plugin->second, planning.transaction, event);
  if (audience) plan_notice(planning, fact_kind_of_event(event.type), *audience);
  return audience.has_value();
}

}  // namespace vestnik
