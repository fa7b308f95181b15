#include "outcome.h"

#include <algorithm>
#include <array>
#include <string>

#include "net/header_text.h"

namespace vestnik::email_smtp {
namespace {

using net::SmtpPhase;
using net::SmtpResult;
using net::SmtpTrouble;

constexpr std::chrono::seconds network_trouble_lasts{30};
constexpr std::chrono::minutes server_is_busy_for{1};
constexpr std::chrono::minutes operator_needs{10};

constexpr std::array<std::string_view, 9> phase_names{"not begun", "connect", "session",     "MAIL",    "RCPT",
                                                      "DATA",      "content", "end of mail", "accepted"};
constexpr std::array<std::string_view, 8> trouble_names{"",
                                                        "network",
                                                        "no answer in time",
                                                        "no trusted TLS",
                                                        "sign-in refused",
                                                        "answers that are not SMTP",
                                                        "unsafe address",
                                                        "its domain is slow and rests"};

std::string why(const SmtpResult& result, std::string_view address) {
  std::string text{phase_names[static_cast<std::size_t>(result.phase)]};
  if (result.trouble != SmtpTrouble::none) {
    (text += ": ") += trouble_names[static_cast<std::size_t>(result.trouble)];
  }
  if (result.code != 0) text += " " + std::to_string(result.code);
  const std::string words = net::without_addresses(result.words, address);
  return words.empty() ? text : text + " " + words;
}

bool is_one_of(int code, std::initializer_list<int> codes) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool about_signing_in(int code) { return is_one_of(code, {530, 534, 535, 538}); }

bool about_the_system(std::string_view words) {
  return words.starts_with("5.3.") || words.starts_with("5.4.") || words.starts_with("5.7.");
}

// Enhanced status codes (RFC 3463) of the recipient's address; 5.1.7 and 5.1.8 are the sender's.
bool about_the_address(std::string_view words) {
  return words.starts_with("5.1.") && !words.starts_with("5.1.7") && !words.starts_with("5.1.8");
}

// Only an answer to RCPT can speak of the mailbox: what follows DATA is a judgement of the mail. A server that gives no
// enhanced code says by the code alone that there is no such mailbox.
bool no_such_mailbox(const SmtpResult& result) {
  if (result.phase != SmtpPhase::rcpt) return false;
  return result.words.starts_with("5.") ? about_the_address(result.words) : is_one_of(result.code, {550, 551, 553});
}

bool for_good(const SmtpResult& result) {
  const bool judged = result.phase == SmtpPhase::rcpt || result.phase == SmtpPhase::final;
  return judged && is_one_of(result.code, {550, 551, 553, 554, 556}) && !about_the_system(result.words);
}

bool is_left_unanswered(const SmtpResult& result) {
  // Silence after RCPT may be the recipient's own server, which this one asks.
  if (result.trouble == SmtpTrouble::timeout) return result.phase < SmtpPhase::rcpt;
  return result.trouble == SmtpTrouble::network || result.trouble == SmtpTrouble::protocol;
}

}  // namespace

bool is_fault_of_server(const SmtpResult& result) {
  if (result.trouble == SmtpTrouble::unsafe || result.trouble == SmtpTrouble::held) return false;
  if (result.phase == SmtpPhase::none || result.phase >= SmtpPhase::final) return false;
  if (result.phase < SmtpPhase::mail) return true;
  if (result.code == 0) return is_left_unanswered(result);
  if (about_signing_in(result.code) || result.code == 421) return true;
  return result.phase == SmtpPhase::mail && result.code >= 400 && result.code < 500;
}

Outcome outcome_of(const SmtpResult& result, std::string_view address, Instant now) {
  const auto later = [&](auto wait) { return RetryAt{now + wait, why(result, address)}; };
  if (result.phase == SmtpPhase::accepted) return Sent{net::without_addresses(result.words, address)};
  if (result.trouble == SmtpTrouble::unsafe) return Refused{why(result, address), true, Refused::Of::address};
  if (result.trouble == SmtpTrouble::sign_in || result.trouble == SmtpTrouble::tls) return later(operator_needs);
  const bool answered = result.code >= 400 && result.code < 600;
  if (!answered && result.phase == SmtpPhase::final) return Unknown{why(result, address)};
  if (!answered) return later(network_trouble_lasts);
  if (result.code < 500) return later(server_is_busy_for);
  if (result.phase < SmtpPhase::mail || about_signing_in(result.code)) return later(operator_needs);
  if (no_such_mailbox(result)) return Refused{why(result, address), true, Refused::Of::address};
  return Refused{why(result, address), for_good(result)};
}

}  // namespace vestnik::email_smtp
