#include <algorithm>
#include <limits>
#include <map>

#include "access/scopes.h"
#include "answers/person_names.h"
#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/lesson_past.h"
#include "records/lesson_store.h"

namespace vestnik {
namespace {

constexpr Permission view_history{"lesson_history", "view"};
constexpr int most_hour_days = 366;

constexpr std::string_view lesson_history_schema =
    R"({"type":"object","required":["lesson","date","number","group","subject","versions"],"additionalProperties":false,"properties":{"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"number":{"type":"integer"},"group":{"type":"string"},"subject":{"type":"string"},"versions":{"type":"array","description":"oldest first; the last one stands","items":{"type":"object","required":["version","did","at","state","hours","topic","homework","teacher"],"additionalProperties":false,"properties":{"version":{"type":"integer"},"did":{"enum":["planned","filled","held","substituted"]},"at":{"type":"string","format":"date-time"},"by":{"type":"object","description":"absent: the service itself","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"state":{"type":"string"},"hours":{"type":"integer","description":"that count; 0 while the lesson was not held"},"topic":{"type":"string"},"homework":{"type":"string"},"homework_due":{"type":"string","format":"date"},"teacher":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"comment":{"type":"string"},"order":{"type":"string"},"application":{"type":"integer"},"regulation":{"type":"string","description":"hash of its text"}}}}}})";
constexpr std::string_view hours_schema =
    R"({"type":"object","required":["group","subject","from","to","teachers"],"additionalProperties":false,"properties":{"group":{"type":"integer"},"subject":{"type":"integer"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"teachers":{"type":"array","items":{"type":"object","required":["teacher","hours","changes"],"additionalProperties":false,"properties":{"teacher":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"hours":{"type":"integer"},"changes":{"type":"array","description":"what the count was and became, oldest first","items":{"type":"object","required":["lesson","date","did","at","before","after"],"additionalProperties":false,"properties":{"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"did":{"type":"string"},"at":{"type":"string","format":"date-time"},"by":{"type":"object","required":["id","name"],"additionalProperties":false,"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"before":{"type":"integer"},"after":{"type":"integer"},"comment":{"type":"string"},"order":{"type":"string"}}}}}}}}})";

void write_one(JsonWriter& json, Transaction& transaction, std::string_view member, PersonId person) {
  json.key(member)
      .begin_object()
      .member("id", person.value)
      .member("name", short_name_of(transaction, person))
      .end_object();
}

/// Who made a change, when, and with which word.
void write_author(JsonWriter& json, Transaction& transaction, const LessonChangeMade& change) {
  json.member("did", change.did).member("at", to_iso(change.under.at));
  if (change.under.actor) write_one(json, transaction, "by", change.under.actor);
  if (!change.under.comment.empty()) json.member("comment", change.under.comment);
  if (!change.order_number.empty()) json.member("order", change.order_number);
}

void write_values(JsonWriter& json, Transaction& transaction, const LessonValues& values) {
  json.member("state", to_text(values.state))
      .member("hours", values.hours())
      .member("topic", values.topic)
      .member("homework", values.homework);
  if (values.homework_due) json.member("homework_due", to_iso(*values.homework_due));
  write_one(json, transaction, "teacher", values.teacher);
}

/// What stood after a change: before the next one, or now.
const LessonValues& after_change(const LessonHistory& history, std::size_t change) {
  return change + 1 < history.changes.size() ? history.changes[change + 1].before : history.now;
}

void write_versions(JsonWriter& json, Transaction& transaction, const LessonHistory& history) {
  const LessonValues& first = history.changes.empty() ? history.now : history.changes.front().before;
  json.key("versions").begin_array();
  json.begin_object().member("version", 1).member("did", "planned").member("at", to_iso(first.since));
  write_values(json, transaction, first);
  json.end_object();
  for (std::size_t number = 0; number < history.changes.size(); ++number) {
    const LessonChangeMade& change = history.changes[number];
    json.begin_object().member("version", number + 2);
    write_author(json, transaction, change);
    write_values(json, transaction, after_change(history, number));
    if (change.under.application) json.member("application", change.under.application.value);
    if (!change.under.regulation_hash.empty()) json.member("regulation", change.under.regulation_hash);
    json.end_object();
  }
  json.end_array();
}

Response get_lesson_history(const ApiPorts& ports, const Request& request) {
  const LessonId id{id_of_path(request, "id")};
  return answer_read(ports, request, view_history, Object::lesson(id),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const auto lesson = find_lesson(transaction, id);
                       const auto history = history_of_lesson(transaction, id);
                       if (!lesson || !history) return Problem{"access.not_found"};
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object()
                           .member("lesson", id.value)
                           .member("date", to_iso(lesson->facts->date))
                           .member("number", lesson->facts->number)
                           .member("group", lesson->facts->group.name)
                           .member("subject", lesson->facts->subject_name);
                       write_versions(json, transaction, *history);
                       json.end_object();
                       return body;
                     });
}

/// One lesson's change of one teacher's count.
struct HourChange {
  const LessonHistory* lesson = nullptr;
  const LessonChangeMade* change = nullptr;
  int more = 0;  ///< hours that came to the count; negative: that left it
};

/// The hours of one teacher: with how many the span's lessons began, and what came and went since.
struct TeacherHours {
  int first = 0;
  std::vector<HourChange> changes;
};

std::map<PersonId, TeacherHours> hours_by_teacher(const std::vector<LessonHistory>& lessons) {
  std::map<PersonId, TeacherHours> counts;
  for (const LessonHistory& lesson : lessons) {
    const LessonValues& first = lesson.changes.empty() ? lesson.now : lesson.changes.front().before;
    if (first.hours() != 0) counts[first.teacher].first += first.hours();
    for (std::size_t number = 0; number < lesson.changes.size(); ++number) {
      const LessonChangeMade& change = lesson.changes[number];
      const LessonValues& after = after_change(lesson, number);
      const bool same_teacher = after.teacher == change.before.teacher;
      const int left = same_teacher ? 0 : change.before.hours();
      const int came = same_teacher ? after.hours() - change.before.hours() : after.hours();
      if (left != 0) counts[change.before.teacher].changes.push_back({&lesson, &change, -left});
      if (came != 0) counts[after.teacher].changes.push_back({&lesson, &change, came});
    }
  }
  return counts;
}

void write_teacher(JsonWriter& json, Transaction& transaction, PersonId teacher, TeacherHours& hours) {
  std::ranges::stable_sort(hours.changes, {}, [](const HourChange& one) { return one.change->under.at; });
  json.begin_object();
  write_one(json, transaction, "teacher", teacher);
  int count = hours.first;
  json.key("changes").begin_array();
  for (const HourChange& one : hours.changes) {
    json.begin_object().member("lesson", one.lesson->lesson.value).member("date", to_iso(one.lesson->date));
    write_author(json, transaction, *one.change);
    json.member("before", count).member("after", count + one.more).end_object();
    count += one.more;
  }
  json.end_array().member("hours", count).end_object();
}

struct HoursQuestion {
  GroupId group;
  SubjectId subject;
  PersonId only{};  ///< a teacher asks for the own hours alone
};

std::string hours_page(Transaction& transaction, const HoursQuestion& asked, const DateSpan& span) {
  const auto lessons = histories_of(transaction, asked.group, asked.subject, span.from, span.to);
  auto counts = hours_by_teacher(lessons);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("group", asked.group.value).member("subject", asked.subject.value);
  json.member("from", to_iso(span.from)).member("to", to_iso(span.to)).key("teachers").begin_array();
  for (auto& [teacher, hours] : counts) {
    if (!asked.only || asked.only == teacher) write_teacher(json, transaction, teacher, hours);
  }
  json.end_array().end_object();
  return body;
}

Response get_hours(const ApiPorts& ports, const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  const auto wanted = number_of_query(request, "subject", 0, 1, std::numeric_limits<std::int64_t>::max());
  if (!wanted) return problem_answer(wanted.problem(), ports.messages);
  HoursQuestion asked{group, SubjectId{*wanted}};
  return answer_read(
      ports, request, view_history, Object::group(group),
      [&](Transaction& transaction, Role role) -> Result<std::string> {
        const CivilDate today = ports.zones.today(transaction);
        const auto span = span_of(request, today, most_hour_days);
        if (!span) return span.problem();
        if (role == Role::teacher) {
          asked.only = request.actor->person;
        } else if (!oversees_page(transaction, request.actor->person, role, group, asked.subject, today)) {
          return Problem{"access.not_found"};
        }
        return hours_page(transaction, asked, *span);
      });
}

}  // namespace

std::vector<Route> lesson_history_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back({Method::get,
                    "/api/v1/lessons/{id}/history",
                    view_history,
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_lesson_history(ports, request); },
                    {"Every value a lesson had, its hours among them, with author and time",
                     {},
                     "",
                     std::string{lesson_history_schema},
                     {200}}});
  routes.push_back({Method::get,
                    "/api/v1/groups/{id}/hours",
                    view_history,
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_hours(ports, request); },
                    {"Hours given in a subject of a group by each teacher, and every value the count had with author "
                     "and time; at most 366 days. A teacher is told the own hours",
                     {{"subject", R"({"type":"integer","minimum":1})"},
                      {"from", R"({"type":"string","format":"date"})"},
                      {"to", R"({"type":"string","format":"date"})"}},
                     "",
                     std::string{hours_schema},
                     {200, 400, 422}}});
  return routes;
}

}  // namespace vestnik
