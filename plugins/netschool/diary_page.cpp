#include <algorithm>

#include "json/json_writer.h"
#include "plugins/netschool/diary_lessons.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/people.h"
#include "plugins/netschool/school_year.h"

namespace vestnik::netschool {
namespace {

constexpr int longest_diary_days = 400;
/// Of a grade that counts once, as these clients have it.
constexpr int usual_weight = 10;

CivilDate monday_of(CivilDate day) { return plus_days(day, 1 - iso_weekday(day)); }

/// Clients send a day, or a day with the time behind it.
std::optional<CivilDate> day_of(std::string_view text) { return parse_iso_date(text.substr(0, 10)); }

CivilDate today_of(const Call& call) {
  CivilDate today;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    today = zone_there(transaction).local(call.request.received_at).date;
  });
  return today;
}

/// The student asked for; the only one where none is named.
std::optional<PersonId> student_of(const Call& call) {
  if (const auto named = call.fields.number("studentid")) return PersonId{*named};
  const Owner owner = read_owner(call);
  return owner.students.empty() ? std::nullopt : std::optional{owner.students.front().id};
}

void write_mark(JsonWriter& json, const Assignment& one, PersonId student) {
  json.key("mark").begin_object().member("assignmentId", one.id.packed()).member("studentId", student.value);
  json.member("mark", *one.grade).key("resultScore").null().member("dutyMark", false).end_object();
}

void write_assignment(JsonWriter& json, const Assignment& one, PersonId student) {
  json.begin_object().member("id", one.id.packed()).member("typeId", one.type).member("assignmentName", one.name);
  json.member("dueDate", day_text(one.due)).member("weight", 0).member("classMeetingId", one.lesson);
  json.member("classAssignment", one.grade.has_value()).member("existsTestPlan", false);
  json.key("attachments").begin_array().end_array().key("answerFiles").begin_array().end_array();
  json.key("textAnswer").null().key("markComment").null();
  if (one.grade) write_mark(json, one, student);
  json.end_object();
}

void write_lesson(JsonWriter& json, const DiaryLesson& lesson, PersonId student) {
  json.begin_object().member("classmeetingId", lesson.id).member("day", day_text(lesson.day));
  json.member("number", lesson.number).member("relay", 0);
  json.key("room");
  lesson.room.empty() ? json.null() : json.value(lesson.room);
  json.member("startTime", lesson.starts).member("endTime", lesson.ends).member("subjectName", lesson.subject);
  json.member("isEaLesson", false).member("isDistanceLesson", false).key("assignments").begin_array();
  for (const Assignment& one : lesson.assignments) write_assignment(json, one, student);
  json.end_array().end_object();
}

void write_days(JsonWriter& json, const std::vector<DiaryLesson>& lessons, PersonId student) {
  json.key("weekDays").begin_array();
  for (auto lesson = lessons.begin(); lesson != lessons.end();) {
    const CivilDate day = lesson->day;
    json.begin_object().member("date", day_text(day)).key("lessons").begin_array();
    for (; lesson != lessons.end() && lesson->day == day; ++lesson) write_lesson(json, *lesson, student);
    json.end_array().end_object();
  }
  json.end_array();
}

struct DiaryHead {
  std::string term, group;
};

DiaryHead head_of(const Call& call, PersonId student, CivilDate from) {
  DiaryHead head;
  const Owner owner = read_owner(call);
  const auto found = std::ranges::find(owner.students, student, &Student::id);
  if (found != owner.students.end()) head.group = found->class_name;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    const SchoolYear year = school_year_on(transaction, from);
    if (const Period* term = year.term_on(from)) head.term = term_name(call.host, *term);
  });
  return head;
}

/// When the lesson or the mark was, and for whom; nothing for what is not this student's.
std::optional<CivilDate> day_of_assignment(const Call& call, PersonId student, AssignmentId id) {
  std::optional<CivilDate> day;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    const bool homework = id.kind == AssignmentId::Kind::homework;
    day = homework ? transaction.one("SELECT date FROM v1_group_lesson WHERE institution_id = $1 AND lesson_id = $2",
                                     {transaction.institution(), id.number}, [](const Row& row) { return row.date(0); })
                   : transaction.one(
                         "SELECT date FROM v1_student_mark WHERE institution_id = $1 AND student_id = $2 "
                         "AND mark_id = $3",
                         {transaction.institution(), student, id.number}, [](const Row& row) { return row.date(0); });
  });
  return day;
}

int weight_of(const Call& call, PersonId student, AssignmentId id) {
  if (id.kind == AssignmentId::Kind::homework) return 0;
  std::optional<std::int64_t> hundredths;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    hundredths = transaction.one(
        "SELECT weight_hundredths FROM v1_student_mark WHERE institution_id = $1 AND student_id = $2 AND mark_id = $3",
        {transaction.institution(), student, id.number}, [](const Row& row) { return row.integer(0); });
  });
  return static_cast<int>(hundredths.value_or(100) * usual_weight / 100);
}

