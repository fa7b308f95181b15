// What becomes of a message for another system when that system answers oddly, is silent or goes away; and the
// signature, reckoned at the other end by Python's own hmac.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/signature.h"
#include "gateway_harness.h"
#include "support/child_process.h"
#include "webhook/webhook_gateway.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

const Instant webhook_now = parse_iso_instant("2026-09-14T08:04:00Z").value();
const std::string webhook_secret(32, 'k');
const std::string webhook_older_secret(24, 'o');

Message webhook_message(const std::string& text) {
  Message message;
  message.institution = InstitutionId{7};
  message.delivery = DeliveryId{1};
  message.idempotency_key = "7.1";
  message.category = "absence";
  message.recipient = PersonId{11};
  message.subject = "Отсутствие";
  message.text = text;
  return message;
}

std::string webhook_outcome(const Outcome& outcome) {
  if (const auto* retry = std::get_if<RetryAt>(&outcome)) {
    return "retry in " +
           std::to_string(std::chrono::duration_cast<std::chrono::seconds>(retry->when - webhook_now).count());
  }
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such address";
  return refused.permanent ? "refused for good" : "refused";
}

class WebhookAnswers : public testing::Test {
 protected:
  [[nodiscard]] Outcome deliver(const std::string& text, const std::vector<std::string>& secrets = {webhook_secret}) {
    webhook::WebhookGateway gateway{{"http://127.0.0.1:" + std::to_string(port_),
                                     secrets,
                                     {.timeout = text == "!silence" ? 300ms : 5000ms, .ca_file = ""}},
                                    clock_};
    const Message message = webhook_message(text);
    return gateway.deliver({&message, 1}, std::chrono::steady_clock::now() + 10s).at(0);
  }

  tests::TemporaryFolder scratch_;
  ManualClock clock_{webhook_now};
  ChildProcess server_{python("webhook_server.py", {scratch_.root().string(), "whsec_" + to_base64(webhook_secret)})};
  int port_ = server_.read_port();
};

TEST_F(WebhookAnswers, EachKindOfAnswerHasItsOutcome) {
  const std::vector<std::pair<std::string, std::string>> cases{{"hello", "sent"},
                                                               {"!error_in_body", "sent"},
                                                               {"!huge", "sent"},
                                                               {"!202", "sent"},
                                                               {"!410", "refused for good"},
                                                               {"!429_after", "retry in 777"},
                                                               {"!429", "retry in 60"},
                                                               {"!503", "retry in 60"},
                                                               {"!500", "retry in 60"},
                                                               {"!502", "retry in 60"},
                                                               {"!400", "retry in 600"},
                                                               {"!404", "retry in 600"},
                                                               {"!redirect", "retry in 600"},
                                                               {"!half", "unknown"},
                                                               {"!no_http", "unknown"},
                                                               {"!reset", "unknown"},
                                                               {"!silence", "unknown"}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(webhook_outcome(deliver(text)), expected) << text;
}

TEST_F(WebhookAnswers, AReceiverThatDoesNotKnowTheSecretYetIsTheOperatorsAffair) {
  EXPECT_EQ(webhook_outcome(deliver("hello", {webhook_older_secret})), "retry in 600");
  EXPECT_EQ(webhook_outcome(deliver("hello", {webhook_older_secret, webhook_secret})), "sent");
}

TEST_F(WebhookAnswers, WordsOfTheReceiverAreNotKept) { EXPECT_EQ(std::get<RetryAt>(deliver("!500")).why, "HTTP 500"); }

TEST_F(WebhookAnswers, TheReceiverLearnsWhoseMessageItIs) {
  ASSERT_EQ(webhook_outcome(deliver("Сообщите причину.")), "sent");
  const auto fields = nlohmann::json::parse(read_file(scratch_.root() / "7-1.json"));
  EXPECT_EQ(fields.at("id"), "7-1");
  EXPECT_EQ(fields.at("institution"), 7);
  EXPECT_EQ(fields.at("recipient"), 11);
  EXPECT_EQ(fields.at("category"), "absence");
  EXPECT_EQ(fields.at("at"), "2026-09-14T08:04:00Z");
  EXPECT_EQ(fields.at("timestamp"), "1789373040");
}

// The example of the Standard Webhooks libraries.
TEST(WebhookSignature, IsTheOneOfTheStandard) {
  const auto secret = from_base64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  ASSERT_TRUE(secret);
  EXPECT_EQ(webhook::signatures({*secret}, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(NoWebhookReceiver, IsTriedAgain) {
  const ManualClock clock{webhook_now};
  webhook::WebhookGateway gateway{
      {"http://127.0.0.1:" + std::to_string(free_port()), {webhook_secret}, {.timeout = 500ms, .ca_file = ""}}, clock};
  const Message message = webhook_message("hello");
  EXPECT_EQ(webhook_outcome(gateway.deliver({&message, 1}, std::chrono::steady_clock::now() + 10s).at(0)),
            "retry in 30");
}

}  // namespace
}  // namespace vestnik::test
