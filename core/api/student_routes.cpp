#include "api/api.h"
#include "api/calls.h"
#include "journal/asked.h"
#include "journal/enter_notice.h"
#include "journal/family_papers.h"
#include "journal/release_student.h"

namespace vestnik {
namespace {

constexpr std::size_t student_body = 16U << 10U;

Response post_notice(const ApiPorts& ports, const Request& request) {
  AbsenceNotice notice;
  notice.student = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_notice(body, notice); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  EnterNotice command{std::move(notice), ports.regulations, request.body};
  return run_command(ports, request, command, true);
}

Response post_release(const ApiPorts& ports, const Request& request) {
  StudentRelease release;
  release.student = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    release.subject = SubjectId{body.optional_integer("subject", 1).value_or(0)};
    release.from = body.date("from");
    release.to = body.date("to");
    release.document = body.text("document", 200);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  ReleaseStudent command{std::move(release), request.body};
  return run_command(ports, request, command, true);
}

Response post_reasons(const ApiPorts& ports, const Request& request) {
  ReasonsRequest asked;
  asked.student = PersonId{id_of_path(request, "id")};
  const auto partial = flag_of_query(request, "partial");
  if (!partial) return problem_answer(partial.problem(), ports.messages);
  asked.partial = *partial;
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_reasons(body, asked); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetReasons command{std::move(asked)};
  return run_command(ports, request, command);
}

Response post_consent(const ApiPorts& ports, const Request& request) {
  SignedConsent consent;
  consent.student = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    consent.guardian = PersonId{body.integer("guardian", 1)};
    consent.document = body.text("document", 200);
    consent.signed_on = body.date("signed_on");
    ApplicationPaper application;
    const bool apart = body.optional_object("application", [&](ObjectReader& paper) {
      application.document = paper.text("document", 200);
      application.signed_on = paper.date("signed_on");
    });
    if (apart) consent.application = std::move(application);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RecordConsent command{std::move(consent), request.body};
  return run_command(ports, request, command, true);
}

Response post_revocation(const ApiPorts& ports, const Request& request) {
  PersonId guardian;
  CivilDate on{};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    guardian = PersonId{body.integer("guardian", 1)};
    on = body.date("revoked_on");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RevokeConsent command{guardian, PersonId{id_of_path(request, "id")}, on, request.body};
  return run_command(ports, request, command, true);
}

using Handler = Response (*)(const ApiPorts&, const Request&);

Route student_route(const ApiPorts& ports, std::string pattern, Permission permission, Handler handle, RouteDoc doc) {
  return {Method::post,
          std::move(pattern),
          permission,
          true,
          Work::write,
          student_body,
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

}  // namespace

std::vector<Route> student_routes(ApiPorts ports) {
  const std::string recorded{command_schema};
  const std::vector<int> statuses{201, 400, 404, 409, 422};
  std::vector<Route> routes;
  routes.push_back(student_route(
      ports, "/api/v1/students/{id}/absence-notices", {"absence_notice", "write"}, post_notice,
      {"Enter an absence known beforehand; it prefills the roll and gives its reason to absences without one",
       {},
       R"({"type":"object","required":["kind","from","to"],"additionalProperties":false,"properties":{"kind":{"enum":["illness","trip","order","other"]},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"reason":{"type":["string","null"],"description":"of those who may give reasons"},"reported_by":{"type":["string","null"]}}})",
       recorded,
       statuses}));
  routes.push_back(student_route(
      ports, "/api/v1/students/{id}/absence-reasons", {"absence_reason", "write"}, post_reasons,
      {"Set reasons of absences of one student",
       {{"partial", R"({"type":"boolean"})"}},
       R"({"type":"object","required":["rows"],"additionalProperties":false,"properties":{"rows":{"type":"array","items":{"type":"object","required":["attendance","reason","expected_version"]}},"comment":{"type":["string","null"]}}})",
       recorded,
       {200, 400, 404, 409, 422}}));
  routes.push_back(student_route(
      ports, "/api/v1/students/{id}/releases", {"release", "write"}, post_release,
      {"Release a student from lessons of a subject, or of all, for some days",
       {},
       R"({"type":"object","required":["from","to","document"],"additionalProperties":false,"properties":{"subject":{"type":["integer","null"],"description":"none: every subject"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"document":{"type":"string","maxLength":200}}})",
       recorded,
       statuses}));
  routes.push_back(student_route(
      ports, "/api/v1/students/{id}/consents", {"consent", "record"}, post_consent,
      {"Record a guardian's signed consent; without an application of its own the paper is both",
       {},
       R"({"type":"object","required":["guardian","document","signed_on"],"additionalProperties":false,"properties":{"guardian":{"type":"integer"},"document":{"type":"string"},"signed_on":{"type":"string","format":"date"},"application":{"type":["object","null"],"required":["document","signed_on"],"additionalProperties":false,"properties":{"document":{"type":"string"},"signed_on":{"type":"string","format":"date"}}}}})",
       recorded,
       statuses}));
  routes.push_back(student_route(
      ports, "/api/v1/students/{id}/consent-revocations", {"consent", "record"}, post_revocation,
      {"Record that a guardian revoked the consent",
       {},
       R"({"type":"object","required":["guardian","revoked_on"],"additionalProperties":false,"properties":{"guardian":{"type":"integer"},"revoked_on":{"type":"string","format":"date"}}})",
       recorded,
       statuses}));
  return routes;
}

}  // namespace vestnik
