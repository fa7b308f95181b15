// What becomes of a mail when the server refuses, is silent, goes away or talks nonsense. Real servers on loopback.
#include <gtest/gtest.h>

#include "gateway_harness.h"
#include "mail_courier.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

/// aiosmtpd; see smtp_server.py for what the addresses mean.
class EmailAnswers : public testing::Test {
 protected:
  tests::TemporaryFolder scratch_;
  ChildProcess server_{python("smtp_server.py", {scratch_.root().string()})};
  Courier courier_{server_.read_port()};
};

TEST_F(EmailAnswers, EachAnswerAtEachPhaseHasItsOutcome) {
  const std::vector<std::pair<std::string, std::string>> cases{{"rcpt-550", "no such address"},
                                                               {"rcpt-551", "no such address"},
                                                               {"rcpt-553", "no such address"},
                                                               {"rcpt-554", "refused for good"},
                                                               {"rcpt-554_5.1.1", "no such address"},
                                                               {"rcpt-550_5.1.8", "refused for good"},
                                                               {"rcpt-550_5.2.1", "refused for good"},
                                                               {"rcpt-550_5.7.1", "refused"},
                                                               {"end-550", "refused for good"},
                                                               {"rcpt-552", "refused"},
                                                               {"rcpt-450", "retry"},
                                                               {"rcpt-452", "retry"},
                                                               {"rcpt-421", "retry"},
                                                               {"rcpt-535", "retry"},
                                                               {"data-451", "retry"},
                                                               {"data-554", "refused"},
                                                               {"end-451", "retry"},
                                                               {"end-552", "refused"},
                                                               {"end-554", "refused for good"},
                                                               {"end-reset", "unknown"},
                                                               {"end-silence", "unknown"},
                                                               {"anna", "sent"},
                                                               {"boris", "sent"}};
  std::vector<Message> batch;
  for (const auto& [name, expected] : cases) {
    batch.push_back(mail_to(name + "@example.org", static_cast<std::int64_t>(batch.size()) + 1));
  }
  const auto outcomes = courier_.deliver(batch);
  ASSERT_EQ(outcomes.size(), cases.size());
  for (std::size_t at = 0; at < cases.size(); ++at) {
    EXPECT_EQ(kind(outcomes[at]), cases[at].second) << cases[at].first << ": " << why(outcomes[at]);
  }
  EXPECT_EQ(read_mails(scratch_.root()).size(), 2U);
}

TEST_F(EmailAnswers, ARefusedSenderIsNotTheAddressesFault) {
  courier_.config.from = "mail-550@school.example";
  EXPECT_EQ(courier_.fate("anna@example.org"), "refused");
}

TEST_F(EmailAnswers, ASignInAskedForIsTheOperatorsTrouble) {
  courier_.config.from = "mail-530@school.example";
  EXPECT_EQ(courier_.fate("anna@example.org"), "retry");
}

TEST_F(EmailAnswers, TheAddressIsNotInTheWords) {
  const auto outcome = courier_.deliver({mail_to("rcpt-words@example.org")}).at(0);
  EXPECT_EQ(kind(outcome), "no such address");
  EXPECT_EQ(why(outcome), "RCPT 550 5.1.1 <…>: user … unknown");
}

TEST_F(EmailAnswers, TheReceiptIsTheServersQueueId) {
  EXPECT_EQ(why(courier_.deliver({mail_to("anna@example.org")}).at(0)), "2.0.0 Ok: queued as Q1");
}

TEST_F(EmailAnswers, ADeadlineInTheMiddleLeavesNothingCertain) {
  courier_.config.server().timeout = 60s;
  const auto outcomes = courier_.deliver({mail_to("end-silence@example.org")}, 300ms);
  EXPECT_EQ(kind(outcomes.at(0)), "unknown");
}

TEST_F(EmailAnswers, ASilentRecipientDoesNotHoldTheOthersBack) {
  std::vector<Message> batch{mail_to("end-silence@example.org", 1)};
  for (std::int64_t delivery = 2; delivery <= 50; ++delivery) batch.push_back(mail_to("anna@example.org", delivery));
  courier_.config.server().timeout = 60s;
  const auto outcomes = courier_.deliver(batch, 3s);
  EXPECT_EQ(kind(outcomes[0]), "unknown");
  for (std::size_t at = 1; at < outcomes.size(); ++at) EXPECT_EQ(kind(outcomes[at]), "sent");
}

TEST_F(EmailAnswers, RequiredTlsThatIsNotOfferedSendsNothing) {
  courier_.config.server().tls = net::SmtpTls::require;
  EXPECT_EQ(courier_.fate("anna@example.org"), "retry");
  EXPECT_TRUE(read_mails(scratch_.root()).empty());
}

