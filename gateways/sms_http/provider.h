#pragma once
/// An SMS provider as a script: what to ask of it and what its answers mean. The script has
///   build(message, account) → { method, url, headers?, form? | body? }
///   read(status, body, message) → { sent = receipt } | { retry = why, after = seconds? }
///                               | { refused = why, permanent = truth, no_such_number = truth } | { unknown = why }
/// and, where the provider can be asked for a message by our own key,
///   ask(message, account) → as build            read_report(status, body, message) → as read, or { absent = true }
/// and, where the provider tells by itself what became of messages, or can be asked for many at once,
///   report(request)  → { reports = { … }, answer = text? }, or nothing when the request is no report
///   inbound(request) → { messages = { { id?, from, text } … }, answer = text? }, or nothing
///   poll(list, account) → as build              read_poll(status, body, list) → { reports = { … } }
/// request = { method, query = { … }, form = { … }, body }, list = { { key, receipt, phone } … }, and one of reports is
/// { key = our key or receipt = the provider's id, state = "delivered" | "read" | "undelivered" | "no_such_number" |
///   "waiting", why = text? }.
/// message = { key, phone ("+79…"), text, sender }, account = { login, password, sender, url ("" or instead of the
/// script's own) }. A request goes out only with a URL without "?", "#" and "@": whatever is secret or personal
/// belongs into the body, which no server on the way writes down.
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "net/http_client.h"
#include "ports/gateway.h"
#include "ports/script.h"

namespace vestnik::sms_http {

/// What a person has to put right, a certificate or a script, takes that long at least.
inline constexpr std::chrono::minutes operator_needs{10};

struct Account {
  std::string url;
  std::string login;
  std::string password;
  std::string sender;
};

/// The provider has never seen the message: it may be sent.
struct Absent {};
using Reading = std::variant<Outcome, Absent>;

enum class Question : std::uint8_t { send, status };

/// What a script is told of the account.
[[nodiscard]] ScriptValue as_value(const Account& account);

/// One thread at a time.
class Provider {
 public:
  /// Problems of ScriptHost::load, and "gateways.driver_incomplete" {driver, function}.
  static Result<Provider> load(ScriptHost& scripts, std::string name, std::string source);

  [[nodiscard]] bool can_be_asked() const { return can_be_asked_; }
  /// Problems of Script::call, and "gateways.driver_request" {driver, field}.
  [[nodiscard]] bool has(std::string_view function) const { return script_ != nullptr && script_->has(function); }
  /// Calls a function of the script, in a new state after anything but a plain failure. Problems of Script::call.
  [[nodiscard]] Result<ScriptValue> call(std::string_view function, const std::vector<ScriptValue>& arguments);
  /// The request that the script has made. Problem "gateways.driver_request" {driver, field}.
  [[nodiscard]] Result<net::HttpRequest> as_request(const ScriptValue& said) const;
  [[nodiscard]] Result<net::HttpRequest> request(Question question, const Message& message, const Account& account);
  /// What a whole answer means. An answer the script cannot read is unknown, but for a status (3xx, 4xx) that says
  /// that nothing was taken over: then it is worth another try. A script's "sent" or "absent" under a status that says
  /// no is unknown, too.
  [[nodiscard]] Reading reading(Question question, const net::HttpResult& answer, const Message& message, Instant now);

 private:
  Provider(ScriptHost& scripts, std::string name, std::string source)
      : scripts_(&scripts), name_(std::move(name)), source_(std::move(source)) {}

  ScriptHost* scripts_;
  std::string name_;
  std::string source_;
  std::unique_ptr<Script> script_;
  bool can_be_asked_ = false;
};

}  // namespace vestnik::sms_http
