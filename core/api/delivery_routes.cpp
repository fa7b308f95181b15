#include <limits>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "api/informing_words.h"
#include "json/json_writer.h"
#include "outbox/cancel_delivery.h"
#include "outbox/replay_dead.h"
#include "outbox/replay_delivery.h"
#include "records/delivery_reader.h"

namespace vestnik {
namespace {

constexpr int most_listed_days = 3660;
constexpr std::size_t deed_body = 2048;
constexpr std::size_t longest_reason = 500;
constexpr std::size_t longest_name_asked = 64;

void write_line(JsonWriter& json, const DeliveryLine& line) {
  json.member("id", line.id.value)
      .member("recipient", line.recipient.value)
      .member("channel", line.channel)
      .member("rule", line.rule)
      .member("clause", line.clause)
      .member("state", line.state)
      .member("reason", line.reason)
      .member("attempts", line.attempts)
      .member("due_at", to_iso(line.due))
      .member("changed_at", to_iso(line.changed_at));
}

/// Problem "api.unknown_word" for a state that is none.
Result<DeliveryFilter> filter_of(const Request& request) {
  DeliveryFilter filter;
  if (const auto state = request.argument("state"); state && !state->empty()) {
    filter.state = parse_delivery_state(*state);
    if (!filter.state) return Problem{"api.unknown_word", {{"field", "state"}, {"value", std::string{*state}}}};
  }
  filter.channel = request.argument("channel").value_or("");
  filter.rule = request.argument("rule").value_or("");
  const auto days = number_of_query(request, "days", 0, 1, most_listed_days);
  if (!days) return days.problem();
  if (*days > 0) filter.since = request.received_at - std::chrono::hours{24} * *days;
  return filter;
}

Response get_deliveries(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"deliveries", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       auto filter = filter_of(request);
                       if (!filter) return filter.problem();
                       auto page = ListPage::of(request, ListPage::Order::newest_first);
                       if (!page) return page.problem();
                       filter->before = DeliveryId{page->bound()};
                       filter->limit = page->rows();
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("deliveries").begin_array();
                       for (const DeliveryLine& line : list_deliveries(transaction, *filter)) {
                         if (!page->takes(line.id.value)) continue;
                         json.begin_object();
                         write_line(json, line);
                         json.end_object();
                       }
                       if (const auto ended = page->end(json); !ended) return ended.problem();
                       return body;
                     });
}

void write_obligations(Transaction& transaction, JsonWriter& json, const std::vector<WhyObligation>& obligations,
                       const MessageCatalogue& messages) {
  json.key("obligations").begin_array();
  for (const WhyObligation& obligation : obligations) {
    json.begin_object()
        .member("event", obligation.event.value)
        .member("event_type", obligation.event_type)
        .member("fact", obligation.fact_kind)
        .member("fact_id", obligation.fact)
        .member("fact_version", obligation.fact_version)
        .member("rule", obligation.rule)
        .member("clause", obligation.clause)
        .member("student", obligation.student.value)
        .member("state", obligation.state)
        .member("reason", obligation.reason)
        .member("reason_text", reason_in_words(obligation.reason, messages))
        .member("proof", obligation.proof)
        .member("proof_text", proof_in_words(transaction, obligation, messages));
    if (obligation.told_at) json.member("told_at", to_iso(*obligation.told_at));
    json.end_object();
  }
  json.end_array();
}

/// Waves that held the message, and whose word ended them.
void write_waves(JsonWriter& json, const std::vector<WhyWave>& waves) {
  json.key("waves").begin_array();
  for (const WhyWave& wave : waves) {
    json.begin_object().member("id", wave.id).member("state", wave.state).member("reason", wave.reason);
    if (wave.decided_by) json.member("decided_by", wave.decided_by.value).member("decider", wave.decider);
    if (wave.ended_at) json.member("ended_at", to_iso(*wave.ended_at));
    json.end_object();
  }
  json.end_array();
}

/// The chain behind one message: events, rules and clauses, and every attempt. The text itself is the family's.
Result<std::string> why(Transaction& transaction, DeliveryId id, const MessageCatalogue& messages) {
  const auto found = why_delivery(transaction, id);
  if (!found) return Problem{"access.not_found"};
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  write_line(json, found->line);
  json.member("receipt", found->receipt);
  json.member("reason_text", reason_in_words(found->line.reason, messages));
  write_obligations(transaction, json, found->obligations, messages);
  write_waves(json, found->waves);
  json.key("tries").begin_array();
  for (const WhyAttempt& attempt : found->attempts) {
    json.begin_object()
        .member("number", attempt.number)
        .member("gateway", attempt.gateway)
        .member("started_at", to_iso(attempt.started_at))
        .member("outcome", attempt.outcome)
        .member("why", attempt.why)
        .end_object();
  }
  json.end_array().end_object();
  return body;
}

