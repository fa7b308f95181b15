#include "plugins/netschool/diary_lessons.h"

#include <algorithm>
#include <charconv>

#include "domain/mark.h"

namespace vestnik::netschool {
namespace {

constexpr int homework_type = 3;
constexpr int answer_type = 10;
constexpr int days_a_call = 31;
/// How long before its day homework is looked for.
constexpr int homework_before = 31;

int type_of(std::string_view kind) {
  static const std::map<std::string_view, int> types{{"homework", homework_type},
                                                     {"control", 4},
                                                     {"written", 5},
                                                     {"laboratory", 6},
                                                     {"practical", 7},
                                                     {"test", 8},
                                                     {"project", 9},
                                                     {"oral", answer_type},
                                                     {"essay", 11},
                                                     {"credit", 12}};
  const auto found = types.find(kind);
  return found == types.end() ? answer_type : found->second;
}

Assignment graded(AssignmentId id, const DiaryLesson& lesson, const JsonValue& mark, int grade) {
  Assignment made;
  made.id = id;
  made.lesson = lesson.id;
  made.name = text_of(mark, "title");
  made.due = lesson.day;
  made.type = type_of(text_of(mark, "kind"));
  made.grade = grade;
  return made;
}

/// «4/3» is two grades for one work: these clients know one grade an assignment.
void add_grades(DiaryLesson& lesson, const JsonValue& json) {
  for (const JsonValue& mark : list_of(json, "marks")) {
    const auto value = parse_mark(text_of(mark, "value"));
    if (!value) continue;
    const std::int64_t id = number_of(mark, "id");
    lesson.assignments.push_back(graded({AssignmentId::Kind::first_grade, id}, lesson, mark, value->first));
    if (value->second)
      lesson.assignments.push_back(graded({AssignmentId::Kind::second_grade, id}, lesson, mark, *value->second));
  }
}

std::string clock_of(const TimeZone& zone, const std::string& instant) {
  const auto at = parse_iso_instant(instant);
  return at ? to_clock(zone.local(*at).time) : std::string{};
}

DiaryLesson read_lesson(const JsonValue& json, CivilDate day, const TimeZone& zone) {
  DiaryLesson lesson;
  lesson.id = number_of(json, "id");
  lesson.day = day;
  lesson.number = number_of(json, "number");
  lesson.starts = clock_of(zone, text_of(json, "starts_at"));
  lesson.ends = clock_of(zone, text_of(json, "ends_at"));
  lesson.subject = text_of(json, "subject");
  lesson.teacher = text_of(json, "teacher");
  lesson.room = text_of(json, "room");
  lesson.topic = text_of(json, "topic");
  lesson.homework = text_of(json, "homework");
  lesson.due = parse_iso_date(text_of(json, "homework_due"));
  add_grades(lesson, json);
  return lesson;
}

/// Answers the status.
int add_days(const Call& call, PersonId student, CivilDate from, CivilDate to, std::vector<DiaryLesson>& lessons,
             const TimeZone& zone) {
  const Told told = ask(call, "/api/v1/students/" + std::to_string(student.value) + "/diary",
                        {{"from", to_iso(from)}, {"to", to_iso(to)}});
  if (!told.ok()) return told.status;
  for (const JsonValue& day : list_of(told.json, "days")) {
    const auto date = parse_iso_date(text_of(day, "date"));
    if (!date) continue;
    for (const JsonValue& lesson : list_of(day, "lessons")) {
      const std::string state = text_of(lesson, "state");
      if (state != "cancelled" && state != "moved") lessons.push_back(read_lesson(lesson, *date, zone));
    }
  }
  return told.status;
}

void place_homework(std::vector<DiaryLesson>& lessons) {
  for (std::size_t from = 0; from < lessons.size(); ++from) {
    if (lessons[from].homework.empty()) continue;
    Assignment made;
    made.id = {AssignmentId::Kind::homework, lessons[from].id};
    made.name = lessons[from].homework;
    made.due = lessons[from].due.value_or(lessons[from].day);
    made.type = homework_type;
    const auto at = std::ranges::find_if(lessons, [&](const DiaryLesson& one) {
      return lessons[from].due && one.day == *lessons[from].due && one.subject == lessons[from].subject;
    });
    DiaryLesson& place = at == lessons.end() ? lessons[from] : *at;
    made.lesson = place.id;
    place.assignments.push_back(std::move(made));
  }
}

}  // namespace

DiaryDays read_diary(const Call& call, PersonId student, CivilDate from, CivilDate to) {
  DiaryDays days;
  std::optional<TimeZone> zone;
  call.host.database().read(call.institution(), [&](Transaction& transaction) { zone = zone_there(transaction); });
  for (CivilDate first = plus_days(from, -homework_before); first <= to; first = plus_days(first, days_a_call)) {
    const CivilDate last = std::min(to, plus_days(first, days_a_call - 1));
    days.status = add_days(call, student, first, last, days.lessons, *zone);
    if (days.status != 200) return {days.status, {}};
  }
  place_homework(days.lessons);
  std::erase_if(days.lessons, [&](const DiaryLesson& lesson) { return lesson.day < from; });
  return days;
}

const std::vector<AssignmentType>& assignment_types() {
  static const std::vector<AssignmentType> types{{3, "netschool.type_homework"},  {4, "netschool.type_control"},
                                                 {5, "netschool.type_written"},   {6, "netschool.type_laboratory"},
                                                 {7, "netschool.type_practical"}, {8, "netschool.type_test"},
                                                 {9, "netschool.type_project"},   {10, "netschool.type_answer"},
                                                 {11, "netschool.type_essay"},    {12, "netschool.type_credit"}};
  return types;
}

}  // namespace vestnik::netschool
