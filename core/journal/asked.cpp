#include "journal/asked.h"

namespace vestnik {
namespace {

constexpr std::size_t most_rows = 200;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t longest_comment = 500;
constexpr std::size_t longest_reason = 1000;

/// The words a regulation or the journal's own values are given in; a wrong one is the reader's problem, kept to the
/// end.
NewTask read_task(ObjectReader& task, const std::string& title) {
  NewTask made;
  const std::string kind = task.text("kind", 32);
  if (const auto known = parse_work_kind(kind)) {
    made.kind = *known;
  } else {
    task.refuse("api.unknown_word", "kind", {{"value", kind}});
  }
  made.title = task.optional_text("title", 300).value_or("");
  if (made.title.empty()) made.title = title;
  made.weight_hundredths = static_cast<int>(task.optional_integer("weight_hundredths", 1, 10'000).value_or(100));
  return made;
}

MarkRow read_mark_row(ObjectReader& row) {
  MarkRow mark;
  mark.student = PersonId{row.integer("student", 1)};
  mark.task = TaskId{row.optional_integer("task", 1).value_or(0)};
  if (const auto value = row.nullable_text("mark", 7)) {
    mark.value = parse_mark(*value);
    if (!mark.value) row.refuse("api.not_a_mark", "mark");
  }
  mark.expected_version = row.integer("expected_version", 0);
  mark.comment = row.optional_text("comment", longest_comment).value_or("");
  mark.for_family = row.optional_text("for_family", longest_comment).value_or("");
  return mark;
}

AttendanceRow read_attendance_row(ObjectReader& row) {
  AttendanceRow attendance;
  attendance.student = PersonId{row.integer("student", 1)};
  attendance.mark.code = row.text("code", 8);
  attendance.mark.reason = row.optional_text("reason", 8).value_or("");
  attendance.expected_version = row.integer("expected_version", 0);
  attendance.comment = row.optional_text("comment", longest_comment).value_or("");
  return attendance;
}

FinalRow read_final_row(ObjectReader& row) {
  FinalRow asked;
  asked.student = PersonId{row.integer("student", 1)};
  if (const auto value = parse_final_mark(row.text("value", 8))) {
    asked.value = *value;
  } else {
    row.refuse("api.not_a_mark", "value");
  }
  asked.expected_version = row.integer("expected_version", 0);
  asked.comment = row.optional_text("comment", longest_comment).value_or("");
  return asked;
}

}  // namespace

void read_marks(ObjectReader& body, MarksRequest& asked, const std::string& task_title) {
  body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_mark_row(row)); });
  body.optional_object("new_task", [&](ObjectReader& task) { asked.new_task = read_task(task, task_title); });
  asked.confirmed = body.optional_boolean("confirmed").value_or(false);
}

void read_roll(ObjectReader& body, RollRequest& asked) {
  body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_attendance_row(row)); });
}

void read_lesson(ObjectReader& body, LessonRequest& asked, const std::string& task_title) {
  asked.topic = body.text("topic", longest_text);
  asked.homework = body.text("homework", longest_text);
  asked.homework_due = body.optional_date("homework_due");
  if (const auto state = body.optional_text("state", 16)) {
    asked.state = parse_lesson_state(*state);
    if (!asked.state) body.refuse("api.unknown_word", "state", {{"value", *state}});
  }
  asked.comment = body.optional_text("comment", longest_comment).value_or("");
  asked.filled = body.optional_boolean("filled").value_or(false);
  asked.confirmed = body.optional_boolean("confirmed").value_or(false);
  asked.expected_version = body.integer("expected_version", 0);
  if (!body.has("new_tasks")) return;
  body.objects("new_tasks", 20, [&](ObjectReader& task) { asked.new_tasks.push_back(read_task(task, task_title)); });
}

void read_reasons(ObjectReader& body, ReasonsRequest& asked) {
  body.objects("rows", most_rows, [&](ObjectReader& row) {
    asked.rows.push_back(
        {AttendanceId{row.integer("attendance", 1)}, row.text("reason", 8), row.integer("expected_version", 0)});
  });
  asked.comment = body.optional_text("comment", longest_comment).value_or("");
}

void read_notice(ObjectReader& body, AbsenceNotice& notice) {
  notice.kind = body.text("kind", 16);
  notice.from = body.date("from");
  notice.to = body.date("to");
  notice.mark.reason = body.optional_text("reason", 8).value_or("");
  notice.reported_by = body.optional_text("reported_by", 200).value_or("");
  const bool known =
      notice.kind == "illness" || notice.kind == "trip" || notice.kind == "order" || notice.kind == "other";
  if (!known) body.refuse("api.unknown_word", "kind", {{"value", notice.kind}});
}

FinalPlace read_place(ObjectReader& body) {
  return {GroupId{body.integer("group", 1)}, SubjectId{body.integer("subject", 1)},
          PeriodId{body.integer("period", 1)}};
}

void read_finals(ObjectReader& body, FinalsRequest& asked) {
  asked.place = read_place(body);
  asked.confirmed = body.optional_boolean("confirmed").value_or(false);
  body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_final_row(row)); });
}

AskedReopening read_reopening(ObjectReader& body) {
  AskedReopening asked;
  if (body.has("lessons")) {
    for (const std::int64_t lesson : body.integers("lessons", 100)) asked.lessons.push_back(LessonId{lesson});
  }
  if (body.has("drafts")) {
    for (const std::int64_t draft : body.integers("drafts", 100)) asked.drafts.push_back(DraftId{draft});
  }
  asked.reason = body.optional_text("reason", longest_reason).value_or("");
  return asked;
}

void read_verdict(ObjectReader& body, ApplicationVerdict& verdict) {
  verdict.granted = body.boolean("granted");
  verdict.expected_version = body.integer("expected_version", 0);
  verdict.note = body.optional_text("note", longest_reason).value_or("");
  if (const auto opens = body.optional_text("opens_at", 32)) {
    verdict.opens_at = parse_iso_instant(*opens);
    if (!verdict.opens_at) body.refuse("api.bad_instant", "opens_at");
  }
}

}  // namespace vestnik
