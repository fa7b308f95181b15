#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "journal/lesson_maker.h"
#include "records/load_store.h"
#include "records/subject_store.h"
#include "roster/apply.h"

namespace vestnik::roster {
namespace {

class SubjectBook {
 public:
  explicit SubjectBook(ApplyContext& context) : context_(context) {
    for (const Subject& subject : all_subjects(context.transaction)) keys_.emplace(loose_key(subject.name), subject.id);
  }

  SubjectId get(const std::string& name) {
    const std::string key = loose_key(name);
    if (const auto found = keys_.find(key); found != keys_.end()) return found->second;
    const SubjectId id = add_subject(context_.transaction, name);
    keys_.emplace(key, id);
    context_.report.added(counted::subjects);
    return id;
  }

 private:
  ApplyContext& context_;
  std::map<std::string, SubjectId> keys_;
};

using SlotKey = std::tuple<GroupId, SubjectId, PersonId, int, int, WeekParity, std::string, std::string, int>;

SlotKey key_of(const TimetableSlot& slot) {
  return {slot.group,  slot.subject, slot.teacher, slot.weekday,       slot.number,
          slot.parity, slot.bells,   slot.room,    slot.academic_hours};
}

bool meet(WeekParity left, WeekParity right) {
  return left == WeekParity::every || right == WeekParity::every || left == right;
}

/// Tells of a teacher who would stand in two rooms at once.
class ClashFinder {
 public:
  void check(ApplyContext& context, const SlotRow& row, const TimetableSlot& slot) {
    auto& there = taken_[{slot.teacher, slot.weekday, slot.number, slot.bells}];
    const bool clash = std::any_of(there.begin(), there.end(), [&](const TimetableSlot& other) {
      return meet(other.parity, slot.parity) && (other.group != slot.group || other.subject != slot.subject);
    });
    if (clash) context.report.note(row.place.of("teacher"), Problem{"import.teacher_clash"}, row.teacher);
    there.push_back(slot);
  }

