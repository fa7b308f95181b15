#include "journal/record_marks.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/event_rows.h"
#include "journal/family_word.h"
#include "json/json_writer.h"
#include "records/attendance_store.h"

namespace vestnik {
namespace {

StoredMark none_yet(const MarkRow& row) {
  StoredMark none;
  none.student = row.student;
  none.task = row.task;
  return none;
}

StoredMark standing(const std::vector<StoredMark>& marks, const MarkRow& row) {
  const auto found = std::find_if(marks.begin(), marks.end(), [&](const StoredMark& mark) {
    return mark.student == row.student && mark.task == row.task;
  });
  return found != marks.end() ? *found : none_yet(row);
}

}  // namespace

std::string_view RecordMarks::event_type() const { return event_type::marks_recorded; }

Result<Facts> RecordMarks::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (request_.rows.empty()) return Problem{"journal.no_rows"};
  auto setting = read_setting(transaction, request_.lesson, actor, now);
  if (!setting) return std::move(setting).problem();
  setting_ = *std::move(setting);
  tasks_ = tasks_of(transaction, request_.lesson);
  attendance_.clear();
  for (StoredAttendance& stored : attendance_of_lesson(transaction, request_.lesson)) {
    attendance_[stored.student] = std::move(stored.mark);
  }
  const std::vector<StoredMark> marks = marks_of_lesson(transaction, request_.lesson);
  before_.clear();
  names_others_.clear();
  const Classmates classmates{transaction, setting_.facts->group.id, setting_.facts->date};
  Facts facts;
  facts.changes.reserve(request_.rows.size());
  Revision revision;
  revision.add(setting_.lesson.version);
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    const MarkRow& asked = request_.rows[row];
    // A mark for the task made here is a new one, whatever stands at the lesson without a task.
    const bool new_cell = request_.new_task && !asked.task;
    before_.push_back(new_cell ? none_yet(asked) : standing(marks, asked));
    names_others_.push_back(classmates.named_in(asked.for_family, asked.student));
    revision.add(before_.back().version);
    facts.changes.push_back({setting_.facts->date, change_of(row, actor, role), problem_of(row)});
  }
  facts.revision = revision.take();
  return facts;
}

const Task* RecordMarks::task_of(const MarkRow& row) const {
  const auto found = std::find_if(tasks_.begin(), tasks_.end(), [&](const Task& task) { return task.id == row.task; });
  return found == tasks_.end() ? nullptr : &*found;
}

std::optional<Problem> RecordMarks::problem_of(std::size_t row) const {
  const MarkRow& asked = request_.rows[row];
  const std::string student = std::to_string(asked.student.value);
  if (!setting_.members.contains(asked.student)) return Problem{"journal.student_not_in_group", {{"student", student}}};
  if (names_others_[row]) return Problem{"journal.names_another_child", {{"student", student}}};
  if (asked.task && task_of(asked) == nullptr) return Problem{"journal.no_such_task", {{"student", student}}};
  const bool twice =
      std::any_of(request_.rows.begin(), request_.rows.begin() + static_cast<std::ptrdiff_t>(row),
                  [&](const MarkRow& other) { return other.student == asked.student && other.task == asked.task; });
  if (twice) return Problem{"journal.row_twice", {{"student", student}}};
  if (before_[row].version != asked.expected_version) {
    return Problem{"journal.stale_version", {{"student", student}, {"current", std::to_string(before_[row].version)}}};
  }
  return std::nullopt;
}

MarkChange RecordMarks::change_of(std::size_t row, const Actor& actor, Role role) const {
  const MarkRow& asked = request_.rows[row];
  MarkChange change;
  change.context = context_for(setting_, actor, role, asked.comment, request_.confirmed);
  change.lesson = setting_.facts;
  change.student = asked.student;
  if (const Task* task = task_of(asked)) {
    change.has_task = true;
    change.work_kind = task->kind;
  } else if (!asked.task && request_.new_task) {
    change.has_task = true;
    change.work_kind = request_.new_task->kind;
  }
  change.before = before_[row].value;
  change.after = asked.value;
  if (const auto at = attendance_.find(asked.student); at != attendance_.end()) change.attendance = at->second;
  change.final_set = setting_.with_final_grade.contains(asked.student);
  change.sheet_closed = setting_.sheet_closed;
  change.period = setting_.period;
  return change;
}

/// A task that no accepted mark stands for would be an empty column of the journal.
bool RecordMarks::new_task_used(std::span<const Decision> decisions) const {
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    const MarkRow& asked = request_.rows[row];
    if (decisions[row].permits() && !asked.task && asked.value) return request_.new_task.has_value();
  }
  return false;
}

Result<Written> RecordMarks::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                   Instant now) {
  written_ = true;
  mark_held(transaction, request_.lesson, held_under(setting_, actor, decisions, now));
  TaskId made;
  if (new_task_used(decisions)) {
    made = add_task(
        transaction,
        {{}, request_.lesson, request_.new_task->kind, request_.new_task->title, request_.new_task->weight_hundredths},
        actor.person, now);
  }
  Written written;
  JsonWriter payload{written.payload};
  JsonWriter answer{written.answer};
  payload.begin_object().member("lesson", request_.lesson.value);
  answer.begin_object().member("task", made.value);
  name_application(setting_, payload, answer);
  payload.key("rows").begin_array();
  answer.key("rows").begin_array();
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    if (!decisions[row].permits()) continue;
    const MarkRow& asked = request_.rows[row];
    // A mark saved again as it stands is no new version, no event and no message.
    const bool unchanged = before_[row].value == asked.value;
    StoredMark stored = before_[row];
    if (!unchanged) {
      if (!stored.task) stored.task = made;
      const WrittenUnder under = written_under(setting_, actor, asked.comment, decisions[row], now);
      stored = write_mark(transaction, request_.lesson, stored, asked.value, under);
      if (!asked.for_family.empty()) keep_family_word(transaction, stored, asked.for_family);
      add_version(payload, "mark", stored);
    }
    answer.begin_object()
        .member("row", row)
        .member("student", stored.student.value)
        .member("mark", stored.id.value)
        .member("task", stored.task.value)
        .member("version", stored.version)
        .end_object();
  }
  payload.end_array().end_object();
  answer.end_array().end_object();
  return written;
}

}  // namespace vestnik
