#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/claim.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Nobody knows whether the alert by SMS went out, and the rule wants the provider asked.
class Doubt : public ::testing::Test {
 protected:
  Doubt() {
    world.book.regulation->rule("absence").in_doubt = InDoubt::ask;
    world.book.regulation->rule("absence").expires = Expiry::never;
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
    world.plan_at(at("08:14"));
    world.sms.answer = [](const Message&) { return Unknown{"silence"}; };
  }
  Instant at(std::string_view time, const char* date = "2026-09-14") { return world.school.at(date, time); }
  void answer(Outcome outcome) {
    world.sms.fate = [outcome](const Message&) { return outcome; };
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(Doubt, IsPutToTheProviderAfterAPauseAndNothingIsSentMeanwhile) {
  world.run_at(at("08:14"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms in_doubt(asking)"));
  EXPECT_THAT(world.sms.asked, IsEmpty());
  world.run_at(at("08:14") + std::chrono::seconds{30});
  ASSERT_THAT(world.sms.asked, SizeIs(1));
  EXPECT_EQ(world.sms.asked[0].idempotency_key, "1.1");
  EXPECT_EQ(world.sms.asked[0].address, "+79270000001");
  EXPECT_THAT(world.sms.seen, SizeIs(1));
}

TEST_F(Doubt, EndsWhereTheProviderHasTheMessage) {
  world.run_at(at("08:14"));
  answer(Sent{"r9"});
  world.run_at(at("08:15"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
  EXPECT_EQ(world.school.text("SELECT receipt FROM delivery WHERE institution_id = $1", {world.school.id}), "r9");
}

TEST_F(Doubt, EndsInARepeatUnderTheSameKeyWhereTheProviderNeverHadTheMessage) {
  world.run_at(at("08:14"));
  answer(RetryAt{at("08:15"), "never had it"});
  world.sms.answer = [](const Message&) { return Sent{"r1"}; };
  world.run_at(at("08:15"));
  world.run_at(at("08:20"));
  ASSERT_THAT(world.sms.seen, SizeIs(2));
  EXPECT_EQ(world.sms.seen[1].idempotency_key, world.sms.seen[0].idempotency_key);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Doubt, EndsOnTheNextChannelWhereTheProviderRefused) {
  world.run_at(at("08:14"));
  answer(Refused{"no such number", true, Refused::Of::address});
  world.run_at(at("08:15"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(refused)", "email sent"));
}

TEST_F(Doubt, IsPutLessAndLessOftenForADayAndThenListed) {
  world.run_at(at("08:14"));
  for (auto now = at("08:14"); now < at("08:13", "2026-09-15"); now += std::chrono::minutes{1}) {
    world.clock.set(now);
    world.relay_once(&world.sms);
  }
  EXPECT_THAT(world.deliveries(), ElementsAre("sms in_doubt(asking)"));
  const auto asked = world.sms.asked.size();
  EXPECT_GE(asked, 24U) << "every hour at least";
  EXPECT_LE(asked, 40U) << "the pauses grow";
  world.run_at(at("09:20", "2026-09-15"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms in_doubt(unknown)"));
  const auto at_the_end = world.sms.asked.size();
  world.run_at(at("12:00", "2026-09-15"));
  EXPECT_THAT(world.sms.asked, SizeIs(at_the_end)) << "nobody is asked after a day";
}

TEST_F(Doubt, OfAGatewayThatCannotBeAskedWaitsForItsReport) {
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1 AND kind = 'phone'", {world.school.id});
  world.school.run("UPDATE delivery SET channel = 'email' WHERE institution_id = $1", {world.school.id});
  world.email.answer = [](const Message&) { return Unknown{"silence"}; };
  world.run_at(at("08:14"));
  EXPECT_THAT(world.deliveries(), ElementsAre("email in_doubt(unknown)"));
  world.run_at(at("10:14"));
  EXPECT_THAT(world.email.asked, IsEmpty());
}

TEST_F(Doubt, AfterACrashIsPutToTheProviderToo) {
  world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
    RelayStep step;
    return claim_batch(world.relay_parts(), world.sms.info(), transaction, world.clock.now(), step).fence != 0;
  });
  world.run_at(at("08:20"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms in_doubt(asking)"));
  answer(Sent{"r1"});
  world.run_at(at("08:21"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Doubt, IsNotSettledTwice) {
  world.run_at(at("08:14"));
  world.sms.fate = [&](const Message&) -> Outcome {
    // A report comes while the question is under way.
    world.school.run("UPDATE delivery SET state = 'delivered', reason = '' WHERE institution_id = $1",
                     {world.school.id});
    return RetryAt{at("08:15"), "never had it"};
  };
  world.run_at(at("08:15"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered"));
}

}  // namespace
}  // namespace vestnik::tests
