#include <algorithm>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/drafts.h"
#include "json/json_writer.h"
#include "records/application_store.h"
#include "records/lesson_store.h"

namespace vestnik {
namespace {

constexpr Permission view_drafts{"draft", "view"};
constexpr int most_drafts = 200;
constexpr std::string_view drafts_schema =
    R"({"type":"object","required":["drafts"],"properties":{"drafts":{"type":"array","items":{"type":"object","required":["id","kind","lesson","date","group","subject","kept_at","open","rows"],"properties":{"id":{"type":"integer"},"kind":{"enum":["marks","attendance","lesson"]},"open":{"type":"boolean","description":"a granted application opens its lesson now"},"application":{"type":"integer"}}}}}})";
constexpr std::string_view apply_schema =
    R"({"type":"object","additionalProperties":false,"properties":{"drafts":{"type":["array","null"],"items":{"type":"integer"}},"application":{"type":["integer","null"],"description":"all drafts attached to it"},"confirmed":{"type":["boolean","null"]}}})";
constexpr std::string_view applied_schema =
    R"({"type":"object","required":["drafts"],"properties":{"drafts":{"type":"array","items":{"type":"object","required":["draft","applied","status","answer"],"properties":{"draft":{"type":"integer"},"applied":{"type":"boolean"},"status":{"type":"integer"},"answer":{"type":"object","description":"as the draft's own call would answer"}}}}}})";

void write_draft(Transaction& transaction, JsonWriter& json, const Draft& draft, PersonId owner, Instant now) {
  const auto lesson = find_lesson(transaction, draft.lesson);
  if (!lesson) return;
  const auto grant = open_grant(transaction, owner, draft.lesson, now);
  json.begin_object()
      .member("id", draft.id.value)
      .member("kind", draft.kind)
      .member("lesson", draft.lesson.value)
      .member("date", to_iso(lesson->facts->date))
      .member("number", lesson->facts->number)
      .member("group", lesson->facts->group.name)
      .member("subject", lesson->facts->subject_name)
      .member("kept_at", to_iso(draft.kept_at))
      .member("open", grant.has_value());
  if (grant) json.member("open_until", to_iso(grant->until));
  if (draft.application) json.member("application", draft.application.value);
  write_contents(json, draft);
  json.end_object();
}

Response get_drafts(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, view_drafts, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const PersonId owner = request.actor->person;
                       const CivilDate since = school_year_of(ports.zones.today(transaction));
                       auto page = ListPage::of(request, ListPage::Order::oldest_first);
                       if (!page) return page.problem();
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("drafts").begin_array();
                       for (const Draft& draft : kept_drafts(transaction, owner, since, page->rows(), page->bound())) {
                         if (page->takes(draft.id.value))
                           write_draft(transaction, json, draft, owner, request.received_at);
                       }
                       if (const auto ended = page->end(json); !ended) return ended.problem();
                       return body;
                     });
}

Response delete_draft(const ApiPorts& ports, const Request& request) {
  DiscardDraft command{DraftId{id_of_path(request, "id")}};
  return run_command(ports, request, command);
}

struct Wish {
  std::vector<DraftId> drafts;
  ApplicationId application;
  bool confirmed = false;
};

Result<Wish> read_wish(const Request& request) {
  Wish wish;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    if (body.has("drafts")) {
      for (const std::int64_t draft : body.integers("drafts", most_drafts)) wish.drafts.push_back(DraftId{draft});
    }
    wish.application = ApplicationId{body.optional_integer("application", 1).value_or(0)};
    wish.confirmed = body.optional_boolean("confirmed").value_or(false);
  });
  if (!read) return read.problem();
  return wish;
}

void add_attached(const ApiPorts& ports, const Request& request, Wish& wish) {
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    for (const DraftId draft : drafts_of_application(transaction, request.actor->person, wish.application)) {
      wish.drafts.push_back(draft);
    }
  });
}

/// Whoever has no drafts at all is told so once, not draft by draft.
Result<Role> may_apply(const ApiPorts& ports, const Request& request) {
  Result<Role> role = Problem{"access.forbidden"};
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    role = ports.access.allow(transaction, *request.actor, {"draft", "apply"}, Object::institution());
  });
  return role;
}

/// A draft becomes fact once: its key is its own, so that a call sent again answers what became of it.
CommandKey key_of(DraftId draft) {
  const std::string key = "apply-draft:" + std::to_string(draft.value);
  return {key, key};
}

/// Each draft is applied whole or answered for itself; one that cannot be does not hold up the others.
Response post_application_of_drafts(const ApiPorts& ports, const Request& request) {
  auto wish = read_wish(request);
  if (!wish) return problem_answer(wish.problem(), ports.messages);
  if (wish->application) add_attached(ports, request, *wish);
  std::ranges::sort(wish->drafts);
  wish->drafts.erase(std::unique(wish->drafts.begin(), wish->drafts.end()), wish->drafts.end());
  if (wish->drafts.empty()) return problem_answer(Problem{"journal.no_drafts"}, ports.messages);
  if (const auto role = may_apply(ports, request); !role) return problem_answer(role.problem(), ports.messages);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("drafts").begin_array();
  for (const DraftId draft : wish->drafts) {
    ApplyDraft command{draft, wish->confirmed, ports.access};
    const auto outcome = ports.recorder.run(*request.actor, command, key_of(draft), request.received_at);
    const Response answer = command_answer(outcome, ports.messages);
    json.begin_object()
        .member("draft", draft.value)
        .member("applied", outcome.ok() && outcome->event)
        .member("status", answer.status)
        .key("answer")
        .raw(answer.body)
        .end_object();
  }
  json.end_array().end_object();
  return json_answer(std::move(body));
}

}  // namespace

std::vector<Route> draft_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back({Method::get, "/api/v1/drafts", view_drafts, true, Work::read, 0,
                    [ports](const Request& request) { return get_drafts(ports, request); },
                    paged({"The teacher's own drafts of what closed windows refused; nobody else sees them",
                           {},
                           "",
                           std::string{drafts_schema},
                           {200, 403}})});
  routes.push_back({Method::del,
                    "/api/v1/drafts/{id}",
                    Permission{"draft", "discard"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return delete_draft(ports, request); },
                    {"Throw a draft of one's own away", {}, "", std::string{command_schema}, {200, 403, 404, 409}}});
  routes.push_back({Method::post,
                    "/api/v1/drafts/apply",
                    Permission{"draft", "apply"},
                    true,
                    Work::write,
                    8U << 10U,
                    [ports](const Request& request) { return post_application_of_drafts(ports, request); },
                    {"Apply own drafts in one step, each judged again now: the named ones, or all of an application",
                     {},
                     std::string{apply_schema},
                     std::string{applied_schema},
                     {200, 400, 403, 422}}});
  return routes;
}

}  // namespace vestnik
