// Every way to misbehave at every phase of HTTP, towards each gateway that speaks it: each has the one right outcome,
// none holds up another message, and no secret follows a redirect.
#include <fstream>
#include <iterator>

#include "lua/script_host.h"
#include "misbehaving_servers.h"
#include "sms_http/sms_gateway.h"
#include "telegram/telegram_gateway.h"
#include "unit/plugin/idle_ports.h"
#include "webhook/webhook_gateway.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

const Instant services_now = parse_iso_instant("2026-09-14T08:04:00Z").value();

/// What may become of a message, in words with "|" between them: of an SMS by the shipped driver of SMSC.ru, of a
/// message of the bot, of a webhook, which goes by the status alone.
struct RightOutcomes {
  std::string_view cell;
  std::string_view sms, chat, hook;
};

// Nothing was sent where there was no connection and no trust; a request that may have left is unknown until a whole
// answer has come. What cannot be read is not taken for yes or for no.
constexpr RightOutcomes nobody_knows{"", "unknown", "unknown", "unknown"};
constexpr RightOutcomes in_order{"", "sent", "sent", "sent"};
constexpr RightOutcomes status_alone{"", "unknown", "unknown", "sent"};
constexpr RightOutcomes right_outcomes_of_services[] = {
    // A connection that was taken and closed: the request may have been read.
    {"connect closed_at_once", "unknown|retry", "unknown|retry", "unknown|retry"},
    {"connect reset_at_once", "unknown|retry", "unknown|retry", "unknown|retry"},
    {"head code_zero", "unknown", "unknown", "unknown"},
    // Of two answers that contradict each other none is believed; a service that does not count its bytes is read to
    // the end of the connection.
    {"head negative_length", "unknown", "unknown", "unknown|sent"},
    {"head length_of_letters", "unknown", "unknown", "unknown|sent"},
    {"head length_beyond_numbers", "unknown", "unknown", "unknown|sent"},
    {"body strange_types", "unknown", "unknown", "sent"},
};

constexpr std::string_view cells_in_order[] = {
    "head byte_by_byte", "head after_continue",   "head early_hints",    "head bare_lf",
    "head old_version",  "head many_headers",     "head answered_twice", "body blanks_around",
    "body chunked",      "body without_a_length", "body slowly",
};
/// A whole answer, or more than is read of one: its status is known.
constexpr std::string_view cells_with_a_status[] = {
    "body endless", "body endless_chunks", "body too_large",    "body empty",  "body blank", "body truncated",
    "body html",    "body login_page",     "body words",        "body number", "body null",  "body true",
    "body text",    "body list",           "body empty_object", "body deep",   "body nul",   "body high_bytes",
    "body utf16",   "body two_answers",    "body compressed",
};

struct StatusCell {
  int code = 0;
  std::string body;
};

StatusCell status_of(const Cell& cell) {
  const auto parts = cell.behaviour.find('_');
  return {std::stoi(cell.behaviour.substr(0, parts)), cell.behaviour.substr(parts + 1)};
}

RightOutcomes right_of_status(const StatusCell& cell) {
  const bool good = cell.code < 300;
  const bool bodiless = cell.code == 204 || cell.code == 304;
  const std::string body = bodiless ? "empty" : cell.body;
  RightOutcomes right = in_order;
  if (!good) right.hook = cell.code == 410 ? "refused for good" : "retry";
  if (body == "fault") {
    right.chat = "no such address";
    right.sms = "retry";
  } else if (body == "good") {
    // Yes in the body under a status that says no: nobody knows.
    if (!good) right.sms = right.chat = "unknown";
  } else {
    right.chat = good ? "unknown" : "retry";
    right.sms = good || cell.code >= 500 ? "unknown" : "retry";
  }
  if (cell.code == 429 || cell.code == 503) right.sms = "retry";
  return right;
}

RightOutcomes right_of(const Cell& cell) {
  if (cell.phase == "tls" || cell.phase == "later") return {"", "retry", "retry", "retry"};
  if (cell.phase == "status") return right_of_status(status_of(cell));
  const std::string name = cell.phase + " " + cell.behaviour;
  for (const RightOutcomes& row : right_outcomes_of_services) {
    if (row.cell == name) return row;
  }
  if (std::ranges::find(cells_in_order, name) != std::end(cells_in_order)) return in_order;
  if (std::ranges::find(cells_with_a_status, name) != std::end(cells_with_a_status)) return status_alone;
  return nobody_knows;
}

/// Whom only patience ends.
bool is_waited_for_in_vain(const Cell& cell) {
  for (const std::string_view word : {"silence", "drip", "endless"}) {
    if (cell.behaviour.find(word) != std::string::npos) return true;
  }
  return false;
}

std::string in_words(const Outcome& outcome) {
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<RetryAt>(outcome)) return "retry";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such address";
  return refused.permanent ? "refused for good" : "refused";
}

std::string words_for_the_administrator(const Outcome& outcome) {
  if (const auto* retry = std::get_if<RetryAt>(&outcome)) return retry->why;
  if (const auto* refused = std::get_if<Refused>(&outcome)) return refused->why;
  if (const auto* unknown = std::get_if<Unknown>(&outcome)) return unknown->why;
  return "";
}

