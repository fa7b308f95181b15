#pragma once
/// Requests as a teacher's page would send them.
#include "journal/record_marks.h"
#include "journal/set_finals.h"
#include "journal/take_roll.h"
#include "support/journal_school.h"

namespace vestnik::tests {

inline MarkRow mark(PersonId student, std::string_view value, std::int64_t version = 0, TaskId task = {},
                    std::string comment = {}) {
  MarkRow row;
  row.student = student;
  row.task = task;
  if (!value.empty()) row.value = parse_mark(value).value();
  row.expected_version = version;
  row.comment = std::move(comment);
  return row;
}

/// Marks for a task made with them («Ответ на уроке»).
inline RecordMarks marks(LessonId lesson, std::vector<MarkRow> rows, WorkKind kind = WorkKind::oral) {
  MarksRequest request;
  request.lesson = lesson;
  request.rows = std::move(rows);
  request.new_task = NewTask{kind, "Ответ на уроке", 100};
  return RecordMarks{std::move(request)};
}

/// Marks whose rows name their tasks, or have none.
inline RecordMarks plain_marks(LessonId lesson, std::vector<MarkRow> rows, bool partial = false) {
  MarksRequest request;
  request.lesson = lesson;
  request.rows = std::move(rows);
  request.partial = partial;
  return RecordMarks{std::move(request)};
}

inline TakeRoll roll(LessonId lesson, std::vector<AttendanceRow> rows = {}, bool partial = false) {
  RollRequest request;
  request.lesson = lesson;
  request.rows = std::move(rows);
  request.partial = partial;
  return TakeRoll{std::move(request)};
}

inline AttendanceRow attendance(PersonId student, std::string code, std::int64_t version = 0, std::string reason = {}) {
  return {student, {std::move(code), std::move(reason)}, version, {}};
}

inline SetFinals finals(const JournalSchool& school, std::vector<FinalRow> rows, bool confirmed = false,
                        bool partial = false) {
  FinalsRequest request;
  request.place = {school.group, school.algebra, school.period};
  request.rows = std::move(rows);
  request.confirmed = confirmed;
  request.partial = partial;
  return SetFinals{std::move(request)};
}

inline FinalRow final_mark(PersonId student, std::string_view value, std::int64_t version = 0,
                           std::string comment = {}) {
  return {student, parse_final_mark(value).value(), version, std::move(comment)};
}

/// The task that the marks of a lesson were given for, when there is one.
inline TaskId only_task(JournalSchool& school, LessonId lesson) {
  return TaskId{school.number("SELECT MAX(id) FROM task WHERE lesson_id = $1", {lesson})};
}

}  // namespace vestnik::tests
