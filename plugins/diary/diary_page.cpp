#include "plugins/diary/diary_page.h"

#include <algorithm>

#include "json/json_writer.h"

namespace vestnik::diary {
namespace {

/// A theme always stands beside a grade: the work's own, otherwise the lesson's (labinsk-3.6c).
void write_mark(JsonWriter& json, const LessonMark& mark, const Lesson& lesson) {
  json.begin_object().member("id", mark.mark.value).member("value", to_text(mark.value));
  json.member("kind", mark.work_kind).member("title", mark.work_title.empty() ? lesson.topic : mark.work_title);
  json.member("version", mark.version).end_object();
}

void write_attendance(JsonWriter& json, const Week& week, const Lesson& lesson) {
  json.key("attendance");
  const auto missed = std::find_if(week.attendance.begin(), week.attendance.end(),
                                   [&](const Missed& one) { return one.lesson == lesson.id; });
  if (missed == week.attendance.end()) {
    json.null();
    return;
  }
  json.begin_object().member("code", missed->code).member("reason", missed->reason).end_object();
}

void write_lesson(JsonWriter& json, const Week& week, const Lesson& lesson) {
  json.begin_object().member("id", lesson.id.value).member("number", lesson.number);
  json.member("starts_at", to_iso(lesson.starts_at)).member("ends_at", to_iso(lesson.ends_at));
  json.member("subject", lesson.subject).member("teacher", lesson.teacher).member("room", lesson.room);
  json.member("state", lesson.state).member("topic", lesson.topic).member("homework", lesson.homework);
  json.key("homework_due");
  if (lesson.homework_due.empty()) {
    json.null();
  } else {
    json.value(lesson.homework_due);
  }
  json.key("marks").begin_array();
  for (const LessonMark& mark : week.marks) {
    if (mark.lesson == lesson.id) write_mark(json, mark, lesson);
  }
  json.end_array();
  write_attendance(json, week, lesson);
  json.end_object();
}

}  // namespace

std::string write_diary(Transaction& transaction, PersonId student, const DateRange& range) {
  const Week week = read_week(transaction, student, range);
  std::string page;
  page.reserve(256 + week.lessons.size() * 512);
  JsonWriter json{page};
  json.begin_object().member("student_id", student.value);
  json.member("from", to_iso(range.from)).member("to", to_iso(range.to)).key("days").begin_array();
  for (auto lesson = week.lessons.begin(); lesson != week.lessons.end();) {
    const std::string& date = lesson->date;
    json.begin_object().member("date", date).key("lessons").begin_array();
    for (; lesson != week.lessons.end() && lesson->date == date; ++lesson) write_lesson(json, week, *lesson);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::diary
