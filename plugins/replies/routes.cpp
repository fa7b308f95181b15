#include "plugins/replies/routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/replies/reply_commands.h"

namespace vestnik::replies {
namespace {

constexpr Permission view_replies{"replies", "view"};
constexpr std::size_t empty_body = 256;

constexpr const char* replies_schema = R"json({"type":"object","required":["replies"],
"properties":{"replies":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"guardian_id":{"type":"integer"},"guardian":{"type":"string"},"text":{"type":"string"},
"meaning":{"type":"string","enum":["absence","stop","unread"]},"received_at":{"type":"string","format":"date-time"},
"proposals":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"student_id":{"type":"integer"},"student":{"type":"string"},"from":{"type":"string","format":"date"},
"to":{"type":"string","format":"date"},"kind":{"type":"string","enum":["illness","other"]},"state":{"type":"string","enum":["open","accepted","declined"]}}}}}}}}})json";
constexpr const char* decided_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

void write_proposals(Transaction& transaction, JsonWriter& json, ReplyId reply) {
  json.key("proposals").begin_array();
  for (const Proposal& proposal : proposals_of(transaction, reply)) {
    json.begin_object()
        .member("id", proposal.id.value)
        .member("student_id", proposal.student.value)
        .member("student", name_of(transaction, proposal.student))
        .member("from", to_iso(proposal.from))
        .member("to", to_iso(proposal.to))
        .member("kind", proposal.kind)
        .member("state", proposal.state)
        .end_object();
  }
  json.end_array();
}

Result<std::string> write_replies(Transaction& transaction, PersonId class_teacher, CivilDate today, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("replies").begin_array();
  for (const Reply& reply : replies_for(transaction, class_teacher, today, page.rows(), page.bound())) {
    if (!page.takes(reply.id.value)) continue;
    json.begin_object()
        .member("id", reply.id.value)
        .member("guardian_id", reply.guardian.value)
        .member("guardian", name_of(transaction, reply.guardian))
        .member("text", reply.body)
        .member("meaning", reply.meaning)
        .member("received_at", to_iso(reply.received_at));
    write_proposals(transaction, json, reply.id);
    json.end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

}  // namespace

Response ReplyRoutes::run(const Request& request, Command& command) {
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

Response ReplyRoutes::list(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::newest_first);
  if (!page) return problem_answer(page.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view_replies, Object::institution());
    if (!role) {
      body = role.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    if (!today) {
      body = today.problem();
      return;
    }
    const PersonId whose = *role == Role::class_teacher ? request.actor->person : PersonId{};
    body = write_replies(transaction, whose, *today, *page);
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

PersonId ReplyRoutes::student_of(const Request& request, ProposalId proposal) {
  PersonId student;
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    if (const auto found = find_proposal(transaction, proposal)) student = found->student;
  });
  return student;
}

Response ReplyRoutes::accept(const Request& request) {
  const ProposalId id{id_of_path(request, "id")};
  AcceptProposal command{id, student_of(request, id), desk_, host_.regulations()};
  return run(request, command);
}

Response ReplyRoutes::decline(const Request& request) {
  const ProposalId id{id_of_path(request, "id")};
  DeclineProposal command{id, student_of(request, id)};
  return run(request, command);
}

void ReplyRoutes::contribute() {
  Route list_route = plain_route(Method::get, "/api/v1/replies", view_replies, empty_body,
                                 paged({"What families answered, with the absences that follow from it, newest first",
                                        {},
                                        "",
                                        replies_schema,
                                        {200, 403}}));
  list_route.handle = [this](const Request& request) { return list(request); };
  host_.add_route(std::move(list_route));

  const std::vector<int> statuses{200, 400, 403, 409, 413, 503};
  Route accept_route = plain_route(
      Method::post, "/api/v1/reply-proposals/{id}/accept", {"replies", "decide"}, empty_body,
      {"Enter the absence that a family's answer proposes, with a valid reason", {}, "", decided_schema, statuses});
  accept_route.handle = [this](const Request& request) { return accept(request); };
  host_.add_route(std::move(accept_route));

  Route decline_route =
      plain_route(Method::post, "/api/v1/reply-proposals/{id}/decline", {"replies", "decide"}, empty_body,
                  {"Leave an absence as it is whatever the answer proposes", {}, "", decided_schema, statuses});
  decline_route.handle = [this](const Request& request) { return decline(request); };
  host_.add_route(std::move(decline_route));
}

}  // namespace vestnik::replies
