#include <algorithm>
#include <limits>
#include <unordered_map>

#include "access/scopes.h"
#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/application_store.h"
#include "records/attendance_store.h"
#include "records/lesson_store.h"
#include "records/load_store.h"
#include "records/mark_store.h"
#include "records/period_store.h"
#include "records/release_store.h"
#include "records/school_days_store.h"
#include "records/substitution_store.h"

namespace vestnik {
namespace {

constexpr int most_days = 120;

/// Answers whom it wrote.
std::vector<PersonId> write_students(Transaction& transaction, JsonWriter& json, GroupId group, const DateSpan& span) {
  std::vector<PersonId> students;
  json.key("students").begin_array();
  transaction.query(
      "SELECT p.id, p.last_name, p.first_name, m.valid_from, m.valid_to FROM membership m JOIN person p "
      "ON p.institution_id = m.institution_id AND p.id = m.student_id WHERE m.institution_id = $1 AND m.group_id = $2 "
      "AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY p.sort_key, p.id",
      {transaction.institution(), group, span.from, span.to}, [&](const Row& row) {
        students.push_back(row.id<PersonId>(0));
        json.begin_object()
            .member("id", row.integer(0))
            .member("last_name", row.text(1))
            .member("first_name", row.text(2))
            .member("from", row.text(3));
        if (!row.is_null(4)) json.member("to", row.text(4));
        json.end_object();
      });
  json.end_array();
  return students;
}

/// Who looks at the page, and under which role.
struct Viewer {
  PersonId person;
  Role role = Role::teacher;
};

/// What of a page somebody may open.
struct Opening {
  DateSpan span;
  bool own_lessons_only = false;  ///< a substitute sees the lessons he gives, and who sits in them then
};

/// The matrix opens a group to whoever teaches it anything; a page is of one subject, and theirs only. A substitute
/// opens the days of his substitution (labinsk-4.5.1b).
std::optional<Opening> opening_of(Transaction& transaction, Viewer viewer, GroupId group, SubjectId subject,
                                  const DateSpan& asked, CivilDate today) {
  const bool oversees =
      viewer.role != Role::teacher && oversees_page(transaction, viewer.person, viewer.role, group, subject, today);
  if (oversees || teaches(transaction, viewer.person, group, subject, today)) {
    return Opening{asked, false};
  }
  const auto days = substituted_days(transaction, viewer.person, group, subject);
  if (days.empty()) return std::nullopt;
  return Opening{{std::max(asked.from, days.front()), std::min(asked.to, days.back())}, true};
}

void write_window(JsonWriter& json, std::string_view name, const EditWindow& window, Instant now) {
  const bool open = !window.closed_for_good && (!window.until || now < *window.until);
  json.key(name).begin_object().member("open", open);
  if (window.until) json.member("editable_until", to_iso(*window.until));
  if (!window.clause.empty()) json.member("clause", window.clause);
  json.end_object();
}

/// What the columns of a page have in common.
class Page {
 public:
  Page(Transaction& transaction, const RegulationBook& book, Viewer viewer, Instant now, std::vector<PersonId> students,
       std::vector<StudentRelease> releases)
      : transaction_(transaction),
        book_(book),
        viewer_(viewer),
        now_(now),
        students_(std::move(students)),
        releases_(std::move(releases)) {}

  /// Whom a release frees from the lesson: shown as released and not as absent (labinsk-5.2.4d).
  void write_released(JsonWriter& json, const LessonFacts& lesson) const {
    json.key("released").begin_array();
    for (const StudentRelease& release : releases_) {
      const bool of_list = std::find(students_.begin(), students_.end(), release.student) != students_.end();
      if (of_list && release.from <= lesson.date && lesson.date <= release.to) json.value(release.student.value);
    }
    json.end_array();
  }

