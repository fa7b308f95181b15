#include "app/day.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::string_view monday = "2026-09-14";
constexpr std::string_view tuesday = "2026-09-15";

std::string roll_row(PersonId student, std::string_view code, int version = 0) {
  std::string row;
  JsonWriter{row}
      .begin_object()
      .member("student", student.value)
      .member("code", code)
      .member("expected_version", version)
      .end_object();
  return row;
}

std::string roll(const std::vector<std::string>& rows) {
  std::string body = R"({"rows":[)";
  for (const std::string& row : rows) body += (body.back() == '[' ? "" : ",") + row;
  return body + "]}";
}

std::string lesson_path(LessonId lesson, std::string_view what) {
  return "/api/v1/lessons/" + std::to_string(lesson.value) + std::string{what};
}

std::string student_path(PersonId student, std::string_view what) {
  return "/api/v1/students/" + std::to_string(student.value) + std::string{what};
}

std::string marks_body(PersonId student, std::string_view mark, bool with_task) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array().begin_object();
  json.member("student", student.value).member("mark", mark).member("expected_version", 0).end_object().end_array();
  if (with_task) json.key("new_task").begin_object().member("kind", "oral").end_object();
  json.end_object();
  return body;
}

}  // namespace

int DayStory::run() {
  morning();
  lessons();
  board();
  false_wave();
  afternoon();
  evening();
  next_day();
  eighth_day();
  return unmet_;
}

PersonId DayStory::cast(std::string_view part) { return school_.person(word(part)); }

std::string DayStory::word(std::string_view key) const { return script_.text("day." + std::string{key}, ""); }

void DayStory::tell(std::string_view code, Details details) {
  details.emplace_back("time", school_.time());
  const auto date = parse_iso_date(school_.date());
  out_ << (date ? to_russian_short(*date) : std::string{}) << ' ' << school_.time() << "  "
       << school_.messages().explain(Problem{std::string{code}, std::move(details)}).title << '\n';
}

void DayStory::expect(bool met, std::string_view code, Details details) {
  if (met) return;
  ++unmet_;
  const std::string what = school_.messages().explain(Problem{std::string{code}, std::move(details)}).title;
  out_ << school_.messages().explain(Problem{"day.unmet", {{"what", what}}}).title << '\n';
}

void DayStory::expect_status(const Answer& answer, int status, std::string_view code) {
  tell(
      code,
      {{"title", answer.text("title")}, {"regulation_clause", answer.text("clause")}, {"next", answer.text("detail")}});
  expect(answer.status == status, "day.unexpected_status",
         {{"status", std::to_string(answer.status)}, {"title", answer.text("title")}});
}

std::int64_t DayStory::sent(PersonId to, std::string_view rule, std::string_view channel) {
  return school_.number(
      "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND recipient_id = $2 AND rule = $3 AND channel = $4 "
      "AND state = 'sent'",
      {school_.institution(), to, rule, channel});
}

void DayStory::morning() {
  school_.at(monday, "07:40");
  std::string notice;
  JsonWriter{notice}
      .begin_object()
      .member("kind", "illness")
      .member("from", monday)
      .member("to", "2026-09-18")
      .member("reason", word("excused"))
      .end_object();
  const PersonId ill = cast("ill");
  expect_status(school_.post(cast("class_teacher"), student_path(ill, "/absence-notices"), notice), 201, "day.notice");

  school_.at(monday, "08:04");
  const LessonId first = school_.lesson(word("first_class"), monday, 1);
  const PersonId absent = cast("absent");
  const PersonId late = cast("late");
  expect_status(school_.post(school_.teacher_of(first), lesson_path(first, "/attendance"),
                             roll({roll_row(absent, word("absence")), roll_row(late, word("absence"))})),
                200, "day.roll");
  school_.at(monday, "08:06");
  const LessonId other = school_.lesson(word("second_class"), monday, 1);
  const PersonId unexcused = cast("unexcused_pupil");
  expect_status(school_.post(school_.teacher_of(other), lesson_path(other, "/attendance"),
                             roll({roll_row(unexcused, word("absence"))})),
                200, "day.roll_other");
  school_.at(monday, "08:11");
  expect_status(school_.post(school_.teacher_of(first), lesson_path(first, "/attendance"),
                             roll({roll_row(late, word("lateness"), 1)})),
                200, "day.came_late");
  school_.at(monday, "08:14");
  expect(sent(school_.guardian_of(absent), "absence", "sms") == 1, "day.one_sms");
  school_.at(monday, "08:16");
  expect(sent(school_.guardian_of(unexcused), "absence", "sms") == 1, "day.other_sms");
  school_.at(monday, "08:25");
  expect(sent(school_.guardian_of(late), "absence", "sms") == 0, "day.nothing_for_late");
  expect(sent(school_.guardian_of(ill), "absence", "sms") == 0, "day.nothing_for_ill");
}

void DayStory::lessons() {
  school_.at(monday, "08:35");
  const LessonId first = school_.lesson(word("first_class"), monday, 1);
  const PersonId teacher = school_.teacher_of(first);
  const PersonId pupil = cast("evening_entry");
  const Answer without_task = school_.post(teacher, lesson_path(first, "/marks"), marks_body(pupil, "2", false));
  expect_status(without_task, 422, "day.mark_without_task");
  expect_status(school_.post(teacher, lesson_path(first, "/marks"), marks_body(pupil, "2", true)), 200,
                "day.mark_with_task");
  expect_status(school_.post(teacher, lesson_path(first, "/marks"), marks_body(cast("late"), "5", true)), 200,
                "day.good_mark");
  school_.at(monday, "08:50");
  const LessonId second = school_.lesson(word("first_class"), monday, 2);
  expect_status(school_.post(school_.teacher_of(second), lesson_path(second, "/attendance"),
                             roll({roll_row(cast("absent"), word("absence"))})),
                200, "day.second_lesson");
  school_.at(monday, "09:10");
  expect(sent(school_.guardian_of(cast("absent")), "absence", "sms") == 1, "day.one_sms");
  expect(sent(school_.guardian_of(pupil), "low_mark", "email") == 1, "day.low_mark_told");
}