Response get_why(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"deliveries", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) {
                       return why(transaction, DeliveryId{id_of_path(request, "id")}, ports.messages);
                     });
}

Response post_replay(const ApiPorts& ports, const Request& request) {
  ReplayDelivery command{DeliveryId{id_of_path(request, "id")}};
  return run_command(ports, request, command);
}

Response post_cancel(const ApiPorts& ports, const Request& request) {
  std::string reason;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { reason = body.text("reason", longest_reason); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  CancelDelivery command{DeliveryId{id_of_path(request, "id")}, std::move(reason)};
  return run_command(ports, request, command);
}

Response post_replay_dead(const ApiPorts& ports, const Request& request) {
  ReplayWish wish;
  std::string rate;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.channel = body.optional_text("channel", longest_name_asked).value_or("");
    wish.rule = body.optional_text("rule", longest_name_asked).value_or("");
    rate = body.text("rate", longest_name_asked);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  const auto between = time_between(rate);
  if (!between) return problem_answer(between.problem(), ports.messages);
  wish.between = *between;
  ReplayDead command{std::move(wish)};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> delivery_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::get, "/api/v1/deliveries", Permission{"deliveries", "view"}, true, Work::read, 0,
       [ports](const Request& request) { return get_deliveries(ports, request); },
       paged(
           {"Planned and sent messages, newest first: no addresses, no texts",
            {{"state", R"({"type":"string"})"},
             {"channel", R"({"type":"string"})"},
             {"rule", R"({"type":"string"})"},
             {"days", R"({"type":"integer","minimum":1})"}},
            "",
            R"({"type":"object","required":["deliveries"],"properties":{"deliveries":{"type":"array","items":{"type":"object","required":["id","recipient","channel","rule","clause","state","reason","attempts","due_at","changed_at"],"properties":{"id":{"type":"integer"},"recipient":{"type":"integer"},"channel":{"type":"string"},"rule":{"type":"string"},"clause":{"type":"string"},"state":{"type":"string"},"reason":{"type":"string"},"attempts":{"type":"integer"},"due_at":{"type":"string","format":"date-time"},"changed_at":{"type":"string","format":"date-time"}}}}}})",
            {200, 400, 403, 422}})});
  routes.push_back({Method::get,
                    "/api/v1/deliveries/{id}",
                    Permission{"deliveries", "view"},
                    true,
                    Work::read,
                    0,
                    [ports](const Request& request) { return get_why(ports, request); },
                    {"Why a message: its events, rules, clauses and every try",
                     {},
                     "",
                     R"({"type":"object","required":["id","state","obligations","tries"]})",
                     {200, 403}}});
  routes.push_back({Method::post,
                    "/api/v1/deliveries/{id}/replay",
                    Permission{"deliveries", "replay"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return post_replay(ports, request); },
                    {"Send a dead or doubtful message once more, under the same id",
                     {},
                     "",
                     R"({"type":"object"})",
                     {200, 403, 409}}});
  routes.push_back(
      {Method::post,
       "/api/v1/deliveries/{id}/cancel",
       Permission{"deliveries", "cancel"},
       true,
       Work::write,
       deed_body,
       [ports](const Request& request) { return post_cancel(ports, request); },
       {"Take a message back that has not left yet",
        {},
        R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":500}}})",
        std::string{command_schema},
        {200, 400, 403, 409, 422}}});
  routes.push_back(
      {Method::post,
       "/api/v1/deliveries/replay",
       Permission{"deliveries", "replay"},
       true,
       Work::write,
       deed_body,
       [ports](const Request& request) { return post_replay_dead(ports, request); },
       {"Send dead messages once more, at a rate like 50/minute",
        {},
        R"({"type":"object","required":["rate"],"additionalProperties":false,"properties":{"channel":{"type":["string","null"]},"rule":{"type":["string","null"]},"rate":{"type":"string","pattern":"^[0-9]+/(second|minute|hour)$"}}})",
        std::string{command_schema},
        {200, 400, 403, 409, 422}}});
  return routes;
}

}  // namespace vestnik
