// The connection itself: bound once, kept alive, opened again, and left politely.
#include <gmock/gmock.h>

#include <thread>

#include "unit/smpp/smpp_centre.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using SmppConnection = SmppCentre;

TEST_F(SmppConnection, SaysWhoItIsAndLeavesPolitely) {
  start();
  static_cast<void>(deliver("text"));
  gateway_.reset();
  const auto binds = heard("bind");
  ASSERT_THAT(binds, SizeIs(1));
  EXPECT_EQ(binds[0]["system_id"], "school39");
  EXPECT_EQ(binds[0]["version"], 0x34);
  EXPECT_THAT(heard("unbind"), SizeIs(1));
}

TEST_F(SmppConnection, ARefusedPasswordIsNotTriedAgainAtOnce) {
  start("bad_bind");
  for (std::int64_t delivery = 1; delivery <= 5; ++delivery) {
    const Outcome outcome = deliver("text", delivery);
    const auto* later = std::get_if<RetryAt>(&outcome);
    ASSERT_NE(later, nullptr);
    EXPECT_EQ(later->why, "SMPP 0x0E: password");
    EXPECT_GE(later->when - school_.clock().now(), 9min);
  }
  // An account is locked by somebody who goes on trying.
  EXPECT_THAT(heard("bind"), SizeIs(1));
}

TEST_F(SmppConnection, ACentreThatDoesNotAnswerTheBindHoldsNobodyUp) {
  start("mute_bind");
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(in_a_word(deliver(std::vector{sms("text")}, 300ms).at(0)), "retry");
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 600ms);
}

TEST_F(SmppConnection, NobodyListeningIsAnotherTry) {
  start();
  centre_.reset();
  const Outcome outcome = deliver("text");
  EXPECT_EQ(in_a_word(outcome), "retry");
  EXPECT_GT(std::get<RetryAt>(outcome).when, school_.clock().now());
}

TEST_F(SmppConnection, ComesBackByItselfAfterTheCentreWasAway) {
  start();
  EXPECT_EQ(in_a_word(deliver("!unbind")), "sent m-1");
  ASSERT_TRUE(collect_until([&] { return heard("bind").size() == 2; }));
  EXPECT_THAT(heard("unbind_resp"), SizeIs(1));
  EXPECT_EQ(in_a_word(deliver("again", 2)), "sent m-2");
}

TEST_F(SmppConnection, IsBoundAndKeptAliveWithoutAnythingToSend) {
  start("normal", [](smpp::Config& config) { config.keep_alive = 1s; });
  ASSERT_TRUE(collect_until([&] { return !heard("enquire_link").empty(); }));
  EXPECT_THAT(heard("bind"), SizeIs(1));
}

TEST_F(SmppConnection, ADeadOneIsNoticed) {
  start("mute", [](smpp::Config& config) { config.keep_alive = 1s; });
  collect_for(1200ms);
  EXPECT_THAT(heard("enquire_link"), SizeIs(1));
  // Another second without an answer, and a new connection after the pause.
  collect_for(1200ms);
  ASSERT_TRUE(collect_until([&] { return heard("bind").size() == 2; }));
}

TEST_F(SmppConnection, AnUntrustedCertificateIsNoConnection) {
  start("normal", [](smpp::Config& config) { config.server.tls = true; });
  EXPECT_EQ(in_a_word(deliver("text")), "retry");
  EXPECT_THAT(heard("bind"), IsEmpty());
}

TEST_F(SmppConnection, KeepsToTheAgreedRate) {
  start("normal", [](smpp::Config& config) { config.rate = 20; });
  EXPECT_EQ(gateway_->info().batch, 40U);
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 20; ++delivery) batch.push_back(sms("text", delivery));
  const auto begun = std::chrono::steady_clock::now();
  for (const Outcome& outcome : deliver(batch)) EXPECT_TRUE(std::holds_alternative<Sent>(outcome));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 800ms);
}

TEST_F(SmppConnection, AThousandMessagesAllArriveOnce) {
  start("normal", [](smpp::Config& config) { config.window = 100; });
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 1000; ++delivery) batch.push_back(sms("Нет на уроке", delivery));
  for (const Outcome& outcome : deliver(batch)) EXPECT_TRUE(std::holds_alternative<Sent>(outcome));
  EXPECT_THAT(heard("submit"), SizeIs(1000));
}

}  // namespace
}  // namespace vestnik::tests
