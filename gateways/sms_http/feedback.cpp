#include "feedback.h"

#include <optional>

#include "base/digest.h"
#include "base/text.h"
#include "net/header_text.h"

namespace vestnik::sms_http {
namespace {

constexpr std::size_t longest_id = 100;
constexpr std::size_t longest_text = 4000;
constexpr std::size_t most_entries = 500;

std::string words(const ScriptValue& entry, const char* name, std::size_t longest) {
  const ScriptValue* value = entry.find(name);
  if (value == nullptr) return {};
  if (const auto* number = value->number()) return std::to_string(*number);
  const std::string* text = value->text();
  return text == nullptr ? std::string{} : to_utf8(std::u32string_view{to_code_points(*text)}.substr(0, longest));
}

std::optional<DeliveryReport::Kind> kind_of(std::string_view state) {
  using Kind = DeliveryReport::Kind;
  if (state == "delivered") return Kind::delivered;
  if (state == "read") return Kind::read;
  if (state == "undelivered") return Kind::undelivered;
  if (state == "no_such_number") return Kind::no_such_address;
  if (state == "waiting") return Kind::asked;
  return std::nullopt;
}

const ScriptValue::List& list_in(const ScriptValue& said, const char* name) {
  static const ScriptValue::List none;
  const ScriptValue* value = said.find(name);
  const auto* list = value == nullptr ? nullptr : value->list();
  return list == nullptr || list->size() > most_entries ? none : *list;
}

}  // namespace

std::vector<DeliveryReport> reports_in(const ScriptValue& said, Instant now) {
  std::vector<DeliveryReport> reports;
  for (const ScriptValue& entry : list_in(said, "reports")) {
    const auto kind = kind_of(words(entry, "state", longest_id));
    DeliveryReport report;
    report.idempotency_key = words(entry, "key", longest_id);
    report.receipt = words(entry, "receipt", longest_id);
    if (!kind || (report.idempotency_key.empty() && report.receipt.empty())) continue;
    report.kind = *kind;
    report.at = now;
    // A provider may repeat the number in its words.
    report.why = net::without_addresses(words(entry, "why", longest_text), "");
    reports.push_back(std::move(report));
  }
  return reports;
}

std::vector<InboundMessage> messages_in(const ScriptValue& said, Instant now) {
  std::vector<InboundMessage> messages;
  for (const ScriptValue& entry : list_in(said, "messages")) {
    InboundMessage message;
    message.gateway = "sms_http";
    message.from = telephone_of(words(entry, "from", longest_id));
    message.text = words(entry, "text", longest_text);
    message.id = words(entry, "id", longest_id);
    message.at = now;
    if (message.from.empty() || message.text.empty()) continue;
    // Without an id the same words of the same person within an hour are one message that came twice.
    const auto hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count();
    if (message.id.empty()) message.id = digest(message.from + '\n' + std::to_string(hour) + '\n' + message.text);
    messages.push_back(std::move(message));
  }
  return messages;
}

std::string telephone_of(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.size() == 11 && digits.front() == '8' && !written.starts_with('+')) digits.front() = '7';
  const std::string number = "+" + digits;
  return net::is_telephone(number) ? number : std::string{};
}

}  // namespace vestnik::sms_http
