#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/afterwards.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A bad mark goes to the internal mail; unread for two hours it goes by e-mail, then by SMS.
class EscalationChain : public ::testing::Test {
 protected:
  EscalationChain() {
    world.school.account(seven_a.mother);
    world.book.regulation->rule("low_mark").channels = {"internal", "email", "sms"};
    world.book.regulation->calm_rules = {terms(Heard::read)};
  }

  static CalmRule terms(Heard unless) {
    CalmRule rule;
    rule.rule = "low_mark";
    rule.escalation = Escalation{std::chrono::hours{2}, unless};
    return rule;
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  /// Due, and in the internal mail, at 09:10.
  void tell_of_a_two() {
    world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("09:00"));
    world.run_at(at("09:10"));
  }
  bool report(std::int64_t delivery, DeliveryState state, std::string_view time) {
    bool moved = false;
    world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
      moved = raise_delivery(transaction, DeliveryId{delivery}, state, at(time));
      return true;
    });
    return moved;
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(EscalationChain, AnUnreadLetterGoesByEmailAndThenBySms) {
  tell_of_a_two();
  EXPECT_THAT(world.mail.seen, SizeIs(1));
  world.run_at(at("11:09"));
  EXPECT_THAT(world.email.seen, IsEmpty()) << "two hours are not over in their last minute";
  world.run_at(at("11:10"));
  ASSERT_THAT(world.email.seen, SizeIs(1)) << "two hours are over";
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Илья: география, 14.09 — оценка 2."));
  world.run_at(at("13:09"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  world.run_at(at("13:10"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  world.run_at(at("20:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal sent", "email sent", "sms sent"));
}

TEST_F(EscalationChain, ALetterThatWasReadGoesNoFurther) {
  tell_of_a_two();
  ASSERT_TRUE(report(1, DeliveryState::read, "11:09"));
  world.run_at(at("20:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal read"));
}

TEST_F(EscalationChain, DeliveredIsNotReadWhereTheRuleWantsItRead) {
  tell_of_a_two();
  ASSERT_TRUE(report(1, DeliveryState::delivered, "09:20"));
  world.run_at(at("11:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(EscalationChain, DeliveredIsEnoughWhereTheRuleSaysSo) {
  world.book.regulation->calm_rules = {terms(Heard::delivered)};
  tell_of_a_two();
  ASSERT_TRUE(report(1, DeliveryState::delivered, "09:20"));
  world.run_at(at("20:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal delivered"));
}

TEST_F(EscalationChain, ReadingTheFirstLetterTakesTheWaitingSmsBack) {
  tell_of_a_two();
  world.run_at(at("11:10"));
  world.plan_at(at("13:10"));
  ASSERT_TRUE(report(1, DeliveryState::read, "13:10"));
  world.run_at(at("20:00"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("internal read", "email sent", "sms cancelled(heard)"));
}

TEST_F(EscalationChain, NothingGoesFurtherAfterItsExpiry) {
  auto& rule = world.book.regulation->rule("low_mark");
  rule.expires = Expiry::after;
  rule.expires_after = std::chrono::hours{2};
  tell_of_a_two();
  world.run_at(at("20:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal sent"));
}

TEST_F(EscalationChain, TheQuietHoursAreKept) {
  world.book.regulation->rule("low_mark").quiet =
      QuietHours{parse_clock("10:00").value(), parse_clock("12:00").value()};
  tell_of_a_two();
  world.run_at(at("11:59"));
  EXPECT_THAT(world.email.seen, IsEmpty()) << "the second message rang in the quiet hours";
  world.run_at(at("12:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(EscalationChain, TheLastStepIsALineOfTheWeeklySheet) {
  world.book.regulation->rule("low_mark").channels = {"internal", "print"};
  tell_of_a_two();
  world.run_at(at("11:10"));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal sent", "print held"));
  world.run_at(world.school.at("2026-09-18", "16:00"));
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("оценка 2"));
}

TEST_F(EscalationChain, ALetterReadBeforeTheSheetIsPrintedTakesItsLineBack) {
  world.book.regulation->rule("low_mark").channels = {"internal", "print"};
  tell_of_a_two();
  world.run_at(at("11:10"));
  ASSERT_TRUE(report(1, DeliveryState::read, "12:00"));
  world.run_at(world.school.at("2026-09-18", "16:00"));
  EXPECT_THAT(world.print.seen, IsEmpty());
}

TEST_F(EscalationChain, ARestartEscalatesNothingTwice) {
  tell_of_a_two();
  world.run_at(at("11:10"));
  Planner another{{world.school.database(), world.book, world.channels, world.plugin_events}};
  another.step(world.school.id, at("11:11"));
  world.run_at(at("11:12"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(EscalationChain, AMessageWhoseGatewayIsAwayIsOvertakenAndNotSentBesides) {
  world.book.regulation->rule("low_mark").channels = {"email", "sms"};
  world.email.answer = [](const Message&) { return RetryAt{Instant{}, "away"}; };
  tell_of_a_two();
  world.run_at(at("11:10"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), ElementsAre("low_mark told"));
  const auto before = world.email.seen.size();
  world.email.answer = [](const Message&) { return Sent{"late"}; };
  world.run_at(at("12:00"));
  EXPECT_EQ(world.email.seen.size(), before) << "the family got both";
}

TEST_F(EscalationChain, ADeadSecondMessageGoesOnAtOnce) {
  world.email.answer = [](const Message&) { return Refused{"no such mailbox", true, Refused::Of::address}; };
  tell_of_a_two();
  world.run_at(at("11:10"));
  world.run_at(at("11:10"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.deliveries(), ElementsAre("internal sent", "email dead(refused)", "sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("low_mark told")) << "what was told by one channel stays told";
}

TEST_F(EscalationChain, AMarkPutRightGoesNoFurtherAndItsCorrectionDoes) {
  tell_of_a_two();
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 4, at("10:00"));
  world.run_at(at("10:00"));
  world.run_at(at("11:10"));
  EXPECT_THAT(world.email.seen, IsEmpty()) << "a mark that is no longer so was told on";
  EXPECT_THAT(world.mail.seen, SizeIs(2));
}

TEST_F(EscalationChain, WhoeverRefusedTheElectronicFormMeanwhileHearsNoMore) {
  tell_of_a_two();
  world.school.opt_out(seven_a.mother, seven_a.ilya);
  world.run_at(at("11:10"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

}  // namespace
}  // namespace vestnik::tests
