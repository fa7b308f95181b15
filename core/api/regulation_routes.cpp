#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"
#include "records/regulation_store.h"

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

constexpr std::size_t longest_text = std::size_t{1} << 20U;

/// A tool, and what it wants beside the script.
struct Tool {
  const char* what;
  const char* summary;
  const char* second;  ///< "" when the script is all; "other" may be left out: the regulation in force then
  const char* request_schema;
};

bool against_force(const Tool& tool) { return std::string_view{tool.what} == "diff"; }

Result<void> read_question(const Tool& tool, const Request& request) {
  return read_request_body(request, [&](ObjectReader& body) {
    body.text("script", longest_text);
    if (against_force(tool)) {
      body.optional_text(tool.second, longest_text);
    } else if (*tool.second != '\0') {
      body.text(tool.second, longest_text);
    }
    if (std::string_view{tool.what} == "test") body.optional_boolean("strict");
  });
}

/// The text of the version in force today.
Result<std::string> text_in_force(const ApiPorts& ports, const Request& request) {
  Result<std::string> text = std::string{};
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const CivilDate today = ports.zones.today(transaction);
    const auto version = regulation_in_force(transaction, today);
    text = version ? Result<std::string>{version->script}
                   : Problem{"regulation.none_in_force", {{"date", to_russian(today)}}};
  });
  return text;
}

/// What the desk is asked: the request as it is, or what changes from the regulation in force to the one sent.
Result<std::string> question_for_desk(const ApiPorts& ports, const Tool& tool, const Request& request) {
  if (!against_force(tool)) return request.body;
  std::string script;
  std::optional<std::string> other;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    script = body.text("script", longest_text);
    other = body.optional_text("other", longest_text);
  });
  if (!read) return read.problem();
  if (other) return request.body;
  const auto in_force = text_in_force(ports, request);
  if (!in_force) return in_force.problem();
  std::string body;
  JsonWriter{body}.begin_object().member("script", *in_force).member("other", script).end_object();
  return body;
}

Response get_rules(const ApiPorts& ports, const RegulationDesk& desk, const Request& request) {
  const auto allowed = answer_read(ports, request, view, Object{},
                                   [](Transaction&, Role) -> Result<std::string> { return std::string{}; });
  if (allowed.status != 200) return allowed;
  const auto in_force = text_in_force(ports, request);
  if (!in_force) return problem_answer(in_force.problem(), ports.messages);
  std::string body;
  JsonWriter{body}.begin_object().member("script", *in_force).end_object();
  auto answer = desk("explain", body);
  return answer ? json_answer(*std::move(answer)) : problem_answer(answer.problem(), ports.messages);
}

/// The text is read by a process of its own: it is nobody's yet.
Response post_question(const ApiPorts& ports, const RegulationDesk& desk, const Request& request, const Tool& tool) {
  if (const auto problem = denied(ports, request, examine)) return problem_answer(*problem, ports.messages);
  if (const auto read = read_question(tool, request); !read) return problem_answer(read.problem(), ports.messages);
  const auto question = question_for_desk(ports, tool, request);
  if (!question) return problem_answer(question.problem(), ports.messages);
  auto answer = desk(tool.what, *question);
  return answer ? json_answer(*std::move(answer)) : problem_answer(answer.problem(), ports.messages);
}

constexpr Tool tools[]{
    {"check", "Validate a regulation whole: findings with clause, line, sentence and next step", "",
     R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"}}})"},
    {"explain", "A regulation as Russian prose, each rule with its clause", "",
     R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"}}})"},
    {"cell", "Until when a cell is open, and by which clause it closes", "question",
     R"({"type":"object","required":["script","question"],"additionalProperties":false,"properties":{"script":{"type":"string"},"question":{"type":"string"}}})"},
    {"ask", "Whether something may be done, and by which clause", "question",
     R"({"type":"object","required":["script","question"],"additionalProperties":false,"properties":{"script":{"type":"string"},"question":{"type":"string"}}})"},
    {"side-by-side", "The institution's own document and the rules on one printable page", "document",
     R"({"type":"object","required":["script","document"],"additionalProperties":false,"properties":{"script":{"type":"string"},"document":{"type":"string"}}})"},
    {"diff", "What changes for whom: from the script to the other, or from the regulation in force to the script",
     "other",
     R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"},"other":{"type":"string"}}})"},
    {"test", "Run acceptance cases; which rules and clauses they prove", "cases",
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
  routes.push_back({Method::get,
                    "/api/v1/regulation/rules",
                    view,
                    true,
                    Work::slow,
                    0,
                    [ports, desk](const Request& request) { return get_rules(ports, desk, request); },
                    {"The regulation in force today as Russian prose, each rule with its clause",
                     {},
                     "",
                     R"({"type":"object","required":["rules"],"properties":{"rules":{"type":"array"}}})",
                     {200, 403, 503}}});
  for (const Tool& tool : tools) {
    routes.push_back({Method::post,
                      std::string{"/api/v1/regulation/"} + tool.what,
                      examine,
                      true,
                      Work::slow,
                      most_body,
                      [ports, desk, tool](const Request& request) { return post_question(ports, desk, request, tool); },
                      {tool.summary, {}, tool.request_schema, R"({"type":"object"})", {200, 400, 403, 422, 503}}});
  }
  return routes;
}

}  // namespace vestnik
