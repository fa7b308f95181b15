#pragma once
/// Requests and answers of the Bot API (https://core.telegram.org/bots/api). The token stands in every URL, so no URL
/// leaves this folder, and no words of an answer are passed on with the token in them. Pure; any thread.
#include <cstdint>
#include <string>
#include <string_view>

#include "net/http_client.h"
#include "ports/gateway.h"

namespace vestnik::telegram {

/// The longest text of a message, in UTF-16 units.
inline constexpr std::size_t longest_text = 4096;

struct Bot {
  std::string url;    ///< "https://api.telegram.org", without a slash at the end
  std::string token;  ///< "123456:ABC…"
};

/// A private chat's number: 1 to 19 digits; those of groups are negative.
[[nodiscard]] bool is_private_chat(std::string_view chat);

/// `text` as it is, or cut where it is too long, with `hint` after it: where the rest can be read.
[[nodiscard]] std::string fitting(const std::string& text, const std::string& hint);

/// `key` goes along as Idempotency-Key, for a Bot API server of one's own; "" for an answer of the bot.
[[nodiscard]] net::HttpRequest send_message(const Bot& bot, const std::string& chat, const std::string& text,
                                            const std::string& key);
/// Of one answer: with texts of full length, each letter six bytes, they stay well below what is read of an answer.
inline constexpr std::size_t most_updates = 20;
inline constexpr std::size_t largest_answer = std::size_t{1} << 20U;
/// At most so many updates from `next` on; answers at once.
[[nodiscard]] net::HttpRequest get_updates(const Bot& bot, std::int64_t next);

/// What became of a message:
///   ok                                             Sent, with the message's number in its chat
///   403; 400 that speaks of the chat or the user   Refused: the person blocked the bot, is gone, never was
///   other 400                                      Refused for good: the text
///   429                                            RetryAt, at retry_after
///   401, 404, other 4xx; 3xx; no trusted TLS       RetryAt: the operator has something to put right
///   5xx; nothing was sent                          RetryAt
///   sent and no answer, an answer that says nothing, or "ok" under a status that says no   Unknown
[[nodiscard]] Outcome outcome_of(const Bot& bot, const net::HttpResult& result, const std::string& chat, Instant now);

}  // namespace vestnik::telegram
