#include "bot_api.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "json/json_value.h"
#include "json/json_writer.h"
#include "net/header_text.h"

namespace vestnik::telegram {
namespace {

constexpr std::chrono::seconds network_trouble_lasts{30};
constexpr std::chrono::seconds service_is_busy_for{60};
constexpr std::chrono::minutes operator_needs{10};
constexpr std::int64_t longest_wait_s = 24 * 60 * 60;
constexpr std::size_t longest_chat = 19;
constexpr int bad_request = 400;
constexpr int forbidden = 403;
constexpr int too_many_requests = 429;

net::HttpRequest call(const Bot& bot, const char* method) {
  net::HttpRequest made;
  made.url = bot.url + "/bot" + bot.token + "/" + method;
  made.headers = {{"Content-Type", "application/json"}};
  return made;
}

/// What an answer says, whatever its status line.
struct Said {
  bool understood = false;
  bool ok = false;
  int code = 0;
  std::string words;
  std::string message;
  std::int64_t retry_after = 0;
};

std::int64_t integer_of(const JsonValue* value) {
  const auto* number = value == nullptr ? nullptr : value->integer();
  return number == nullptr ? 0 : *number;
}

Said read(const net::HttpResult& result) {
  Said said;
  const auto answer = JsonValue::parse(result.body);
  if (!answer) return said;
  const auto* ok = answer->find("ok") == nullptr ? nullptr : answer->find("ok")->boolean();
  if (ok == nullptr) return said;
  said.understood = true;
  said.ok = *ok;
  const auto code = integer_of(answer->find("error_code"));
  said.code = code >= 100 && code < 600 ? static_cast<int>(code) : result.status;
  if (const auto* words = answer->find("description"); words != nullptr && words->text() != nullptr) {
    said.words = *words->text();
  }
  if (const auto* sent = answer->find("result")) {
    if (const auto number = integer_of(sent->find("message_id")); number > 0) said.message = std::to_string(number);
  }
  if (const auto* more = answer->find("parameters")) said.retry_after = integer_of(more->find("retry_after"));
  return said;
}

bool is_about_the_chat(const std::string& words) {
  constexpr std::array<std::string_view, 6> known{"chat not found",  "user not found",  "user is deactivated",
                                                  "bot was blocked", "peer_id_invalid", "group chat was upgraded"};
  const std::string said = to_lower(words);
  return std::any_of(known.begin(), known.end(),
                     [&](std::string_view one) { return said.find(one) != std::string::npos; });
}

std::string without(std::string words, const std::string& secret) {
  for (auto at = words.find(secret); !secret.empty() && at != std::string::npos; at = words.find(secret, at)) {
    words.erase(at, secret.size());
  }
  return words;
}

std::string trouble(const net::HttpResult& result) {
  switch (result.trouble) {
    case net::HttpTrouble::timeout: return "no answer in time";
    case net::HttpTrouble::tls: return "no trusted TLS";
    case net::HttpTrouble::too_large: return "answer without end";
    case net::HttpTrouble::unsafe: return "unsafe request";
    case net::HttpTrouble::network:
    case net::HttpTrouble::none: break;
  }
  return "network";
}

Outcome outcome_of_answer(int code, const Said& said, const std::string& why, Instant now) {
  // Yes under a status that says no is neither.
  if (said.ok && code >= 300) return Unknown{why};
  if (said.ok) return Sent{said.message};
  if (code < 300) return Unknown{why};
  if (code == too_many_requests) {
    const auto wait = said.retry_after > 0 ? std::min(said.retry_after, longest_wait_s) : service_is_busy_for.count();
    return RetryAt{now + std::chrono::seconds{wait}, why};
  }
  if (code == forbidden) return Refused{why, true, Refused::Of::address};
  if (code == bad_request) {
    return Refused{why, true, is_about_the_chat(said.words) ? Refused::Of::address : Refused::Of::message};
  }
  if (code >= 500) return RetryAt{now + service_is_busy_for, why};
  return RetryAt{now + operator_needs, why};
}

/// An answer that is not the Bot API's: a server on the way. Its 403 says nothing of the chat.
Outcome outcome_of_status(const net::HttpResult& result, const std::string& why, Instant now) {
  if (result.status < 300) return Unknown{why};
  const bool busy = result.status == too_many_requests || result.status >= 500;
  if (busy) return RetryAt{now + result.retry_after.value_or(service_is_busy_for), why};
  return RetryAt{now + operator_needs, why};
}

}  // namespace

bool is_private_chat(std::string_view chat) {
  return !chat.empty() && chat.size() <= longest_chat && chat.front() != '0' &&
         std::all_of(chat.begin(), chat.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string fitting(const std::string& text, const std::string& hint) {
  const auto units = [](char32_t point) { return std::size_t{point > 0xFFFF ? 2U : 1U}; };
  const auto length = [&](const std::u32string& points) {
    std::size_t sum = 0;
    for (const char32_t point : points) sum += units(point);
    return sum;
  };
  const std::u32string points = to_code_points(text);
  if (length(points) <= longest_text) return text;
  const std::string tail = "…\n\n" + hint;
  const std::size_t room = longest_text - std::min(longest_text, length(to_code_points(tail)));
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < points.size() && used + units(points[end]) <= room) used += units(points[end++]);
  return to_utf8(std::u32string_view{points}.substr(0, end)) + tail;
}

net::HttpRequest send_message(const Bot& bot, const std::string& chat, const std::string& text,
                              const std::string& key) {
  net::HttpRequest made = call(bot, "sendMessage");
  if (!key.empty()) made.headers.emplace_back("Idempotency-Key", key);
  JsonWriter{made.body}
      .begin_object()
      .key("chat_id")
      .raw(chat)
      .member("text", text)
      .key("link_preview_options")
      .begin_object()
      .member("is_disabled", true)
      .end_object()
      .end_object();
  return made;
}

net::HttpRequest get_updates(const Bot& bot, std::int64_t next) {
  net::HttpRequest made = call(bot, "getUpdates");
  JsonWriter{made.body}
      .begin_object()
      .member("offset", next)
      .member("limit", most_updates)
      .member("timeout", 0)
      .key("allowed_updates")
      .begin_array()
      .value("message")
      .end_array()
      .end_object();
  return made;
}

Outcome outcome_of(const Bot& bot, const net::HttpResult& result, const std::string& chat, Instant now) {
  if (result.phase == net::HttpPhase::answered) {
    const Said said = read(result);
    const int code = said.understood ? said.code : result.status;
    std::string why = "HTTP " + std::to_string(code);
    if (const auto words = net::without_addresses(without(said.words, bot.token), chat); !words.empty()) {
      why += ": " + words;
    }
    return said.understood ? outcome_of_answer(code, said, why, now) : outcome_of_status(result, why, now);
  }
  if (result.trouble == net::HttpTrouble::tls) return RetryAt{now + operator_needs, trouble(result)};
  if (result.phase == net::HttpPhase::sent) return Unknown{trouble(result)};
  return RetryAt{now + network_trouble_lasts, trouble(result)};
}

}  // namespace vestnik::telegram