class MisbehavingServices : public MisbehavingServers {
 protected:
  MisbehavingServices() { start("bad_http_server.py", {scratch_.root().string()}); }

  [[nodiscard]] static std::string address_of(const Cell& cell, const std::string& service) {
    const std::string scheme = cell.phase == "tls" ? "https" : "http";
    return scheme + "://127.0.0.1:" + std::to_string(cell.port) + "/" + service + "/" + cell.phase + "-" +
           cell.behaviour;
  }
  /// The certificate is trusted, and of another name.
  [[nodiscard]] net::HttpOptions options_for(const Cell& cell) const {
    return {.connections = 1,
            .timeout = is_waited_for_in_vain(cell) ? 300ms : 4000ms,
            .ca_file = cell.phase == "tls" ? scratch_.path("certificate") : std::string{}};
  }
  /// Two messages over one connection: what a service leaves behind must not become the answer to the next.
  [[nodiscard]] static std::vector<Outcome> two_messages(RemoteGateway& gateway, const std::string& address) {
    std::vector<Message> messages(2);
    for (std::size_t at = 0; at < messages.size(); ++at) {
      messages[at].institution = InstitutionId{7};
      messages[at].delivery = DeliveryId{static_cast<std::int64_t>(at) + 1};
      messages[at].idempotency_key = "7." + std::to_string(at + 1);
      messages[at].address = address;
      messages[at].recipient = PersonId{11};
      messages[at].subject = "Отсутствие";
      messages[at].text = "Нет на уроке";
    }
    return gateway.deliver(messages, std::chrono::steady_clock::now() + 8s);
  }
  void judge(const Cell& cell, const Outcome& outcome, std::string_view right) {
    EXPECT_TRUE(is_among(in_words(outcome), right))
        << in_words(outcome) << " and not " << right << ": " << words_for_the_administrator(outcome);
    EXPECT_EQ(words_for_the_administrator(outcome).find("127.0.0.1"), std::string::npos) << "an address with a secret";
    const auto* later = std::get_if<RetryAt>(&outcome);
    if (later == nullptr) return;
    EXPECT_GE(later->when, services_now);
    EXPECT_LE(later->when, services_now + 24h) << "whatever a service asks for";
    const bool says_when = cell.phase == "later" && cell.behaviour.ends_with("_seconds");
    EXPECT_TRUE(!says_when || later->when == services_now + 777s) << "it said when";
  }
  [[nodiscard]] bool somebody_followed() const { return std::filesystem::exists(scratch_.path("followed")); }

  ManualClock clock_{services_now};
};

TEST_F(MisbehavingServices, OfAnSmsProviderHaveTheRightOutcomeAtEveryPhase) {
  ASSERT_GT(cells_.size(), 40U * 7U);
  std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/sms_providers/smsc_ru.lua", std::ios::binary};
  const std::string driver{std::istreambuf_iterator<char>{file}, {}};
  go_through(
      [&](const Cell& cell) {
        LuaScriptHost scripts;
        sms_http::SmsGateway gateway{
            sms_http::Provider::load(scripts, "smsc_ru.lua", driver).value(),
            {.url = address_of(cell, "smsc"), .login = "school39", .password = "s3cret", .sender = ""},
            options_for(cell),
            clock_};
        return two_messages(gateway, "+79270000001");
      },
      [&](const Cell& cell, const Outcome& outcome) { judge(cell, outcome, right_of(cell).sms); });
  EXPECT_FALSE(somebody_followed()) << "the password went to another address";
}

TEST_F(MisbehavingServices, OfTheBotHaveTheRightOutcomeAtEveryPhase) {
  SeededRandom random{1};
  IdlePorts idle;
  telegram::ChatDesk desk{idle, idle, clock_, random};
  go_through(
      [&](const Cell& cell) {
        telegram::TelegramGateway gateway{
            {{address_of(cell, "telegram"), "123456:AbC-dEf_0"}, "school_bot", 0, options_for(cell)},
            {desk, idle},
            clock_};
        return two_messages(gateway, "777000111");
      },
      [&](const Cell& cell, const Outcome& outcome) {
        judge(cell, outcome, right_of(cell).chat);
        EXPECT_EQ(words_for_the_administrator(outcome).find("AbC-dEf_0"), std::string::npos) << "the token";
      });
  EXPECT_FALSE(somebody_followed()) << "the token went to another address";
}

TEST_F(MisbehavingServices, OfAWebhookHaveTheRightOutcomeAtEveryPhase) {
  go_through(
      [&](const Cell& cell) {
        webhook::WebhookGateway gateway{{address_of(cell, "webhook"), {std::string(32, 'k')}, options_for(cell)},
                                        clock_};
        return two_messages(gateway, "");
      },
      [&](const Cell& cell, const Outcome& outcome) { judge(cell, outcome, right_of(cell).hook); });
  EXPECT_FALSE(somebody_followed()) << "a signed message went to another address";
}

}  // namespace
}  // namespace vestnik::test