std::int64_t teacher_of(const Call& call, std::int64_t lesson) {
  std::optional<std::int64_t> teacher;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    teacher = transaction.one("SELECT teacher_id FROM v1_group_lesson WHERE institution_id = $1 AND lesson_id = $2",
                              {transaction.institution(), lesson}, [](const Row& row) { return row.integer(0); });
  });
  return teacher.value_or(0);
}

struct Shown {
  DiaryLesson lesson;
  Assignment assignment;
};

/// The lesson it was given in; the diary of that very day decides whether the person may see it.
std::optional<Shown> find_assignment(const Call& call, PersonId student, AssignmentId id) {
  const auto day = day_of_assignment(call, student, id);
  if (!day) return std::nullopt;
  const DiaryDays days = read_diary(call, student, *day, *day);
  for (const DiaryLesson& lesson : days.lessons) {
    if (id.kind == AssignmentId::Kind::homework && lesson.id == id.number && !lesson.homework.empty()) {
      Assignment homework;
      homework.id = id;
      homework.name = lesson.homework;
      homework.due = lesson.due.value_or(lesson.day);
      return Shown{lesson, homework};
    }
    for (const Assignment& one : lesson.assignments) {
      if (one.id.packed() == id.packed()) return Shown{lesson, one};
    }
  }
  return std::nullopt;
}

}  // namespace

Response diary_init(const Call& call) {
  const Owner owner = read_owner(call);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("students").begin_array();
  for (const Student& student : owner.students) {
    json.begin_object().member("studentId", student.id.value).member("id", student.id.value);
    json.member("nickName", student.name).member("name", student.name).member("className", student.class_name);
    json.member("classId", student.class_id).member("iupGrade", 0).end_object();
  }
  // A place in the list, not a number of a person.
  json.end_array().member("currentStudentId", 0).member("weekStart", day_text(monday_of(today_of(call))));
  json.member("yaClass", false).member("yaClassAuthUrl", "").member("newDiskToken", "");
  json.member("newDiskWasRequest", false).member("ttsuRl", "").member("externalUrl", "").member("weight", false);
  json.member("maxMark", 5).member("withLaAssigns", false).end_object();
  return json_page(std::move(body));
}

Response diary(const Call& call) {
  const auto student = student_of(call);
  if (!student) return not_there(call);
  const CivilDate from = day_of(call.fields.text("weekstart")).value_or(monday_of(today_of(call)));
  const CivilDate to = day_of(call.fields.text("weekend")).value_or(plus_days(from, 6));
  const int days = days_between(from, to);
  if (days < 0 || days > longest_diary_days) return refusal(call, 400, Problem{"netschool.bad_span"});
  const DiaryDays read = read_diary(call, *student, from, to);
  if (read.status != 200) return not_there(call);
  const DiaryHead head = head_of(call, *student, from);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("weekStart", day_text(from)).member("weekEnd", day_text(to));
  json.member("termName", head.term).member("className", head.group).key("laAssigns").begin_array().end_array();
  write_days(json, read.lessons, *student);
  json.end_object();
  return json_page(std::move(body));
}

Response assignment(const Call& call) {
  const auto student = student_of(call);
  const AssignmentId id = unpacked_assignment(call.id);
  const auto shown = student ? find_assignment(call, *student, id) : std::nullopt;
  if (!shown) return not_there(call);
  const std::string group = head_of(call, *student, shown->lesson.day).group;
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("id", call.id).member("assignmentName", shown->assignment.name);
  json.member("date", day_text(shown->assignment.due)).member("weight", weight_of(call, *student, id));
  json.member("isDeleted", false).member("description", shown->lesson.topic);
  json.key("subjectGroup").begin_object().member("id", shown->lesson.id);
  json.member("name", group + '/' + shown->lesson.subject).end_object();
  json.key("teachers").begin_array().begin_object().member("id", teacher_of(call, shown->lesson.id));
  json.member("name", shown->lesson.teacher).end_object().end_array();
  json.key("attachments").begin_array().end_array();
  for (const char* absent : {"activityName", "problemName", "productId", "contentElements", "codeContentElements"})
    json.key(absent).null();
  json.end_object();
  return json_page(std::move(body));
}

Response types_of_assignments(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  int order = 0;
  for (const AssignmentType& type : assignment_types()) {
    const ProblemText text = words(call.host, std::string{type.code});
    json.begin_object().member("id", type.id).member("name", text.title).member("abbr", text.next);
    json.member("order", ++order).end_object();
  }
  json.end_array();
  return json_page(std::move(body));
}

}  // namespace vestnik::netschool
