#include "updates.h"

#include <algorithm>

#include "base/text.h"
#include "bot_api.h"
#include "json/json_value.h"

namespace vestnik::telegram {
namespace {

std::int64_t whole_number(const JsonValue* value) {
  const auto* number = value == nullptr ? nullptr : value->integer();
  return number == nullptr ? 0 : *number;
}

std::string text_of(const JsonValue* value) {
  const auto* text = value == nullptr ? nullptr : value->text();
  return text == nullptr ? std::string{} : *text;
}

Update read_update(const JsonValue& one) {
  Update update;
  update.id = whole_number(one.find("update_id"));
  const JsonValue* message = one.find("message");
  const JsonValue* chat = message == nullptr ? nullptr : message->find("chat");
  if (chat == nullptr) return update;
  update.chat = whole_number(chat->find("id"));
  update.is_private = text_of(chat->find("type")) == "private" && update.chat > 0;
  update.text = text_of(message->find("text"));
  return update;
}

/// "/start CODE" and "/start@the_bot CODE": the command and what follows it.
std::pair<std::string, std::string> command_of(const std::string& text) {
  const std::string_view line = trimmed(text);
  if (!line.starts_with('/')) return {};
  const auto end = line.find_first_of(" \n\t");
  const std::string_view word = line.substr(0, end);
  const std::string_view rest = end == std::string_view::npos ? std::string_view{} : trimmed(line.substr(end));
  return {std::string{word.substr(0, word.find('@'))}, std::string{rest}};
}

std::string answer_start(std::int64_t chat, const std::string& code, ChatDesk& desk) {
  if (code.empty()) return "telegram.how_to_link";
  switch (desk.link(chat, code)) {
    case Linking::linked: return "telegram.linked";
    case Linking::refused: return "telegram.link_refused";
    case Linking::unknown: break;
  }
  return "telegram.code_unknown";
}

}  // namespace

std::optional<std::vector<Update>> read_updates(std::string_view answer) {
  const auto document = JsonValue::parse(answer);
  if (!document) return std::nullopt;
  const JsonValue* ok = document->find("ok");
  const JsonValue* result = document->find("result");
  if (ok == nullptr || ok->boolean() == nullptr || !*ok->boolean() || result == nullptr || result->array() == nullptr) {
    return std::nullopt;
  }
  std::vector<Update> updates;
  for (const JsonValue& one : *result->array()) {
    Update update = read_update(one);
    if (update.id > 0) updates.push_back(std::move(update));
  }
  std::stable_sort(updates.begin(), updates.end(), [](const Update& a, const Update& b) { return a.id < b.id; });
  if (updates.size() > most_updates) updates.resize(most_updates);
  return updates;
}

std::string answer_update(const Update& update, ChatDesk& desk, DeliveryReports& reports, Instant now) {
  if (update.chat == 0) return {};
  const auto [command, rest] = command_of(update.text);
  // A child's marks are no matter for a group; what its members say to each other is none of ours.
  if (!update.is_private) return command == "/start" ? "telegram.private_only" : "";
  if (command == "/start") return answer_start(update.chat, rest, desk);
  if (command == "/stop") return desk.unlink(update.chat) ? "telegram.unlinked" : "telegram.not_linked";
  if (update.text.empty()) return {};
  const InboundMessage said{"telegram", std::to_string(update.id), std::to_string(update.chat), update.text, now};
  return reports.take(said) ? "" : "telegram.nobody_reads";
}

}  // namespace vestnik::telegram