void DayStory::board() {
  school_.at(monday, "10:00");
  const auto notice = [&](std::string_view title, std::string_view group, bool urgent) {
    std::string body;
    JsonWriter json{body};
    json.begin_object().member("title", title).key("groups").begin_array();
    json.value(school_.group(group).value).end_array().member("urgent", urgent).end_object();
    return body;
  };
  const auto words = [&](std::string_view code) {
    return school_.messages().explain(Problem{std::string{code}}).title;
  };
  expect_status(school_.post(cast("class_teacher"), "/api/v1/announcements",
                             notice(words("day.meeting_title"), word("first_class"), false)),
                201, "day.announced");
  expect_status(school_.post(cast("deputy"), "/api/v1/announcements",
                             notice(words("day.urgent_title"), word("second_class"), true)),
                201, "day.announced_urgently");
  expect_status(school_.post(cast("late"), "/api/v1/announcements",
                             notice(words("day.meeting_title"), word("first_class"), false)),
                422, "day.pupil_may_not_announce");
  school_.at(monday, "10:15");
  expect(sent(school_.guardian_of(cast("unexcused_pupil")), "urgent_notice", "sms") == 1, "day.urgent_told");
}

void DayStory::afternoon() {
  school_.at(monday, "12:00");
  const PersonId child = cast("absent");
  const PersonId mother = school_.guardian_of(child);
  const std::string week = "/diary?from=2026-09-14&to=2026-09-20";
  expect_status(school_.get(mother, student_path(child, week)), 200, "day.diary");
  const Answer foreign = school_.get(mother, student_path(cast("unexcused_pupil"), week));
  const Answer unknown = school_.get(mother, student_path(PersonId{999'999}, week));
  expect_status(foreign, 404, "day.foreign_diary");
  expect(foreign.status == unknown.status && foreign.text("title") == unknown.text("title"), "day.answers_alike");
  school_.at(monday, "16:05");
  tell("day.digest");
}

void DayStory::evening() {
  school_.at(monday, "21:40");
  const LessonId sixth = school_.lesson(word("first_class"), monday, 6);
  const PersonId pupil = cast("evening_entry");
  expect_status(school_.post(school_.teacher_of(sixth), lesson_path(sixth, "/attendance"),
                             roll({roll_row(pupil, word("absence"))})),
                200, "day.late_entry");
  school_.at(tuesday, "07:30");
  expect(sent(school_.guardian_of(pupil), "absence", "sms") == 0, "day.no_sms_at_night");
}

void DayStory::next_day() {
  school_.at(tuesday, "10:00");
  const PersonId pupil = cast("unexcused_pupil");
  const std::int64_t attendance = school_.number(
      "SELECT MIN(id) FROM attendance WHERE institution_id = $1 AND student_id = $2", {school_.institution(), pupil});
  std::string reasons;
  JsonWriter json{reasons};
  json.begin_object().key("rows").begin_array().begin_object();
  json.member("attendance", attendance).member("reason", word("unexcused")).member("expected_version", 1);
  json.end_object().end_array().end_object();
  expect_status(school_.post(cast("other_class_teacher"), student_path(pupil, "/absence-reasons"), reasons), 200,
                "day.reason_set");
  school_.at(tuesday, "10:15");
  expect(sent(school_.guardian_of(pupil), "unexcused", "email") == 1, "day.unexcused_told");
  school_.at(tuesday, "16:05");
  tell("day.digest");
}

void DayStory::eighth_day() {
  constexpr std::string_view closed = "2026-09-22";
  school_.at(closed, "09:00");
  const LessonId first = school_.lesson(word("first_class"), monday, 1);
  const PersonId teacher = school_.teacher_of(first);
  const PersonId pupil = cast("absent");
  expect_status(school_.post(teacher, lesson_path(first, "/marks"), marks_body(pupil, "4", true)), 422, "day.closed");
  std::string application;
  JsonWriter json{application};
  json.begin_object().key("lessons").begin_array().value(first.value).end_array();
  json.member("reason", school_.messages().explain(Problem{"day.application_reason"}).title).end_object();
  expect_status(school_.post(teacher, "/api/v1/applications", application), 201, "day.applied");
  const std::int64_t id =
      school_.number("SELECT MAX(id) FROM application WHERE institution_id = $1", {school_.institution()});
  expect_status(school_.post(cast("administrator"), "/api/v1/applications/" + std::to_string(id) + "/decision",
                             R"({"granted":true,"expected_version":1})"),
                200, "day.granted");
  school_.at(closed, "20:59");
  expect_status(school_.post(teacher, lesson_path(first, "/marks"), marks_body(pupil, "4", true)), 200, "day.reopened");
  school_.at(closed, "21:00");
  expect_status(school_.post(teacher, lesson_path(first, "/marks"), marks_body(cast("ill"), "4", true)), 422,
                "day.closed_again");
}

}  // namespace vestnik
