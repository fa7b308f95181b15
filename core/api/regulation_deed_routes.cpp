#include "api/api.h"
#include "api/calls.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

const Permission may_put_in_force{"regulation", "put_in_force"};

constexpr std::size_t longest_new_text = std::size_t{1} << 20U;
constexpr std::size_t most_of_an_adoption = (std::size_t{1} << 20U) + 8192;
constexpr std::size_t most_groups = 500;
constexpr std::size_t longest_group_name = 64;

constexpr std::string_view adopt_schema =
    R"({"type":"object","required":["script"],"additionalProperties":false,"properties":{"script":{"type":"string"},"for_groups":{"type":"array","items":{"type":"string"}}}})";
constexpr std::string_view info_schema =
    R"({"type":"object","required":["order","in_force_from","hash"],"properties":{"order":{"type":"string"},"in_force_from":{"type":"string","format":"date"},"hash":{"type":"string"}}})";

/// Nobody has approved the text yet: a process of its own reads it first, with limits that the kernel keeps.
Result<void> check_apart(const RegulationDesk& desk, const std::string& script) {
  std::string question;
  JsonWriter{question}.begin_object().member("script", script).end_object();
  const auto said = desk("check", question);
  if (!said) return said.problem();
  const auto answer = JsonValue::parse(*said, {std::size_t{8} << 20U, 16});
  if (!answer) return Problem{"regulation.desk_failed"};
  const JsonValue* whole = answer->find("whole");
  const bool* is_whole = whole == nullptr ? nullptr : whole->boolean();
  return is_whole != nullptr && *is_whole ? Result<void>{} : Problem{"regulation.not_whole"};
}

Response adopt(const ApiPorts& ports, const RegulationDesk& desk, const RegulationDeeds& deeds,
               const Request& request) {
  if (const auto problem = denied(ports, request, may_put_in_force)) return problem_answer(*problem, ports.messages);
  std::string script;
  std::vector<std::string> groups;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    script = body.text("script", longest_new_text);
    if (body.has("for_groups")) groups = body.texts("for_groups", most_groups, longest_group_name);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  if (const auto whole = check_apart(desk, script); !whole) return problem_answer(whole.problem(), ports.messages);
  const auto problems = deeds.adopt(*request.actor, script, groups, request.received_at);
  if (!problems.empty()) return problem_answer(problems.front(), ports.messages);
  Response done;
  done.status = 204;
  return done;
}

Response told_version(const ApiPorts& ports, const Result<RegulationInfo>& info) {
  if (!info) return problem_answer(info.problem(), ports.messages);
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("order", info->order)
      .member("in_force_from", to_iso(info->in_force_from))
      .member("hash", info->script_hash)
      .end_object();
  return json_answer(std::move(body));
}

using Deed = std::function<Result<RegulationInfo>(const Actor&, Instant)>;

Route deed_route(const ApiPorts& ports, const char* pattern, const char* summary, Deed deed) {
  return {Method::post,
          pattern,
          may_put_in_force,
          true,
          Work::slow,
          0,
          [ports, deed = std::move(deed)](const Request& request) {
            if (const auto problem = denied(ports, request, may_put_in_force))
              return problem_answer(*problem, ports.messages);
            return told_version(ports, deed(*request.actor, request.received_at));
          },
          {summary, {}, "", std::string{info_schema}, {200, 403, 409}}};
}

}  // namespace

std::vector<Route> regulation_deed_routes(ApiPorts ports, RegulationDesk desk, RegulationDeeds deeds) {
  std::vector<Route> routes;
  routes.push_back(
      deed_route(ports, "/api/v1/regulation/promotion", "Put the regulation on trial in force for all", deeds.promote));
  routes.push_back(deed_route(ports, "/api/v1/regulation/rollback",
                              "End the trial, or go back to the version before the last", deeds.roll_back));
  routes.push_back({Method::post,
                    "/api/v1/regulation/adoptions",
                    may_put_in_force,
                    true,
                    Work::slow,
                    most_of_an_adoption,
                    [ports, desk = std::move(desk), deeds = std::move(deeds)](const Request& request) {
                      return adopt(ports, desk, deeds, request);
                    },
                    {"Put a regulation in force, or on trial for some groups first",
                     {},
                     std::string{adopt_schema},
                     "",
                     {204, 400, 403, 409, 422, 503}}});
  return routes;
}

}  // namespace vestnik
