#include "plugins/attestation/routes.h"

#include <limits>

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "plugins/attestation/attestation_page.h"
#include "plugins/attestation/enter_results.h"
#include "plugins/attestation/route_docs.h"

namespace vestnik::attestation {
namespace {

constexpr Permission view{"attestation", "view"};
constexpr Permission write{"attestation", "write"};
constexpr Permission view_diary{"diary", "view"};
constexpr std::size_t most_rows = 200;
constexpr std::size_t longest_sheet = 100;
constexpr std::size_t body_limit = 64U << 10U;

ResultRow read_row(ObjectReader& row) {
  ResultRow asked;
  asked.student = PersonId{row.integer("student", 1)};
  if (const auto written = row.nullable_text("value", 8)) {
    asked.value = parse_final_mark(*written);
    if (!asked.value) row.refuse("api.not_a_mark", "value");
  }
  asked.expected_version = row.integer("expected_version", 0);
  asked.comment = row.optional_text("comment", 500).value_or("");
  return asked;
}

/// The final of a period is the journal's own; here are the others.
std::optional<AttestationKind> entered_kind(std::string_view word) {
  const auto kind = parse_attestation_kind(word);
  return kind && *kind != AttestationKind::period ? kind : std::nullopt;
}

/// The matrix opens a group to whoever teaches it anything or heads one of its subjects; a sheet is of one.
bool is_of_one_subject(Role role) {
  return role == Role::teacher || role == Role::head_of_department || role == Role::head_of_studies;
}

}  // namespace

Response AttestationRoutes::answer(const Request& request, Permission permission, Object object, const Read& read) {
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, permission, object);
    body = role ? read(transaction, *role) : Result<std::string>{role.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response AttestationRoutes::sheet(const Request& request) {
  Place place;
  place.group = GroupId{id_of_path(request, "id")};
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  const auto subject = number_of_query(request, "subject", 0, 1, most);
  if (!subject) return problem_answer(subject.problem(), host_.messages());
  const auto period = number_of_query(request, "period", 0, 1, most);
  if (!period) return problem_answer(period.problem(), host_.messages());
  const auto kind = entered_kind(request.argument("kind").value_or("exam"));
  if (!kind) return problem_answer(Problem{"attestation.unknown_kind", {{"field", "kind"}}}, host_.messages());
  place.subject = SubjectId{*subject};
  place.period = PeriodId{*period};
  place.kind = *kind;
  return answer(request, view, Object::group(place.group),
                [&](Transaction& transaction, Role role) -> Result<std::string> {
                  const auto today = day_there(transaction, request.received_at);
                  if (!today) return today.problem();
                  if (is_of_one_subject(role) && !oversees(transaction, request.actor->person, place, *today))
                    return Problem{"access.not_found"};
                  return write_sheet(transaction, place);
                });
}

Response AttestationRoutes::student(const Request& request) {
  const PersonId student{id_of_path(request, "id")};
  return answer(
      request, view_diary, Object::student(student),
      [&](Transaction& transaction, Role) -> Result<std::string> { return write_student(transaction, student); });
}

Response AttestationRoutes::enter(const Request& request) {
  ResultsRequest asked;
  asked.place.group = GroupId{id_of_path(request, "id")};
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    asked.place.subject = SubjectId{body.integer("subject", 1)};
    asked.place.period = PeriodId{body.integer("period", 1)};
    if (const auto kind = entered_kind(body.text("kind", 20)))
      asked.place.kind = *kind;
    else
      body.refuse("attestation.unknown_kind", "kind");
    asked.sheet = body.optional_text("sheet", longest_sheet).value_or("");
    body.objects("rows", most_rows, [&](ObjectReader& row) { asked.rows.push_back(read_row(row)); });
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  EnterResults command{std::move(asked)};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void AttestationRoutes::contribute() {
  const auto add = [this](Method method, const char* pattern, Permission permission, RouteDoc doc,
                          Response (AttestationRoutes::*handle)(const Request&)) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.permission = permission;
    route.work = method == Method::get ? Work::read : Work::write;
    if (method != Method::get) route.body_limit = body_limit;
    route.doc = std::move(doc);
    route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
    host_.add_route(std::move(route));
  };
  add(Method::get, "/api/v1/groups/{id}/attestation", view,
      {"Results of one kind of attestation of a group in a subject and period",
       {{"subject", R"({"type":"integer"})"},
        {"period", R"({"type":"integer"})"},
        {"kind", R"({"type":"string","enum":["exam","credit","course_work","module","state"],"default":"exam"})"}},
       "",
       sheet_schema,
       {200, 400, 403, 422}},
      &AttestationRoutes::sheet);
  add(Method::put, "/api/v1/groups/{id}/attestation", write,
      {"Enter results of attestation; the regulation says who, for whom and from what sheet",
       {},
       entry_schema,
       entered_schema,
       {200, 400, 403, 409, 413, 422, 503}},
      &AttestationRoutes::enter);
  add(Method::get, "/api/v1/students/{id}/attestation", view_diary,
      {"Results of attestation of a student, apart from current grades", {}, "", student_schema, {200, 403}},
      &AttestationRoutes::student);
}

}  // namespace vestnik::attestation
