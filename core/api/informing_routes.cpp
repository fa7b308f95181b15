#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "api/informing_words.h"
#include "journal/record_call.h"
#include "json/json_writer.h"
#include "records/call_task_store.h"
#include "records/seen_deliveries.h"

namespace vestnik {
namespace {

/// What was sent to me, when, by which rule and clause; a digest is one message.
Result<std::string> my_notifications(Transaction& transaction, PersonId person, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("notifications").begin_array();
  transaction.query(
      "SELECT id, channel, rule, clause, state, reason, created_at, changed_at, subject, body FROM delivery "
      "WHERE institution_id = $1 AND recipient_id = $2 AND state IN (" +
          states_seen_in_sql() + ") AND id < $3 ORDER BY id DESC LIMIT $4",
      {transaction.institution(), person, page.bound(), page.rows()}, [&](const Row& row) {
        if (!page.takes(row.integer(0))) return;
        json.begin_object()
            .member("id", row.integer(0))
            .member("channel", row.text(1))
            .member("rule", row.text(2))
            .member("clause", row.text(3))
            .member("state", row.text(4))
            .member("planned_at", to_iso(row.instant(6)))
            .member("changed_at", to_iso(row.instant(7)))
            .member("subject", row.text(8))
            .member("text", row.text(9))
            .end_object();
      });
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

Result<std::string> calls(Transaction& transaction, CallReach reach, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("calls").begin_array();
  for (const CallTask& task : open_calls(transaction, reach)) {
    if (!page.takes(task.id)) continue;
    json.begin_object()
        .member("id", task.id)
        .member("student", task.student.value)
        .member("assignee", task.assignee.value)
        .member("rule", task.rule)
        .member("clause", task.clause)
        .member("reason", task.reason)
        .member("created_at", to_iso(task.created_at))
        .end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

Result<std::string> calls_made(Transaction& transaction, CallReach reach, const MessageCatalogue& messages,
                               ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("calls").begin_array();
  for (const DoneCall& call : done_calls(transaction, reach, page.rows(), page.bound())) {
    if (!page.takes(call.id)) continue;
    json.begin_object().member("id", call.id).member("student", call.student.value).member("child", call.child);
    if (call.date) json.member("date", to_iso(*call.date)).member("lesson", call.lesson);
    json.member("subject", call.subject)
        .member("rule", call.rule)
        .member("clause", call.clause)
        .member("called_at", to_iso(call.called_at))
        .member("called_by", call.called_by.value)
        .member("answer", call.answer)
        .member("proof_text", call_in_words(transaction, call.called_at, call.called_by, messages))
        .end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

Response post_call(const ApiPorts& ports, const Request& request) {
  std::int64_t call = 0;
  std::string answer;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    call = body.integer("call", 1);
    answer = body.text("answer", 500);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RecordCall command{call, PersonId{id_of_path(request, "id")}, std::move(answer), request.body};
  return run_command(ports, request, command, true);
}

Response get_notifications(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"notifications", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       const auto page = ListPage::of(request, ListPage::Order::newest_first);
                       if (!page) return page.problem();
                       return my_notifications(transaction, request.actor->person, *page);
                     });
}

Response get_calls(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"call", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role role) -> Result<std::string> {
                       const CallReach whose{role == Role::class_teacher ? request.actor->person : PersonId{},
                                             ports.zones.date_of(transaction, request.received_at)};
                       const std::string_view state = request.argument("state").value_or("open");
                       const bool open = state == "open";
                       const auto page =
                           ListPage::of(request, open ? ListPage::Order::oldest_first : ListPage::Order::newest_first);
                       if (!page) return page.problem();
                       if (open) return calls(transaction, whose, *page);
                       if (state == "done") return calls_made(transaction, whose, ports.messages, *page);
                       return Problem{"api.unknown_word", {{"field", "state"}, {"value", std::string{state}}}};
                     });
}

}  // namespace

std::vector<Route> informing_routes(ApiPorts ports) {
  const auto listing = [](std::string_view member) {
    return R"({"type":"object","required":[")" + std::string{member} + R"("],"properties":{")" + std::string{member} +
           R"(":{"type":"array"}}})";
  };
  std::vector<Route> routes;
  routes.push_back(
      {Method::get, "/api/v1/me/notifications", Permission{"notifications", "view"}, true, Work::read, 0,
       [ports](const Request& request) { return get_notifications(ports, request); },
       paged({"What was sent to me, when, by which rule and clause", {}, "", listing("notifications"), {200, 403}})});
  routes.push_back({Method::get, "/api/v1/calls", Permission{"call", "view"}, true, Work::read, 0,
                    [ports](const Request& request) { return get_calls(ports, request); },
                    paged({"Calls to be made, or made with their proof: a class teacher's own, or all",
                           {{"state", R"({"type":"string","enum":["open","done"]})"}},
                           "",
                           listing("calls"),
                           {200, 400, 403}})});
  routes.push_back(
      {Method::post,
       "/api/v1/students/{id}/calls",
       Permission{"call", "record"},
       true,
       Work::write,
       4096,
       [ports](const Request& request) { return post_call(ports, request); },
       {"Record a call to a family; it is proof of informing",
        {},
        R"({"type":"object","required":["call","answer"],"additionalProperties":false,"properties":{"call":{"type":"integer"},"answer":{"type":"string"}}})",
        R"({"type":"object"})",
        {201, 400, 404, 409, 422}}});
  return routes;
}

}  // namespace vestnik
