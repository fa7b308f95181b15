#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

const Permission view{"regulation", "view"};
const Permission examine{"regulation", "examine"};

// A script, its cases and a document of a megabyte, as JSON.
constexpr std::size_t most_body = std::size_t{3} << 20U;

void write_info(JsonWriter& json, const RegulationInfo& info) {
  json.begin_object()
      .member("institution", info.institution)
      .member("title", info.title)
      .member("order", info.order)
      .member("in_force_from", to_iso(info.in_force_from))
      .member("hash", info.script_hash)
      .end_object();
}

Response get_regulation(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, view, Object{}, [&](Transaction& transaction, Role) -> Result<std::string> {
    const CivilDate today = ports.zones.today(transaction);
    const auto regulation = ports.regulations.in_force(transaction.institution(), today);
    if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(today)}}};
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("in_force");
    write_info(json, regulation->info());
    json.member("on_trial", ports.regulations.on_trial(transaction.institution())).end_object();
    return body;
  });
}

/// The text is read by a process of its own: it is nobody's yet.
Response post_question(const ApiPorts& ports, const RegulationDesk& desk, const Request& request,
                       const std::string& what) {
  std::optional<Problem> denied;
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = ports.access.allow(transaction, *request.actor, examine, Object{});
    if (!role) denied = role.problem();
  });
  if (denied) return problem_answer(*denied, ports.messages);
  auto answer = desk(what, request.body);
  return answer ? json_answer(*std::move(answer)) : problem_answer(answer.problem(), ports.messages);
}

struct Tool {
  const char* what;
  const char* summary;
  const char* request_schema;
};

constexpr Tool tools[]{
    {"check", "Validate a regulation whole: findings with clause, line, sentence and next step",
     R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"}}})"},
    {"explain", "A regulation as Russian prose, each rule with its clause",
     R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"}}})"},
    {"cell", "Until when a cell is open, and by which clause it closes",
     R"({"type":"object","required":["script","question"],"additionalProperties":false,"properties":{"script":{"type":"string"},"question":{"type":"string"}}})"},
    {"ask", "Whether something may be done, and by which clause",
     R"({"type":"object","required":["script","question"],"additionalProperties":false,"properties":{"script":{"type":"string"},"question":{"type":"string"}}})"},
    {"side-by-side", "The institution's own document and the rules on one printable page",
     R"({"type":"object","required":["script","document"],"additionalProperties":false,"properties":{"script":{"type":"string"},"document":{"type":"string"}}})"},
    {"diff", "What changes for whom between two regulations",
     R"({"type":"object","required":["script","other"],"additionalProperties":false,"properties":{"script":{"type":"string"},"other":{"type":"string"}}})"},
    {"test", "Run acceptance cases; which rules and clauses they prove",
     R"({"type":"object","required":["script","cases"],"additionalProperties":false,"properties":{"script":{"type":"string"},"cases":{"type":"string"},"strict":{"type":"boolean"}}})"}};

}  // namespace

std::vector<Route> regulation_routes(ApiPorts ports, RegulationDesk desk) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get,
       "/api/v1/regulation",
       view,
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_regulation(ports, request); },
       {"The regulation in force today, and whether another is on trial",
        {},
        "",
        R"({"type":"object","required":["in_force","on_trial"],"properties":{"in_force":{"type":"object"},"on_trial":{"type":"boolean"}}})",
        {200, 403, 503}}});
  for (const Tool& tool : tools) {
    routes.push_back({Method::post,
                      std::string{"/api/v1/regulation/"} + tool.what,
                      examine,
                      true,
                      Work::slow,
                      most_body,
                      [ports, desk, what = std::string{tool.what}](const Request& request) {
                        return post_question(ports, desk, request, what);
                      },
                      {tool.summary, {}, tool.request_schema, R"({"type":"object"})", {200, 400, 403, 422, 503}}});
  }
  return routes;
}

}  // namespace vestnik
