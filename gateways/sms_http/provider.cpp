#include "provider.h"

#include <algorithm>

#include "base/text.h"
#include "net/header_text.h"

namespace vestnik::sms_http {
namespace {

constexpr std::chrono::seconds usual_wait{60};
constexpr std::int64_t longest_wait_s = 24 * 60 * 60;

ScriptValue as_value(const Message& message) {
  return ScriptValue::Table{{"key", message.idempotency_key},
                            {"phone", message.address},
                            {"text", message.text},
                            {"sender", message.sender_name}};
}

// Text, or a whole number as text; nullopt for anything else.
std::optional<std::string> words(const ScriptValue* value) {
  if (value == nullptr) return std::nullopt;
  if (const auto* text = value->text()) return *text;
  if (const auto* number = value->number()) return std::to_string(*number);
  return std::nullopt;
}

std::optional<std::vector<std::pair<std::string, std::string>>> fields(const ScriptValue* value) {
  std::vector<std::pair<std::string, std::string>> made;
  if (value == nullptr || value->is_nothing()) return made;
  const auto* table = value->table();
  if (table == nullptr) return std::nullopt;
  for (const auto& [name, held] : *table) {
    auto text = words(&held);
    if (!text) return std::nullopt;
    made.emplace_back(name, *std::move(text));
  }
  return made;
}

bool keeps_secrets(const std::string& url) { return url.find_first_of("?#@") == std::string::npos; }

Instant after(const ScriptValue& said, Instant now) {
  const ScriptValue* wait = said.find("after");
  const auto* seconds = wait == nullptr ? nullptr : wait->number();
  if (seconds == nullptr) return now + usual_wait;
  return now + std::chrono::seconds{std::clamp<std::int64_t>(*seconds, 1, longest_wait_s)};
}

/// A receipt as it is stored: a database refuses half a letter, and a provider may answer in any.
std::string stored(const std::string& receipt) {
  constexpr std::size_t longest = 100;
  return to_utf8(std::u32string_view{to_code_points(receipt)}.substr(0, longest));
}

bool is_true(const ScriptValue* value) {
  const bool* truth = value == nullptr ? nullptr : std::get_if<bool>(&value->held);
  return truth != nullptr && *truth;
}

// What the script said, or nullopt when it is none of the words it may use.
std::optional<Reading> understood(const ScriptValue& said, const std::string& address, Instant now) {
  const auto told = [&](const char* word) -> std::optional<std::string> {
    const auto text = words(said.find(word));
    return text ? std::optional{net::without_addresses(*text, address)} : std::nullopt;
  };
  // A receipt is the provider's own id, often a long number: it is kept as it is.
  if (const auto receipt = words(said.find("sent"))) return Outcome{Sent{stored(*receipt)}};
  if (const auto why = told("retry")) return Outcome{RetryAt{after(said, now), *why}};
  if (const auto why = told("refused")) {
    const bool no_such_number = is_true(said.find("no_such_number"));
    return Outcome{Refused{*why, no_such_number || is_true(said.find("permanent")),
                           no_such_number ? Refused::Of::address : Refused::Of::message}};
  }
  if (is_true(said.find("absent"))) return Absent{};
  return std::nullopt;
}

/// That it was taken over, or that it never was: with either the next step cannot be taken back.
bool says_yes(const Reading& reading) {
  const auto* outcome = std::get_if<Outcome>(&reading);
  return outcome == nullptr || std::holds_alternative<Sent>(*outcome);
}

}  // namespace

ScriptValue as_value(const Account& account) {
  return ScriptValue::Table{
      {"login", account.login}, {"password", account.password}, {"sender", account.sender}, {"url", account.url}};
}

Result<Provider> Provider::load(ScriptHost& scripts, std::string name, std::string source) {
  Provider provider{scripts, std::move(name), std::move(source)};
  auto script = scripts.load(provider.name_, provider.source_);
  if (!script.ok()) return std::move(script).problem();
  provider.script_ = std::move(script).value();
  for (const std::string_view function : {"build", "read"}) {
    if (!provider.script_->has(function)) {
      return Problem{"gateways.driver_incomplete", {{"driver", provider.name_}, {"function", std::string{function}}}};
    }
  }
  provider.can_be_asked_ = provider.script_->has("ask") && provider.script_->has("read_report");
  return provider;
}

Result<ScriptValue> Provider::call(std::string_view function, const std::vector<ScriptValue>& arguments) {
  if (script_ == nullptr) {
    auto script = scripts_->load(name_, source_);
    if (!script.ok()) return std::move(script).problem();
    script_ = std::move(script).value();
  }
  auto said = script_->call(function, arguments);
  // Only after a plain failure may the state be used again.
  if (!said.ok() && said.problem().code != "script.failed") script_.reset();
  return said;
}

Result<net::HttpRequest> Provider::request(Question question, const Message& message, const Account& account) {
  const auto said = call(question == Question::send ? "build" : "ask", {as_value(message), as_value(account)});
  if (!said.ok()) return said.problem();
  return as_request(*said);
}

Result<net::HttpRequest> Provider::as_request(const ScriptValue& said) const {
  const auto bad = [&](const char* field) {
    return Problem{"gateways.driver_request", {{"driver", name_}, {"field", field}}};
  };
  net::HttpRequest request;
  request.method = words(said.find("method")).value_or("POST");
  if (request.method != "POST" && request.method != "GET") return bad("method");
  request.url = words(said.find("url")).value_or("");
  if (!net::is_usable_url(request.url) || !keeps_secrets(request.url)) return bad("url");
  auto headers = fields(said.find("headers"));
  if (!headers) return bad("headers");
  request.headers = *std::move(headers);
  const auto form = fields(said.find("form"));
  if (!form) return bad("form");
  request.body = form->empty() ? words(said.find("body")).value_or("") : net::form_encoded(*form);
  return request;
}

Reading Provider::reading(Question question, const net::HttpResult& answer, const Message& message, Instant now) {
  const auto said = call(question == Question::send ? "read" : "read_report",
                         {std::int64_t{answer.status}, answer.body, as_value(message)});
  if (said.ok()) {
    auto read = understood(*said, message.address, now);
    if (read && says_yes(*read) && answer.status >= 300) {
      read = Outcome{Unknown{"HTTP " + std::to_string(answer.status) + ": the driver reads a yes"}};
    }
    if (read) return *std::move(read);
  }
  const bool not_taken = answer.status >= 300 && answer.status < 500;
  std::string why = "HTTP " + std::to_string(answer.status);
  const auto told = said.ok() ? words(said->find("unknown")) : std::optional{said.problem().code};
  if (told) why += ": " + net::without_addresses(*told, message.address);
  if (not_taken) return Outcome{RetryAt{now + operator_needs, why}};
  return Outcome{Unknown{why}};
}

}  // namespace vestnik::sms_http
