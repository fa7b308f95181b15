// Every way to misbehave at every phase of SMTP: each has the one right outcome, and none holds up another message.
// peers/reliability.md, bad inputs 59 to 64.
#include <gtest/gtest.h>

#include <algorithm>

#include "mail_courier.h"
#include "misbehaving_servers.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Whoever says nothing that ends: only patience ends it.
bool needs_patience(const Cell& cell) {
  return is_one_of(cell.behaviour, {"silence", "drip", "silence_after", "garbage_after", "garbage", "injected"}) ||
         // libcurl waits for a line that begins as it expects.
         is_one_of(cell.phase, {"banner", "ehlo", "auth", "starttls"});
}

/// What a server may say in another way and mean the same.
bool is_in_order(std::string_view behaviour) {
  return is_one_of(behaviour, {"bare_lf", "code_alone", "eight_bit", "nul_in_text", "several_lines", "byte_by_byte"});
}

/// The outcome of an answer to a command of the transaction, by its code.
std::string outcome_of_code(std::string_view phase, int code) {
  const bool end = phase == "end";
  if (phase == "data" ? code == 354 : code >= 200 && code < 300) return "sent";
  if (code < 400 || code >= 600) return end ? "unknown" : "retry";
  if (code < 500 || is_one_of(std::to_string(code), {"530", "534", "535", "538"})) return "retry";
  if (phase == "rcpt" && is_one_of(std::to_string(code), {"550", "551", "553"})) return "no such address";
  const bool judged = phase == "rcpt" || end;
  return judged && is_one_of(std::to_string(code), {"550", "551", "553", "554", "556"}) ? "refused for good"
                                                                                        : "refused";
}

std::optional<int> code_in(std::string_view behaviour) {
  if (!behaviour.starts_with("code_") || behaviour == "code_alone") return std::nullopt;
  return std::stoi(std::string{behaviour.substr(5, 3)});
}

/// What may become of a message there.
std::vector<std::string> right_outcomes(const Cell& cell) {
  // The mail has been taken over before anybody says goodbye.
  if (cell.phase == "quit") return {"sent"};
  if (cell.phase == "starttls") return {"retry"};
  if (is_in_order(cell.behaviour)) return {"sent"};
  if (is_one_of(cell.phase, {"banner", "ehlo", "auth"})) {
    // libcurl reads over odd lines and asks for HELO after a refused EHLO; nothing has been sent yet either way.
    return {"retry", "sent"};
  }
  if (const auto code = code_in(cell.behaviour)) return {outcome_of_code(cell.phase, *code)};
  // An answer too many: the next command has an answer that is not its own.
  if (cell.behaviour == "twice" && cell.phase == "end") return {"sent"};
  if (cell.behaviour == "twice" && cell.phase == "data") return {"retry", "unknown"};
  if (cell.behaviour == "accepted_too_early" && cell.phase == "data") return {"retry", "unknown"};
  // The last line's code counts; an answer of 40 KB is none.
  if (cell.behaviour == "mixed_codes") return {"sent"};
  return {cell.phase == "end" ? "unknown" : "retry"};
}

/// What must not become of it whatever libcurl makes of the opening.
bool must_not_be_sent(const Cell& cell) {
  if (cell.phase == "auth" || cell.phase == "starttls") return true;
  if (!is_one_of(cell.phase, {"banner", "ehlo"})) return false;
  const auto code = code_in(cell.behaviour);
  if (code) return *code >= 400 && *code < 600;
  return is_one_of(cell.behaviour, {"silence", "drip", "close", "reset", "endless_line", "endless_lines", "empty_line",
                                    "nul_bytes", "high_bytes", "words_alone", "http", "tls_record", "half_a_reply"});
}

class MisbehavingMailServers : public MisbehavingServers {
 protected:
  /// On a busy machine the little patience may be over before a server that answers the opening has answered; that
  /// tells nothing about what it does later, so it is asked again with more.
  static std::vector<Outcome> deliver_to(const Cell& cell) {
    constexpr auto little = 300ms;
    if (!needs_patience(cell)) return deliver_within(cell, 4s);
    auto outcomes = deliver_within(cell, little);
    if (!opens_well(cell)) return outcomes;
    for (auto patience = 2 * little; patience < 3s && std::ranges::any_of(outcomes, never_opened); patience *= 2) {
      outcomes = deliver_within(cell, patience);
    }
    return outcomes;
  }
  static bool opens_well(const Cell& cell) { return !is_one_of(cell.phase, {"banner", "ehlo", "auth", "starttls"}); }
  static bool never_opened(const Outcome& outcome) { return why(outcome).starts_with("connect: no answer in time"); }

  /// Two messages over one connection: what a server leaves behind must not become the answer to the next mail.
  static std::vector<Outcome> deliver_within(const Cell& cell, std::chrono::milliseconds patience) {
    Courier courier{cell.port};
    auto& server = courier.config.server();
    server.connections = 1;
    server.timeout = patience;
    if (cell.phase == "starttls") server.tls = net::SmtpTls::require;
    if (cell.phase == "auth") {
      server.user = "school";
      server.password = "secret";
    }
    return courier.deliver({mail_to("anna@example.org", 1), mail_to("boris@example.org", 2)}, 8s);
  }
};

TEST_F(MisbehavingMailServers, HaveTheRightOutcomeAtEveryPhase) {
  start("bad_smtp_server.py");
  ASSERT_GT(cells_.size(), 7U * 40U);
  go_through(deliver_to, [](const Cell& cell, const Outcome& outcome) {
    const auto right = right_outcomes(cell);
    EXPECT_NE(std::ranges::find(right, kind(outcome)), right.end()) << kind(outcome) << ": " << why(outcome);
    EXPECT_FALSE(must_not_be_sent(cell) && kind(outcome) == "sent");
  });
}

}  // namespace
}  // namespace vestnik::test
