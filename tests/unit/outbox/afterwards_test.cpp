#include "outbox/afterwards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/delivery_reader.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Afterwards : public ::testing::Test {
 protected:
  Afterwards() {
    world.book.regulation->rule("absence").channels = {"sms"};
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void run_at(std::string_view time, Outcome outcome) {
    world.sms.answer = [outcome](const Message&) { return outcome; };
    world.run_at(at(time));
  }
  template <class Use>
  auto write(Use&& use) {
    std::optional<decltype(use(std::declval<Transaction&>()))> answer;
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      answer.emplace(use(transaction));
      return true;
    });
    return *answer;
  }
  bool report(DeliveryState state) {
    return write([&](Transaction& transaction) { return raise_delivery(transaction, message, state, at("09:00")); });
  }

  const DeliveryId message{1};
  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(Afterwards, AReportNeverMovesAMessageBack) {
  run_at("08:14", Sent{"r1"});
  EXPECT_TRUE(report(DeliveryState::read));
  EXPECT_FALSE(report(DeliveryState::delivered));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms read"));
}

TEST_F(Afterwards, AReportResolvesADoubtAndIsTheProof) {
  world.book.regulation->rule("absence").in_doubt = InDoubt::leave;
  run_at("08:14", Unknown{"silence"});
  EXPECT_THAT(world.obligations(), ElementsAre("absence open"));
  EXPECT_TRUE(report(DeliveryState::delivered));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Afterwards, AReportFindsItsMessageByTheProvidersId) {
  run_at("08:14", Sent{"r1"});
  EXPECT_TRUE(write([&](Transaction& transaction) {
    return raise_by_receipt(transaction, "test_sms", "r1", DeliveryState::delivered, at("09:00"));
  }));
  EXPECT_FALSE(write([&](Transaction& transaction) {
    return raise_by_receipt(transaction, "test_sms", "other", DeliveryState::delivered, at("09:00"));
  }));
}

TEST_F(Afterwards, ADeadMessageReplayedGoesOutAgain) {
  run_at("08:14", Refused{"no", true});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(refused)"));
  world.school.run("UPDATE contact SET state = 'confirmed' WHERE institution_id = $1", {world.school.id});
  EXPECT_TRUE(write([&](Transaction& transaction) { return replay(transaction, message, at("09:00")).ok(); }));
  run_at("09:00", Sent{});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Afterwards, ASentMessageCannotBeReplayed) {
  run_at("08:14", Sent{});
  const auto answer = write([&](Transaction& transaction) { return replay(transaction, message, at("09:00")); });
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.problem().code, "outbox.not_replayable");
}

TEST_F(Afterwards, AllDeadMessagesOfAChannelAreReplayedAtOnce) {
  run_at("08:14", Refused{"no", true});
  EXPECT_EQ(write([&](Transaction& transaction) { return replay_dead(transaction, "email", at("09:00")); }), 0);
  EXPECT_EQ(write([&](Transaction& transaction) { return replay_dead(transaction, "", at("09:00")); }), 1);
}

TEST_F(Afterwards, AMessageTakenBackByHandIsNotSent) {
  world.plan_at(at("08:05"));
  EXPECT_TRUE(write([&](Transaction& transaction) { return suppress(transaction, message, at("08:06")).ok(); }));
  run_at("08:14", Sent{});
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(suppressed)"));
  const auto late = write([&](Transaction& transaction) { return suppress(transaction, message, at("08:15")); });
  EXPECT_EQ(late.problem().code, "outbox.too_late");
}

TEST_F(Afterwards, WhyNamesRuleClauseFactAndEveryAttempt) {
  run_at("08:14", RetryAt{at("08:14"), "busy"});
  run_at("08:20", Sent{});
  const auto why = write([&](Transaction& transaction) { return why_delivery(transaction, message); });
  ASSERT_TRUE(why);
  EXPECT_EQ(why->line.clause, "7.3.8");
  ASSERT_THAT(why->obligations, SizeIs(1));
  EXPECT_EQ(why->obligations[0].event_type, "attendance.recorded");
  ASSERT_THAT(why->attempts, SizeIs(2));
  EXPECT_EQ(why->attempts[0].why, "busy");
  EXPECT_EQ(why->attempts[1].outcome, "sent");
}

TEST_F(Afterwards, ListsArePagedAndFilteredByState) {
  run_at("08:14", Sent{});
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("08:20"));
  world.plan_at(at("08:21"));
  const auto list = [&](DeliveryFilter filter) {
    return write([&](Transaction& transaction) { return list_deliveries(transaction, filter); });
  };
  EXPECT_THAT(list({DeliveryState::sent, {}, 50}), SizeIs(1));
  const auto newest = list({std::nullopt, {}, 1});
  ASSERT_THAT(newest, SizeIs(1));
  EXPECT_EQ(newest[0].channel, "email");
  const auto older = list({std::nullopt, newest[0].id, 1});
  ASSERT_THAT(older, SizeIs(1));
  EXPECT_EQ(older[0].channel, "sms");
}

}  // namespace
}  // namespace vestnik::tests
