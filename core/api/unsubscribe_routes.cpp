#include "api/api.h"
#include "api/calls.h"
#include "journal/change_subscription.h"
#include "json/json_writer.h"
#include "records/institution_store.h"
#include "records/unsubscription_store.h"
#include "regulation/unsubscribing.h"

namespace vestnik {
namespace {

/// What a mail program sends with its click: "List-Unsubscribe=One-Click", as a form (RFC 8058 3.2).
constexpr std::size_t click_form_body = 1024;
constexpr std::size_t subscription_body = 512;

ProblemText words(const ApiPorts& ports, const char* code) { return ports.messages.explain(Problem{code}); }

/// Text of our own catalogue, which holds no markup.
Response page(const ProblemText& says, const std::string& form = {}) {
  Response response;
  response.status = says.status;
  response.content_type = "text/html; charset=utf-8";
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.body =
      "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
      " content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>" +
      says.title + "</title></head><body><h1>" + says.title + "</h1><p>" + says.next + "</p>" + form + "</body></html>";
  return response;
}

/// Whose it is, when the token is one of ours. Whoever has it may use it: it stands in his letter.
std::optional<Subscription> named_by(const ApiPorts& ports, const Request& request) {
  const std::string_view token = request.parameter("token");
  auto named = parse_subscription_token(token);
  if (!named) return std::nullopt;
  bool genuine = false;
  ports.database.read(named->institution, [&](Transaction& transaction) {
    const auto secret = unsubscribe_secret(transaction);
    genuine = secret && is_genuine(token, *secret);
  });
  return genuine ? named : std::nullopt;
}

bool stands(const ApiPorts& ports, const Subscription& named) {
  bool unsubscribed = false;
  ports.database.read(named.institution, [&](Transaction& transaction) {
    unsubscribed = is_unsubscribed(transaction, named.person, named.rule);
  });
  return unsubscribed;
}

/// Changes nothing: mail programs look at every address of a letter before anybody clicks.
Response show(const ApiPorts& ports, const Request& request) {
  const auto named = named_by(ports, request);
  if (!named) return page(words(ports, "unsubscribe.unknown"));
  if (stands(ports, *named)) return page(words(ports, "unsubscribe.done"));
  return page(words(ports, "unsubscribe.ask"), "<form method=\"post\"><button type=\"submit\">" +
                                                   words(ports, "unsubscribe.button").title + "</button></form>");
}

Response click(const ApiPorts& ports, const Request& request) {
  const auto named = named_by(ports, request);
  if (!named) return page(words(ports, "unsubscribe.unknown"));
  Actor service;
  service.institution = named->institution;
  service.service = true;
  ChangeSubscription command{{named->person, named->rule, false}, ports.regulations};
  // Every click is a wish of its own: a key made of the token would repeat the answer of an earlier one.
  const std::string key = "unsubscribe:" + ports.random.hex(16);
  const auto recorded = ports.recorder.run(service, command, {key, key}, request.received_at);
  if (recorded || recorded.problem().code == "journal.subscription_stands")
    return page(words(ports, "unsubscribe.done"));
  if (recorded.problem().code == "journal.not_unsubscribable") return page(words(ports, "unsubscribe.not_these"));
  return page(words(ports, "unsubscribe.later"));
}

Response get_subscriptions(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"preferences", "write"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("unsubscribed").begin_array();
                       for (const auto& rule : unsubscriptions_of(transaction, request.actor->person)) json.value(rule);
                       json.end_array().end_object();
                       return body;
                     });
}

Response put_subscription(const ApiPorts& ports, const Request& request) {
  SubscriptionWish wish;
  wish.rule = std::string{request.parameter("rule")};
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { wish.subscribed = body.boolean("subscribed"); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  ChangeSubscription command{std::move(wish), ports.regulations};
  return run_command(ports, request, command);
}

using Handler = Response (*)(const ApiPorts&, const Request&);

Route door(const ApiPorts& ports, Method method, Work work, std::size_t body, Handler handle, RouteDoc doc) {
  return {method,
          "/unsubscribe/{token}",
          std::nullopt,
          false,
          work,
          body,
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

}  // namespace

std::vector<Route> unsubscribe_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      door(ports, Method::get, Work::read, 0, show,
           {"A page with the button that unsubscribes; looking at it changes nothing", {}, "", "", {200}}));
  routes.push_back(door(ports, Method::post, Work::write, click_form_body, click,
                        {"One click (RFC 8058): no more e-mail of the rule that the token names",
                         {},
                         "",
                         "",
                         {200, 409, 413, 415, 503}}));
  routes.push_back(
      {Method::get,
       "/api/v1/me/subscriptions",
       Permission{"preferences", "write"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_subscriptions(ports, request); },
       {"Rules whose e-mails the person asked to get no more",
        {},
        "",
        R"({"type":"object","required":["unsubscribed"],"properties":{"unsubscribed":{"type":"array","items":{"type":"string"}}}})",
        {200, 403}}});
  routes.push_back(
      {Method::put,
       "/api/v1/me/subscriptions/{rule}",
       Permission{"preferences", "write"},
       true,
       Work::write,
       subscription_body,
       [ports](const Request& request) { return put_subscription(ports, request); },
       {"Get the e-mails of a rule no more, or again",
        {},
        R"({"type":"object","required":["subscribed"],"additionalProperties":false,"properties":{"subscribed":{"type":"boolean"}}})",
        std::string{command_schema},
        {200, 400, 403, 409, 422}}});
  return routes;
}

}  // namespace vestnik
