#include "answers/list_page.h"
#include "answers/person_names.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/full_export.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_export_reason = 500;
/// Held in memory while it is handed out; a larger one is made on the server.
constexpr std::size_t most_handed_out = std::size_t{256} << 20U;

void write_export(JsonWriter& json, Transaction& read, const FullExport& one, Instant now) {
  json.begin_object()
      .member("id", one.id)
      .member("state", state_of_export(one, now))
      .member("reason", one.reason)
      .member("asked_by", one.asked_by.value)
      .member("name", one.asked_by ? name_of(read, one.asked_by) : std::string{})
      .member("asked_at", to_iso(one.asked_at))
      .member("expires_at", to_iso(one.expires_at));
  if (one.decided_at)
    json.member("decided_by", name_of(read, one.decided_by)).member("decided_at", to_iso(*one.decided_at));
  if (one.open_until) json.member("open_until", to_iso(*one.open_until));
  if (one.taken_at) json.member("taken_at", to_iso(*one.taken_at));
  json.end_object();
}

Response get_exports(const ApiPorts& ports, const Request& request) {
  auto page = ListPage::of(request, ListPage::Order::newest_first);
  if (!page) return problem_answer(page.problem(), ports.messages);
  return answer_read(ports, request, {"full_export", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("exports").begin_array();
                       for (const FullExport& one : full_exports(read, page->rows(), page->bound())) {
                         if (page->takes(one.id)) write_export(json, read, one, request.received_at);
                       }
                       if (const auto ended = page->end(json); !ended) return ended.problem();
                       return body;
                     });
}

Response post_export(const ApiPorts& ports, const Request& request) {
  std::string reason;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { reason = body.text("reason", longest_export_reason); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  AskFullExport command{std::move(reason), request.body};
  return run_command(ports, request, command, true);
}

Response post_export_decision(const ApiPorts& ports, const Request& request) {
  bool approve = false;
  const auto read = read_request_body(request, [&](ObjectReader& body) { approve = body.boolean("approve"); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  DecideFullExport command{id_of_path(request, "id"), approve};
  return run_command(ports, request, command);
}

/// The deed is recorded first: an archive without a trace never left. Under a key of its own, for a repeated call hands
/// out everything once more: it is asked anew whether the day is over, and leaves a trace of its own.
Response post_archive(const ApiPorts& ports, TableCatalogue catalogue, const Request& request) {
  const std::int64_t id = id_of_path(request, "id");
  TakeFullExport command{id};
  const CommandKey key{"export.archive." + ports.random.hex(16), std::to_string(id)};
  const auto outcome = ports.recorder.run(*request.actor, command, key, request.received_at);
  if (!outcome || !outcome->event) return command_answer(outcome, ports.messages);
  Response answer;
  bool too_large = false;
  ports.database.read(request.actor->institution, [&](Transaction& read) {
    write_full_archive(read, {catalogue, request.received_at, id}, [&](std::string_view piece) {
      too_large = too_large || answer.body.size() + piece.size() > most_handed_out;
      if (!too_large) answer.body += piece;
    });
  });
  if (too_large) return problem_answer(Problem{"export.too_large"}, ports.messages);
  answer.content_type = "application/x-tar";
  answer.headers = {{"Content-Disposition", "attachment; filename=\"vestnik-export-" + std::to_string(id) + ".tar\""},
                    {"Cache-Control", "no-store"}};
  return answer;
}

Route export_route(Method method, const char* pattern, Permission permission, RouteDoc doc,
                   std::function<Response(const Request&)> handle) {
  Route route = plain_route(method, pattern, permission, 4096, std::move(doc));
  route.handle = std::move(handle);
  return route;
}

}  // namespace

std::vector<Route> export_routes(ApiPorts ports, TableCatalogue catalogue) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(export_route(
      Method::get, "/api/v1/exports", {"full_export", "view"},
      paged(
          {"Exports of everything: who asked and why, who decided, until when the archive is handed out",
           {},
           "",
           R"({"type":"object","required":["exports"],"properties":{"exports":{"type":"array","items":{"type":"object","required":["id","state","reason","asked_by","name","asked_at","expires_at"],"properties":{"id":{"type":"integer"},"state":{"enum":["asked","lapsed","declined","open","over"]},"reason":{"type":"string"},"asked_by":{"type":"integer"},"name":{"type":"string"},"asked_at":{"type":"string","format":"date-time"},"expires_at":{"type":"string","format":"date-time"},"decided_by":{"type":"string"},"decided_at":{"type":"string","format":"date-time"},"open_until":{"type":"string","format":"date-time"},"taken_at":{"type":"string","format":"date-time"}}}}}})",
           {200, 400, 403, 422}}),
      [ports](const Request& request) { return get_exports(ports, request); }));
  routes.push_back(export_route(
      Method::post, "/api/v1/exports", {"full_export", "ask"},
      {"Ask for an export of everything; another person decides within three days",
       {},
       R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":500}}})",
       recorded,
       {201, 400, 403, 409, 422}},
      [ports](const Request& request) { return post_export(ports, request); }));
  routes.push_back(export_route(
      Method::post, "/api/v1/exports/{id}/decision", {"full_export", "decide"},
      {"Approve or stop an export that somebody else asked for",
       {},
       R"({"type":"object","required":["approve"],"additionalProperties":false,"properties":{"approve":{"type":"boolean"}}})",
       recorded,
       {200, 400, 403, 404, 409, 422}},
      [ports](const Request& request) { return post_export_decision(ports, request); }));
  routes.push_back(
      export_route(Method::post, "/api/v1/exports/{id}/archive", {"full_export", "ask"},
                   {"The archive, to who asked, within a day of the approval; the audit keeps each time",
                    {},
                    "",
                    "",
                    {200, 403, 404, 409, 413}},
                   [ports, catalogue](const Request& request) { return post_archive(ports, catalogue, request); }));
  return routes;
}

}  // namespace vestnik
