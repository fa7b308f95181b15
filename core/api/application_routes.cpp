#include "api/api.h"
#include "api/calls.h"
#include "journal/asked.h"
#include "json/json_writer.h"
#include "records/application_store.h"

namespace vestnik {
namespace {

constexpr std::size_t application_body = 16U << 10U;

Response post_application(const ApiPorts& ports, const Request& request) {
  AskedReopening asked;
  const auto read = read_request_body(request, [&](ObjectReader& body) { asked = read_reopening(body); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  FileApplication command{std::move(asked.lessons), std::move(asked.reason), request.body};
  return run_command(ports, request, command, true);
}

Response post_decision(const ApiPorts& ports, const Request& request) {
  ApplicationVerdict verdict;
  verdict.application = ApplicationId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_verdict(body, verdict); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  DecideApplication command{std::move(verdict), ports.regulations, request.body};
  return run_command(ports, request, command);
}

std::string list_json(const std::vector<StoredApplication>& applications) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("applications").begin_array();
  for (const StoredApplication& application : applications) {
    json.begin_object()
        .member("id", application.id.value)
        .member("teacher", application.teacher.value)
        .member("reason", application.reason)
        .member("state", application.state)
        .member("filed_at", to_iso(application.filed_at))
        .member("note", application.note)
        .member("version", application.version);
    if (application.opened_from) json.member("opened_from", to_iso(*application.opened_from));
    if (application.opened_until) json.member("opened_until", to_iso(*application.opened_until));
    json.key("lessons").begin_array();
    for (const LessonId lesson : application.lessons) json.value(lesson.value);
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return body;
}

Response get_applications(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"application", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role role) -> Result<std::string> {
                       const bool all = role == Role::administrator;
                       return list_json(applications(transaction, all ? PersonId{} : request.actor->person, 200));
                     });
}

}  // namespace

std::vector<Route> application_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::post,
       "/api/v1/applications",
       Permission{"application", "file"},
       true,
       Work::write,
       application_body,
       [ports](const Request& request) { return post_application(ports, request); },
       {"Apply for closed lessons to be opened",
        {},
        R"({"type":"object","required":["lessons","reason"],"additionalProperties":false,"properties":{"lessons":{"type":"array","items":{"type":"integer"}},"reason":{"type":"string"}}})",
        std::string{command_schema},
        {200, 201, 400, 403, 404, 409, 422}}});
  routes.push_back({Method::get,
                    "/api/v1/applications",
                    Permission{"application", "view"},
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_applications(ports, request); },
                    {"Applications: a teacher's own, or all for the administrator",
                     {},
                     "",
                     R"({"type":"object","required":["applications"],"properties":{"applications":{"type":"array"}}})",
                     {200, 403}}});
  routes.push_back(
      {Method::post,
       "/api/v1/applications/{id}/decision",
       Permission{"application", "decide"},
       true,
       Work::write,
       application_body,
       [ports](const Request& request) { return post_decision(ports, request); },
       {"Grant or decline an application; a grant opens for the regulation's hours",
        {},
        R"({"type":"object","required":["granted","expected_version"],"additionalProperties":false,"properties":{"granted":{"type":"boolean"},"expected_version":{"type":"integer"},"note":{"type":["string","null"]},"opens_at":{"type":["string","null"],"format":"date-time"}}})",
        std::string{command_schema},
        {200, 400, 403, 404, 409, 422}}});
  return routes;
}

}  // namespace vestnik