 private:
  std::map<std::tuple<PersonId, int, int, std::string>, std::vector<TimetableSlot>> taken_;
};

void apply_teaching(ApplyContext& context, SubjectBook& subjects, const LoadRow& row) {
  const PersonId teacher = context.teacher(row.place, row.teacher);
  const StudyGroup* group = context.group(row.place, row.group);
  if (!teacher || group == nullptr) return;
  const SubjectId subject = subjects.get(row.subject);
  const CivilDate from = row.from.value_or(context.year_start);
  if (!teaches(context.transaction, teacher, group->id, subject, std::max(from, context.as_of)) &&
      !teaches(context.transaction, teacher, group->id, subject, from)) {
    add_teaching(context.transaction, {0, teacher, group->id, subject, from, row.to}, context.now);
    context.report.added(counted::load);
  }
  for (const WorkKind kind : row.kinds) {
    if (declare_kind(context.transaction, group->id, subject, kind)) context.report.added(counted::declared_kinds);
  }
}

std::optional<TimetableSlot> slot_of(ApplyContext& context, SubjectBook& subjects, const SlotRow& row,
                                     CivilDate first) {
  const StudyGroup* group = context.group(row.place, row.group);
  const PersonId teacher = context.teacher(row.place, row.teacher);
  if (group == nullptr || !teacher) return std::nullopt;
  return TimetableSlot{
      0,        group->id, subjects.get(row.subject), teacher, row.weekday, row.number, row.parity, row.bells,
      row.room, row.hours, row.from.value_or(first),  row.to};
}

void check_bell(ApplyContext& context, const SlotRow& row, const std::set<std::pair<std::string, int>>& bells) {
  if (bells.contains({row.bells, row.number})) return;
  context.report.refuse(row.place.of("number"), Problem{"import.no_bell", {{"number", std::to_string(row.number)}}});
}

void close_missing(ApplyContext& context, const std::vector<TimetableSlot>& standing, const std::set<SlotKey>& named) {
  for (const TimetableSlot& slot : standing) {
    if (named.contains(key_of(slot)) || slot.valid_to) continue;
    close_slot(context.transaction, slot.id, plus_days(context.as_of, -1));
    withdraw_slot_lessons(context.transaction, slot, context.as_of);
    context.report.changed(counted::timetable);
  }
}

}  // namespace

void apply_load(ApplyContext& context, const std::vector<LoadRow>& rows) {
  SubjectBook subjects{context};
  for (const LoadRow& row : rows) {
    apply_teaching(context, subjects, row);
    context.row_done();
  }
}

void apply_bells(ApplyContext& context, const std::vector<BellRow>& rows) {
  const std::vector<Bell> standing = all_bells(context.transaction);
  for (const BellRow& row : rows) {
    context.row_done();
    const auto before = std::find_if(standing.begin(), standing.end(), [&](const Bell& bell) {
      return bell.schedule == row.bell.schedule && bell.number == row.bell.number;
    });
    if (before != standing.end() && *before == row.bell) continue;
    set_bell(context.transaction, row.bell);
    before == standing.end() ? context.report.added(counted::bells) : context.report.changed(counted::bells);
  }
}

void apply_slots(ApplyContext& context, const std::vector<SlotRow>& rows) {
  if (rows.empty()) return;
  SubjectBook subjects{context};
  ClashFinder clashes;
  std::set<std::pair<std::string, int>> bells;
  for (const Bell& bell : all_bells(context.transaction)) bells.emplace(bell.schedule, bell.number);
  const auto standing = slots_between(context.transaction, context.as_of, plus_days(context.as_of, 366));
  std::set<SlotKey> known;
  for (const TimetableSlot& slot : standing) known.insert(key_of(slot));
  std::set<SlotKey> named;
  const CivilDate first = standing.empty() ? context.year_start : context.as_of;
  for (const SlotRow& row : rows) {
    context.row_done();
    check_bell(context, row, bells);
    const auto slot = slot_of(context, subjects, row, first);
    if (!slot || !named.insert(key_of(*slot)).second) continue;
    clashes.check(context, row, *slot);
    if (known.contains(key_of(*slot))) continue;
    add_slot(context.transaction, *slot);
    context.report.added(counted::timetable);
  }
  close_missing(context, standing, named);
}

void apply_periods(ApplyContext& context, const std::vector<PeriodRow>& rows) {
  const auto standing = study_periods(context.transaction);
  for (const PeriodRow& row : rows) {
    context.row_done();
    const auto before = std::find_if(standing.begin(), standing.end(), [&](const StudyPeriod& each) {
      const bool same_year = std::abs(days_between(each.period.starts, row.period.starts)) < 183;
      return each.period.kind == row.period.kind && each.period.number == row.period.number && same_year;
    });
    StudyPeriod wanted{row.period, row.order};
    if (before == standing.end()) {
      add_study_period(context.transaction, wanted, context.now);
      context.report.added(counted::periods);
      continue;
    }
    wanted.period.id = before->period.id;
    const bool same = before->period.starts == wanted.period.starts && before->period.ends == wanted.period.ends &&
                      before->order_number == wanted.order_number;
    if (same) continue;
    update_study_period(context.transaction, wanted, context.now);
    context.report.changed(counted::periods);
  }
}

void apply_holidays(ApplyContext& context, const std::vector<HolidayRow>& rows) {
  for (const HolidayRow& row : rows) {
    context.row_done();
    for (CivilDate date = row.from; date <= row.to; date = plus_days(date, 1)) {
      const CalendarDay wanted{date, row.kind, row.follows, row.reason};
      const auto before = find_calendar_day(context.transaction, date);
      if (before == wanted) continue;
      set_calendar_day(context.transaction, wanted, context.now);
      if (row.kind == day_kind::day_off) withdraw_lessons_on(context.transaction, date);
      before ? context.report.changed(counted::calendar) : context.report.added(counted::calendar);
    }
  }
}

}  // namespace vestnik::roster