  /// A column as the teacher sees it: until when it is open to them and by which clause it closes (labinsk-3.20b), and
  /// whose cells a final closes although the column is open (yarovoe-4.4.1).
  void write_windows(JsonWriter& json, const Lesson& lesson) {
    const auto regulation = book_.in_force_for(transaction_.institution(), lesson.facts->date, lesson.facts->group.id);
    if (!regulation) return;
    MarkChange cell;
    cell.context = context_at(lesson);
    if (regulation->counts_school_days()) cell.context.school_days = school_days(*regulation, lesson.facts->date);
    cell.lesson = lesson.facts;
    cell.period = period_on(transaction_, lesson.facts->date);
    if (cell.period) {
      const FinalPlace place{lesson.facts->group.id, lesson.facts->subject, cell.period->id};
      cell.sheet_closed = sheet_is_closed(transaction_, place);
    }
    AttendanceChange roll;
    roll.context = cell.context;
    roll.lesson = cell.lesson;
    roll.period = cell.period;
    write_window(json, "marks_window", regulation->mark_window(cell), now_);
    write_window(json, "attendance_window", regulation->attendance_window(roll), now_);
    write_locks(json, *regulation, std::move(cell));
  }

 private:
  [[nodiscard]] ChangeContext context_at(const Lesson& lesson) const {
    ChangeContext context;
    context.role = viewer_.role;
    context.actor = viewer_.person;
    const auto grant = open_grant(transaction_, viewer_.person, lesson.facts->id, now_);
    if (grant) context.opened_until = grant->until;
    return context;
  }

  /// Read once for a page: its lessons lie within a few months.
  const std::shared_ptr<const SchoolDays>& school_days(const Regulation& regulation, CivilDate date) {
    if (school_days_ == nullptr) school_days_ = school_days_around(transaction_, regulation, date);
    return school_days_;
  }

  void write_locks(JsonWriter& json, const Regulation& regulation, MarkChange cell) {
    json.key("locked").begin_array();
    for (const PersonId student : students_) {
      if (!cell.period || !with_final_grade(cell.lesson->subject, cell.period->id).contains(student)) continue;
      cell.student = student;
      cell.final_set = true;
      const EditWindow window = regulation.mark_window(cell);
      if (!window.closed_for_good) continue;
      json.begin_object().member("student", student.value).member("clause", window.clause).end_object();
    }
    json.end_array();
  }

  const std::unordered_set<PersonId>& with_final_grade(SubjectId subject, PeriodId period) {
    const auto known = finals_.find(period);
    if (known != finals_.end()) return known->second;
    return finals_.emplace(period, students_with_final_grade(transaction_, subject, period)).first->second;
  }

