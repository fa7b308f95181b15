#include "push.h"

#include "answers/answers.h"
#include "base/digest.h"
#include "feedback.h"

namespace vestnik::sms_http {
namespace {

constexpr std::size_t largest_call = std::size_t{64} << 10U;
constexpr std::string_view address = "/hooks/sms_http/{secret}";

ScriptValue::Table as_table(const std::vector<std::pair<std::string, std::string>>& fields) {
  ScriptValue::Table table;
  for (const auto& [name, value] : fields) table[name] = value;
  return table;
}

ScriptValue as_value(const Request& request) {
  const auto form = net::form_decoded(request.body);
  return ScriptValue::Table{{"method", request.method == Method::post ? "POST" : "GET"},
                            {"query", as_table(request.query)},
                            {"form", form ? as_table(*form) : ScriptValue::Table{}},
                            {"body", request.body}};
}

Response plain(const ScriptValue& said) {
  const ScriptValue* answer = said.find("answer");
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = answer != nullptr && answer->text() != nullptr ? *answer->text() : "OK";
  return response;
}

}  // namespace

Push::Push(Provider provider, std::string secret, DeliveryReports& reports, const MessageCatalogue& messages)
    : provider_(std::move(provider)), secret_(std::move(secret)), reports_(reports), messages_(messages) {}

void Push::contribute(Host& host) {
  for (const Method method : {Method::get, Method::post}) {
    Route route;
    route.method = method;
    route.pattern = address;
    route.signed_in = false;
    route.work = Work::write;
    route.body_limit = method == Method::post ? largest_call : 0;
    route.handle = [this](const Request& request) { return handle(request); };
    route.doc = {"A provider's report or an answer by SMS, as the provider writes it.", {}, "", "", {200, 404, 422}};
    host.add_route(std::move(route));
  }
}

Result<ScriptValue> Push::read(const Request& request) {
  const ScriptValue value = as_value(request);
  return provider_.with([&](Provider& provider) -> Result<ScriptValue> {
    for (const char* function : {"report", "inbound"}) {
      if (!provider.has(function)) continue;
      auto said = provider.call(function, {value});
      if (!said.ok() || !said->is_nothing()) return said;
    }
    return ScriptValue{};
  });
}

Response Push::handle(const Request& request) {
  // Digests of one length: the time an answer takes tells nothing of the secret.
  if (!same_digest(digest(request.parameter("secret")), digest(secret_))) {
    return problem_answer(Problem{"http.not_found"}, messages_);
  }
  const auto said = read(request);
  const auto reports = said.ok() ? reports_in(*said, request.received_at) : std::vector<DeliveryReport>{};
  const auto messages = said.ok() ? messages_in(*said, request.received_at) : std::vector<InboundMessage>{};
  if (reports.empty() && messages.empty()) {
    return problem_answer(Problem{"sms.push_not_understood"}, messages_);
  }
  if (!reports.empty()) static_cast<void>(reports_.take("sms_http", reports));
  for (const InboundMessage& message : messages) static_cast<void>(reports_.take(message));
  return plain(*said);
}

}  // namespace vestnik::sms_http
