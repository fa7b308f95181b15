// Several mail servers, rates, and domains that do not answer: nobody waits for somebody else's trouble.
#include <gtest/gtest.h>

#include <algorithm>

#include "gateway_harness.h"
#include "mail_courier.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::string>;

Instant turn_of(const Outcome& outcome) { return std::get<RetryAt>(outcome).when; }

std::vector<Message> mails_to_each(const Words& addresses) {
  std::vector<Message> batch;
  for (const auto& address : addresses) batch.push_back(mail_to(address, static_cast<std::int64_t>(batch.size()) + 1));
  return batch;
}

Words kinds(const std::vector<Outcome>& outcomes) {
  Words words;
  for (const Outcome& outcome : outcomes) words.push_back(kind(outcome));
  return words;
}

class MailServers : public testing::Test {
 protected:
  void add_live_one(Courier& courier) const {
    auto relay = courier.config.relays.front();
    relay.name = "spare";
    relay.server.port = live_port_;
    courier.config.relays.push_back(relay);
  }
  [[nodiscard]] std::size_t arrived() const { return read_mails(scratch_.root()).size(); }

  tests::TemporaryFolder scratch_;
  ChildProcess server_{python("smtp_server.py", {scratch_.root().string()})};
  int live_port_ = server_.read_port();
};

TEST_F(MailServers, ADeadOneHandsItsMailsToTheNext) {
  Courier courier{free_port()};
  add_live_one(courier);
  EXPECT_EQ(kinds(courier.deliver(mails_to_each({"a@example.org", "b@example.org", "c@example.org"}))),
            Words(3, "sent"));
  EXPECT_EQ(arrived(), 3U);
}

TEST_F(MailServers, ARefusedRecipientIsNotOfferedToTheNext) {
  Courier courier{live_port_};
  add_live_one(courier);
  courier.config.relays.back().server.port = free_port();
  EXPECT_EQ(courier.fate("rcpt-550@example.org"), "no such address");
  EXPECT_EQ(courier.fate("rcpt-450@example.org"), "retry");
  EXPECT_EQ(courier.fate("end-reset@example.org"), "unknown");
}

TEST_F(MailServers, OneThatIsAboutToCloseHandsItsMailToTheNext) {
  ChildProcess busy{python("odd_smtp_server.py", {"busy_greeting"})};
  Courier courier{busy.read_port()};
  add_live_one(courier);
  EXPECT_EQ(courier.fate("anna@example.org"), "sent");
}

TEST_F(MailServers, ARestingOneIsTriedWithOneMailAndTheRestGoesOn) {
  Courier courier{free_port()};
  add_live_one(courier);
  const Words addresses(6, "anna@example.org");
  EXPECT_EQ(kinds(courier.deliver(mails_to_each(addresses))), Words(6, "sent"));
  courier.wait(31s);
  EXPECT_EQ(kinds(courier.deliver(mails_to_each(addresses))), Words(6, "sent"));
  EXPECT_EQ(arrived(), 12U);
}

TEST(LonelyMailServer, RestsAfterFiveFailuresAndComesBackWithOneMail) {
  Courier courier{free_port()};
  const auto batch = mails_to_each(Words(5, "anna@example.org"));
  for (const Outcome& outcome : courier.deliver(batch)) EXPECT_NE(why(outcome).find("connect"), std::string::npos);
  const auto resting = courier.deliver(batch);
  EXPECT_EQ(why(resting[0]), "the mail server rests after failures");
  EXPECT_EQ(turn_of(resting[0]), now + 30s);
  courier.wait(30s);
  const auto tried = courier.deliver(batch);
  EXPECT_NE(why(tried[0]).find("connect"), std::string::npos);
  EXPECT_EQ(why(tried[1]), "not reached");
  EXPECT_EQ(turn_of(courier.deliver(batch)[0]), now + 30s + 60s);
}

TEST_F(MailServers, ADomainGetsItsShareAndTheRestItsTurn) {
  Courier courier{live_port_};
  courier.config.traffic.own["slow.example"].rate = parse_rate("2/minute");
  const auto batch = mails_to_each(
      {"a@slow.example", "b@slow.example", "c@slow.example", "d@Slow.example", "e@slow.example", "f@example.org"});
  const auto first = courier.deliver(batch);
  EXPECT_EQ(kinds(first), (Words{"sent", "sent", "retry", "retry", "retry", "sent"}));
  EXPECT_EQ(turn_of(first[2]), now + 60s);
  EXPECT_EQ(turn_of(first[3]), now + 60s);
  EXPECT_EQ(turn_of(first[4]), now + 120s);
  courier.wait(60s - 1us);
  EXPECT_EQ(kind(courier.deliver({batch[2]})[0]), "retry");
  courier.wait(1us);
  const auto second = courier.deliver({batch[2], batch[3], batch[4], mail_to("g@slow.example", 7)});
  EXPECT_EQ(kinds(second), (Words{"sent", "sent", "retry", "retry"}));
  EXPECT_EQ(turn_of(second[2]), now + 120s) << "who waits keeps his place";
  EXPECT_EQ(turn_of(second[3]), now + 120s);
}

TEST_F(MailServers, OneThatHasHadItsShareLeavesTheRestToTheNext) {
  Courier courier{live_port_};
  courier.config.relays.front().rate = parse_rate("2/minute");
  const auto batch = mails_to_each(Words(3, "anna@example.org"));
  EXPECT_EQ(kinds(courier.deliver(batch)), (Words{"sent", "sent", "retry"}));
  Courier both{live_port_};
  both.config.relays.front().rate = parse_rate("2/minute");
  add_live_one(both);
  both.config.relays.back().rate.reset();
  EXPECT_EQ(kinds(both.deliver(batch)), Words(3, "sent"));
}

TEST_F(MailServers, ASilentDomainDoesNotHoldTheOthersAndThenRests) {
  Courier courier{live_port_};
  courier.config.server().timeout = 200ms;
  courier.config.server().connections = 5;
  Words addresses(40, "end-silence@slow.example");
  addresses.resize(60, "anna@example.org");
  const auto started = std::chrono::steady_clock::now();
  const auto outcomes = courier.deliver(mails_to_each(addresses));
  EXPECT_LT(std::chrono::steady_clock::now() - started, 6s) << "eight silences of 0.8 s, not forty";
  for (std::size_t at = 40; at < 60; ++at) EXPECT_EQ(kind(outcomes[at]), "sent") << why(outcomes[at]);
  const auto rested = std::ranges::count(kinds(outcomes), "retry");
  EXPECT_GE(rested, 30);
  EXPECT_EQ(why(courier.deliver({mail_to("boris@slow.example", 99)})[0]), "its domain is slow and rests");
  EXPECT_EQ(kind(courier.deliver({mail_to("boris@example.org", 100)})[0]), "sent");
}

TEST_F(MailServers, ADomainHoldsNoMoreConnectionsThanItsCap) {
  Courier courier{live_port_};
  courier.config.server().timeout = 200ms;
  courier.config.server().connections = 4;
  courier.config.traffic.own["slow.example"].connections = 1;
  Words addresses(3, "end-silence@slow.example");
  addresses.emplace_back("anna@example.org");
  const auto started = std::chrono::steady_clock::now();
  EXPECT_EQ(kinds(courier.deliver(mails_to_each(addresses))), (Words{"unknown", "unknown", "unknown", "sent"}));
  EXPECT_GE(std::chrono::steady_clock::now() - started, 2400ms) << "one silence after the other";
}

}  // namespace
}  // namespace vestnik::test
