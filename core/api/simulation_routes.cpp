#include "api/api.h"
#include "api/calls.h"
#include "api/simulations.h"
#include "json/json_writer.h"
#include "records/institution_store.h"

namespace vestnik {
namespace {

const Permission may_replay{"regulation", "examine"};

constexpr std::size_t longest_other_version = std::size_t{1} << 20U;
constexpr std::size_t most_of_a_wish = (std::size_t{1} << 20U) + 4096;

constexpr std::string_view begin_schema =
    R"({"type":"object","required":["script","from","to"],"additionalProperties":false,"properties":{"script":{"type":"string"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"sms_price":{"type":"string"}}})";
constexpr std::string_view begun_schema =
    R"({"type":"object","required":["id"],"properties":{"id":{"type":"integer"}}})";
constexpr std::string_view state_schema =
    R"({"type":"object","required":["id","state","percent"],"properties":{"id":{"type":"integer"},"state":{"enum":["running","done","failed"]},"percent":{"type":"integer"},"said":{"type":"array","items":{"type":"string"}},"report":{"type":"object"}}})";

std::string_view to_text(SimulationState::Stage stage) {
  switch (stage) {
    case SimulationState::Stage::running: return "running";
    case SimulationState::Stage::done: return "done";
    case SimulationState::Stage::failed: break;
  }
  return "failed";
}

/// Whether the person may at all, and the code of their institution.
Result<std::string> institution_for(const ApiPorts& ports, const Request& request) {
  Result<std::string> code = std::string{};
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = ports.access.allow(transaction, *request.actor, may_replay, Object{});
    if (!role) {
      code = role.problem();
      return;
    }
    const auto own = own_institution(transaction);
    code = own ? own->code : std::string{};
  });
  return code;
}

Response begin_replay(const ApiPorts& ports, Simulations& simulations, const Request& request) {
  const auto code = institution_for(ports, request);
  if (!code) return problem_answer(code.problem(), ports.messages);
  SimulationRequest wanted;
  wanted.institution = *code;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wanted.script = body.text("script", longest_other_version);
    wanted.from = body.date("from");
    wanted.until = body.date("to");
    wanted.sms_price = body.optional_text("sms_price", 16).value_or("");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  if (wanted.until < wanted.from) return problem_answer(Problem{"simulate.no_days"}, ports.messages);
  const auto id = simulations.begin(request.actor->institution, wanted);
  if (!id) return problem_answer(id.problem(), ports.messages);
  std::string body;
  JsonWriter{body}.begin_object().member("id", *id).end_object();
  return json_answer(std::move(body), 202);
}

Response look_at_replay(const ApiPorts& ports, Simulations& simulations, const Request& request) {
  if (const auto problem = denied(ports, request, may_replay)) return problem_answer(*problem, ports.messages);
  const std::int64_t id = id_of_path(request, "id");
  const auto state = simulations.look(request.actor->institution, id);
  if (!state) return problem_answer(Problem{"access.not_found"}, ports.messages);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("id", id).member("state", to_text(state->stage)).member("percent", state->percent);
  if (state->stage == SimulationState::Stage::failed) {
    json.key("said").begin_array();
    for (const std::string& sentence : state->said) json.value(sentence);
    json.end_array();
  }
  if (state->report) json.key("report").raw(*state->report);
  json.end_object();
  return json_answer(std::move(body));
}

Response end_replay(const ApiPorts& ports, Simulations& simulations, const Request& request) {
  if (const auto problem = denied(ports, request, may_replay)) return problem_answer(*problem, ports.messages);
  if (!simulations.end(request.actor->institution, id_of_path(request, "id")))
    return problem_answer(Problem{"access.not_found"}, ports.messages);
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

std::vector<Route> simulation_routes(ApiPorts ports, Simulations& simulations) {
  using Answer = Response (*)(const ApiPorts&, Simulations&, const Request&);
  const auto route = [&](Method method, const char* pattern, Work work, std::size_t body, Answer answer, RouteDoc doc) {
    return Route{method,
                 pattern,
                 may_replay,
                 true,
                 work,
                 body,
                 [ports, &simulations, answer](const Request& request) { return answer(ports, simulations, request); },
                 std::move(doc)};
  };
  std::vector<Route> routes;
  routes.push_back(route(Method::post, "/api/v1/regulation/simulations", Work::slow, most_of_a_wish, begin_replay,
                         {"Begin a replay of the recorded history under another version",
                          {},
                          std::string{begin_schema},
                          std::string{begun_schema},
                          {202, 400, 403, 409, 422, 503}}));
  routes.push_back(route(
      Method::get, "/api/v1/regulation/simulations/{id}", Work::slow, 0, look_at_replay,
      {"How far a replay is; once done, what would have changed", {}, "", std::string{state_schema}, {200, 403}}));
  routes.push_back(route(Method::del, "/api/v1/regulation/simulations/{id}", Work::slow, 0, end_replay,
                         {"End a replay and forget it", {}, "", "", {204, 403}}));
  return routes;
}

}  // namespace vestnik