  Transaction& transaction_;
  const RegulationBook& book_;
  Viewer viewer_;
  Instant now_;
  std::vector<PersonId> students_;
  std::vector<StudentRelease> releases_;  ///< of the page's subject and days
  std::shared_ptr<const SchoolDays> school_days_;
  std::unordered_map<PeriodId, std::unordered_set<PersonId>> finals_;  ///< read once a period: a page is of one subject
};

void write_cells(Transaction& transaction, JsonWriter& json, LessonId lesson) {
  json.key("tasks").begin_array();
  for (const Task& task : tasks_of(transaction, lesson)) {
    json.begin_object()
        .member("id", task.id.value)
        .member("kind", to_text(task.kind))
        .member("title", task.title)
        .member("weight_hundredths", task.weight_hundredths)
        .end_object();
  }
  json.end_array().key("marks").begin_array();
  for (const StoredMark& mark : marks_of_lesson(transaction, lesson)) {
    json.begin_object()
        .member("id", mark.id.value)
        .member("student", mark.student.value)
        .member("version", mark.version);
    if (mark.task) json.member("task", mark.task.value);
    if (mark.value) json.member("mark", to_text(*mark.value));
    json.end_object();
  }
  json.end_array().key("attendance").begin_array();
  for (const StoredAttendance& held : attendance_of_lesson(transaction, lesson)) {
    json.begin_object()
        .member("id", held.id.value)
        .member("student", held.student.value)
        .member("code", held.mark.code)
        .member("reason", held.mark.reason)
        .member("version", held.version)
        .end_object();
  }
  json.end_array();
}

void write_column(Transaction& transaction, JsonWriter& json, Page& page, const Lesson& lesson) {
  json.begin_object()
      .member("lesson", lesson.facts->id.value)
      .member("date", to_iso(lesson.facts->date))
      .member("number", lesson.facts->number)
      .member("teacher", lesson.actual_teacher.value)
      .member("starts_at", to_iso(lesson.facts->starts_at))
      .member("state", to_text(lesson.facts->state))
      .member("topic", lesson.topic)
      .member("homework", lesson.homework);
  if (lesson.homework_due) json.member("homework_due", to_iso(*lesson.homework_due));
  json.member("roll_called", roll_was_called(transaction, lesson.facts->id)).member("version", lesson.version);
  page.write_windows(json, lesson);
  page.write_released(json, *lesson.facts);
  write_cells(transaction, json, lesson.facts->id);
  json.end_object();
}

Response get_journal(const ApiPorts& ports, const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  const auto wanted = number_of_query(request, "subject", 0, 1, std::numeric_limits<std::int64_t>::max());
  if (!wanted) return problem_answer(wanted.problem(), ports.messages);
  const SubjectId subject{*wanted};
  return answer_read(ports, request, {"journal", "view"}, Object::group(group),
                     [&](Transaction& transaction, Role role) -> Result<std::string> {
                       const auto span = span_of(request, ports.zones.today(transaction), most_days);
                       if (!span) return span.problem();
                       const Viewer viewer{request.actor->person, role};
                       const auto opening =
                           opening_of(transaction, viewer, group, subject, *span, ports.zones.today(transaction));
                       if (!opening) return Problem{"access.not_found"};
                       const DateSpan& open = opening->span;
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().member("group", group.value).member("subject", subject.value);
                       Page page{transaction,
                                 ports.regulations,
                                 viewer,
                                 request.received_at,
                                 write_students(transaction, json, group, open),
                                 releases_between(transaction, subject, open.from, open.to)};
                       json.key("columns").begin_array();
                       for (const Lesson& lesson : lessons_of(transaction, group, subject, open.from, open.to)) {
                         if (opening->own_lessons_only && lesson.actual_teacher != viewer.person) continue;
                         write_column(transaction, json, page, lesson);
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

}  // namespace

std::vector<Route> journal_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get,
       "/api/v1/groups/{id}/journal",
       Permission{"journal", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_journal(ports, request); },
       {"The journal page of a group and subject, each column with its edit window and clause, and the students whose "
        "cells a final closes",
        {{"subject", R"({"type":"integer"})"},
         {"from", R"({"type":"string","format":"date"})"},
         {"to", R"({"type":"string","format":"date"})"}},
        "",
        R"({"type":"object","required":["group","subject","students","columns"],"properties":{"group":{"type":"integer"},"subject":{"type":"integer"},"students":{"type":"array","items":{"type":"object","required":["id","last_name","first_name","from"],"properties":{"id":{"type":"integer"},"last_name":{"type":"string"},"first_name":{"type":"string"},"from":{"type":"string","format":"date"}}}},"columns":{"type":"array","items":{"type":"object","required":["lesson","date","number","teacher","starts_at","state","topic","homework","roll_called","version","marks_window","attendance_window","locked","released","tasks","marks","attendance"],"properties":{"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"number":{"type":"integer"},"teacher":{"type":"integer"},"starts_at":{"type":"string","format":"date-time"},"state":{"type":"string"},"topic":{"type":"string"},"homework":{"type":"string"},"roll_called":{"type":"boolean"},"version":{"type":"integer"},"marks_window":{"type":"object","required":["open"],"properties":{"open":{"type":"boolean"},"editable_until":{"type":"string","format":"date-time"},"clause":{"type":"string"}}},"attendance_window":{"type":"object","required":["open"],"properties":{"open":{"type":"boolean"},"editable_until":{"type":"string","format":"date-time"},"clause":{"type":"string"}}},"locked":{"type":"array","items":{"type":"object","required":["student","clause"],"properties":{"student":{"type":"integer"},"clause":{"type":"string"}}}},"released":{"type":"array","items":{"type":"integer"}},"tasks":{"type":"array","items":{"type":"object","required":["id","kind","title","weight_hundredths"],"properties":{"id":{"type":"integer"},"kind":{"type":"string"},"title":{"type":"string"},"weight_hundredths":{"type":"integer"}}}},"marks":{"type":"array","items":{"type":"object","required":["id","student","version"],"properties":{"id":{"type":"integer"},"student":{"type":"integer"},"version":{"type":"integer"},"task":{"type":"integer"},"mark":{"type":"string"}}}},"attendance":{"type":"array","items":{"type":"object","required":["id","student","version","code"],"properties":{"id":{"type":"integer"},"student":{"type":"integer"},"version":{"type":"integer"},"code":{"type":"string"},"reason":{"type":"string"}}}}}}}}})",
        {200, 400, 404, 422}}});
  return routes;
}

}  // namespace vestnik
