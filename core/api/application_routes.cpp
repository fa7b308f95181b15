#include <algorithm>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/asked.h"
#include "journal/opening_proposal.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t application_body = 16U << 10U;

Response post_application(const ApiPorts& ports, const Request& request) {
  AskedReopening asked;
  const auto read = read_request_body(request, [&](ObjectReader& body) { asked = read_reopening(body); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  FileApplication command{std::move(asked.lessons), std::move(asked.reason), request.body, std::move(asked.drafts)};
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

/// What the one who decides may take over: when to open what still waits.
struct Proposal {
  Instant opens_at;
  Instant opened_until;
};

void write_decision(JsonWriter& json, const StoredApplication& application) {
  if (!application.decided_as.empty()) json.member("decided_as", application.decided_as);
  if (!application.decided_order.empty()) json.member("decided_order", application.decided_order);
  if (!application.clause.empty()) json.member("clause", application.clause);
  if (application.opened_from) json.member("opened_from", to_iso(*application.opened_from));
  if (application.opened_until) json.member("opened_until", to_iso(*application.opened_until));
}

void write_application(JsonWriter& json, const StoredApplication& application,
                       const std::optional<Proposal>& proposal) {
  json.begin_object()
      .member("id", application.id.value)
      .member("teacher", application.teacher.value)
      .member("reason", application.reason)
      .member("state", application.state)
      .member("filed_at", to_iso(application.filed_at))
      .member("note", application.note)
      .member("version", application.version);
  write_decision(json, application);
  if (proposal && application.state == "filed") {
    json.key("proposal")
        .begin_object()
        .member("opens_at", to_iso(proposal->opens_at))
        .member("opened_until", to_iso(proposal->opened_until))
        .end_object();
  }
  json.key("lessons").begin_array();
  for (const LessonId lesson : application.lessons) json.value(lesson.value);
  json.end_array().end_object();
}

std::optional<Proposal> proposal_now(Transaction& transaction, const ReopenTerms& terms, Instant now) {
  const auto opens = propose_opening(transaction, now, terms.lasts);
  return opens ? std::optional{Proposal{*opens, *opens + terms.lasts}} : std::nullopt;
}

/// A teacher sees his own; whoever decides sees all, with a proposal when to open.
Response get_applications(const ApiPorts& ports, const Request& request) {
  return answer_read(
      ports, request, {"application", "view"}, Object::institution(),
      [&](Transaction& transaction, Role role) -> Result<std::string> {
        const auto regulation = ports.regulations.in_force(transaction.institution(), ports.zones.today(transaction));
        const auto terms = regulation ? regulation->reopening() : std::nullopt;
        const bool decides = terms && std::ranges::find(terms->decided_by, role) != terms->decided_by.end();
        const bool all = decides || role == Role::administrator;
        const auto proposal = decides ? proposal_now(transaction, *terms, request.received_at) : std::nullopt;
        auto page = ListPage::of(request, ListPage::Order::newest_first);
        if (!page) return page.problem();
        std::string body;
        JsonWriter json{body};
        json.begin_object().key("applications").begin_array();
        const PersonId whose = all ? PersonId{} : request.actor->person;
        for (const auto& application : applications(transaction, whose, page->rows(), page->bound())) {
          if (page->takes(application.id.value)) write_application(json, application, proposal);
        }
        if (const auto ended = page->end(json); !ended) return ended.problem();
        return body;
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
        R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"lessons":{"type":["array","null"],"items":{"type":"integer"}},"drafts":{"type":["array","null"],"items":{"type":"integer"},"description":"own drafts: their lessons are applied for"},"reason":{"type":"string"}}})",
        std::string{command_schema},
        {201, 400, 403, 404, 409, 422}}});
  routes.push_back(
      {Method::get, "/api/v1/applications", Permission{"application", "view"}, true, Work::read, 0,
       [ports](const Request& request) { return get_applications(ports, request); },
       paged(
           {"Applications: a teacher's own, or all for whoever decides, with a proposal when to open what waits",
            {},
            "",
            R"({"type":"object","required":["applications"],"properties":{"applications":{"type":"array","items":{"type":"object","required":["id","teacher","reason","state","filed_at","note","version","lessons"],"properties":{"id":{"type":"integer"},"teacher":{"type":"integer"},"reason":{"type":"string"},"state":{"type":"string"},"filed_at":{"type":"string","format":"date-time"},"note":{"type":"string"},"version":{"type":"integer"},"lessons":{"type":"array","items":{"type":"integer"}},"proposal":{"type":"object","required":["opens_at","opened_until"],"properties":{"opens_at":{"type":"string","format":"date-time"},"opened_until":{"type":"string","format":"date-time"}}}}}}}})",
            {200, 403}})});
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
