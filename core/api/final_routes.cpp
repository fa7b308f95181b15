#include "api/api.h"
#include "api/calls.h"
#include "journal/asked.h"
#include "journal/close_sheet.h"
#include "journal/move_period.h"
#include "journal/set_finals_due.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t finals_body = 64U << 10U;
constexpr std::string_view finals_schema =
    R"({"type":"object","required":["group","subject","period","rows"],"additionalProperties":false,"properties":{"group":{"type":"integer"},"subject":{"type":"integer"},"period":{"type":"integer"},"confirmed":{"type":["boolean","null"]},"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","value","expected_version"],"additionalProperties":false,"properties":{"student":{"type":"integer"},"value":{"type":"string","description":"a grade, or the words for not attested"},"expected_version":{"type":"integer"},"comment":{"type":["string","null"]}}}}}})";
constexpr std::string_view sheet_schema =
    R"({"type":"object","required":["group","subject","period"],"additionalProperties":false,"properties":{"group":{"type":"integer"},"subject":{"type":"integer"},"period":{"type":"integer"}}})";

constexpr std::string_view due_schema =
    R"({"type":"object","required":["finals_due","expected_version"],"additionalProperties":false,"properties":{"finals_due":{"type":["string","null"],"format":"date","description":"by the order that ends the period; null withdraws it"},"expected_version":{"type":"integer"}}})";

constexpr std::string_view bounds_schema =
    R"({"type":"object","required":["starts","ends","order","expected_version"],"additionalProperties":false,"properties":{"starts":{"type":"string","format":"date"},"ends":{"type":"string","format":"date"},"order":{"type":"string","maxLength":100,"description":"number and date of the order"},"expected_version":{"type":"integer"}}})";

Response put_finals(const ApiPorts& ports, const Request& request) {
  FinalsRequest asked;
  const auto partial = flag_of_query(request, "partial");
  if (!partial) return problem_answer(partial.problem(), ports.messages);
  asked.partial = *partial;
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_finals(body, asked); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetFinals command{std::move(asked)};
  return run_command(ports, request, command);
}

Response post_sheet(const ApiPorts& ports, const Request& request) {
  FinalPlace place;
  const auto read = read_request_body(request, [&](ObjectReader& body) { place = read_place(body); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  CloseSheet command{place, request.body};
  return run_command(ports, request, command, true);
}

Response put_finals_due(const ApiPorts& ports, const Request& request) {
  FinalsDueRequest asked;
  asked.period = PeriodId{id_of_path(request, "id")};
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    if (const auto due = body.nullable_text("finals_due", 10)) {
      asked.due = parse_iso_date(*due);
      if (!asked.due) body.refuse("json.bad_date", "finals_due");
    }
    asked.expected_version = body.integer("expected_version", 0);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetFinalsDue command{std::move(asked)};
  return run_command(ports, request, command);
}

Response put_bounds(const ApiPorts& ports, const Request& request) {
  PeriodMove asked;
  asked.period = PeriodId{id_of_path(request, "id")};
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    asked.starts = body.date("starts");
    asked.ends = body.date("ends");
    asked.order = body.text("order", 100);
    asked.expected_version = body.integer("expected_version", 0);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  MovePeriod command{std::move(asked)};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> final_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back({Method::put,
                    "/api/v1/finals",
                    Permission{"finals", "write"},
                    true,
                    Work::write,
                    finals_body,
                    [ports](const Request& request) { return put_finals(ports, request); },
                    {"Set final marks of a group, subject and period",
                     {{"partial", R"({"type":"boolean"})"}},
                     std::string{finals_schema},
                     std::string{command_schema},
                     {200, 400, 404, 409, 422}}});
  routes.push_back({Method::post,
                    "/api/v1/sheets",
                    Permission{"sheet", "close"},
                    true,
                    Work::write,
                    1024,
                    [ports](const Request& request) { return post_sheet(ports, request); },
                    {"Close a sheet: the period's grades of the group lock and families see the finals",
                     {},
                     std::string{sheet_schema},
                     std::string{command_schema},
                     {201, 400, 404, 409, 422}}});
  routes.push_back({Method::put,
                    "/api/v1/periods/{id}/finals-due",
                    Permission{"period", "write"},
                    true,
                    Work::write,
                    1024,
                    [ports](const Request& request) { return put_finals_due(ports, request); },
                    {"Enter by when finals are due by the order that ends the period",
                     {},
                     std::string{due_schema},
                     std::string{command_schema},
                     {200, 400, 403, 404, 409, 422}}});
  routes.push_back({Method::put,
                    "/api/v1/periods/{id}/bounds",
                    Permission{"period", "move"},
                    true,
                    Work::write,
                    1024,
                    [ports](const Request& request) { return put_bounds(ports, request); },
                    {"Enter the bounds of a study period by order; its deadlines move with it",
                     {},
                     std::string{bounds_schema},
                     std::string{command_schema},
                     {200, 400, 403, 404, 409, 422}}});
  return routes;
}

}  // namespace vestnik