TEST_F(EmailAnswers, OpportunisticTlsDoesWithout) {
  courier_.config.server().tls = net::SmtpTls::opportunistic;
  EXPECT_EQ(courier_.fate("anna@example.org"), "sent");
}

TEST_F(EmailAnswers, APasswordIsNotSkippedBecauseNobodyAsksForIt) {
  courier_.config.server().user = "school";
  courier_.config.server().password = "secret";
  const auto outcome = courier_.deliver({mail_to("anna@example.org")}).at(0);
  EXPECT_EQ(kind(outcome), "retry");
  EXPECT_NE(why(outcome).find("sign-in"), std::string::npos) << why(outcome);
}

TEST_F(EmailAnswers, ConnectionsServeTheNextBatch) {
  for (std::int64_t batch = 0; batch < 3; ++batch) {
    EXPECT_EQ(kind(courier_.deliver({mail_to("anna@example.org", batch + 1)}).at(0)), "sent");
  }
  EXPECT_EQ(read_mails(scratch_.root()).size(), 3U);
}

struct OddCase {
  const char* server;
  std::string expected;
};
void PrintTo(const OddCase& one, std::ostream* out) { *out << one.server; }

class OddMailServer : public testing::TestWithParam<OddCase> {
 protected:
  ChildProcess server_{python("odd_smtp_server.py", {GetParam().server})};
  Courier courier_{server_.read_port()};
};

TEST_P(OddMailServer, HasAnOutcomeForEveryMail) {
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 30; ++delivery) batch.push_back(mail_to("anna@example.org", delivery));
  const auto outcomes = courier_.deliver(batch);
  ASSERT_EQ(outcomes.size(), batch.size());
  for (const Outcome& outcome : outcomes) EXPECT_EQ(kind(outcome), GetParam().expected) << why(outcome);
}

INSTANTIATE_TEST_SUITE_P(All, OddMailServer,
                         testing::Values(OddCase{"drip_banner", "retry"}, OddCase{"endless_line", "retry"},
                                         OddCase{"endless_lines", "retry"}, OddCase{"not_smtp", "retry"},
                                         OddCase{"busy_greeting", "retry"}, OddCase{"no_service", "retry"},
                                         OddCase{"garbage_answer", "retry"}, OddCase{"endless_answer", "retry"},
                                         OddCase{"reset_in_content", "unknown"}, OddCase{"closes_after_dot", "unknown"},
                                         OddCase{"goodbye_after_two", "sent"}, OddCase{"leaves_after_two", "sent"},
                                         OddCase{"silent_quit", "sent"}, OddCase{"pipelining", "sent"},
                                         OddCase{"plain", "sent"}),
                         [](const auto& one) { return one.param.server; });

class RefusedAmongOthers : public testing::TestWithParam<const char*> {
 protected:
  ChildProcess server_{python("odd_smtp_server.py", {GetParam()})};
  Courier courier_{server_.read_port()};
};

TEST_P(RefusedAmongOthers, TakesNobodyAlong) {
  courier_.config.server().connections = 2;
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 30; ++delivery) {
    batch.push_back(mail_to(delivery % 3 == 0 ? "bad@example.org" : "anna@example.org", delivery));
  }
  const auto outcomes = courier_.deliver(batch);
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    EXPECT_EQ(kind(outcomes[at]), at % 3 == 2 ? "no such address" : "sent") << why(outcomes[at]);
  }
}

INSTANTIATE_TEST_SUITE_P(All, RefusedAmongOthers, testing::Values("plain", "pipelining", "pipelining_invites"),
                         [](const auto& one) { return std::string{one.param}; });

TEST(PostfixSink, TakesManyMailsOverTenConnections) {
  const int port = free_port();
  const ChildProcess sink{{"/usr/sbin/smtp-sink", "-u", "nobody", "127.0.0.1:" + std::to_string(port), "1000"}};
  wait_for_listener(port);
  Courier courier{port};
  courier.config.server().timeout = 10s;
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 3000; ++delivery) batch.push_back(mail_to("anna@example.org", delivery));
  for (const Outcome& outcome : courier.deliver(batch)) ASSERT_EQ(kind(outcome), "sent") << why(outcome);
}

TEST(NoMailServer, CostsOneTimeoutAndNotOneAMail) {
  Courier courier{free_port()};
  std::vector<Message> batch(1000, mail_to("anna@example.org"));
  for (const Outcome& outcome : courier.deliver(batch)) EXPECT_EQ(kind(outcome), "retry");
}

}  // namespace
}  // namespace vestnik::test
