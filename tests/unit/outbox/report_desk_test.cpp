#include "outbox/report_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Kind = DeliveryReport::Kind;

/// An alert about Илья by SMS first and then by e-mail; the provider's reports on it come in at the desk.
class Reports : public ::testing::Test {
 protected:
  Reports() {
    world.book.regulation->rule("absence").expires = Expiry::never;
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
    world.plan_at(at("08:14"));
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void send(Outcome outcome = Sent{"r1"}) {
    world.sms.answer = [outcome](const Message&) { return outcome; };
    world.run_at(at("08:14"));
    world.clock.set(at("08:20"));
  }
  ReportFate report(const DeliveryReport& said, std::string_view gateway = "test_sms") {
    return desk.take(gateway, {&said, 1}).at(0);
  }
  ReportFate by_receipt(Kind kind, const std::string& receipt = "r1") { return report({"", receipt, kind, {}, ""}); }
  ReportFate by_key(Kind kind, const std::string& key = "1.1") { return report({key, "", kind, {}, ""}); }
  std::string phone() {
    return world.school.text("SELECT state FROM contact WHERE institution_id = $1 AND kind = 'phone'",
                             {world.school.id});
  }
  std::int64_t kept() {
    return world.school.count("SELECT COUNT(*) FROM early_report WHERE institution_id = $1", {world.school.id});
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  ReportDesk desk{{world.school.database(), world.clock, [this] { return std::vector{world.school.id}; },
                   [this] {
                     return ReportGround{world.book, world.channels};
                   },
                   [](const InboundMessage&) { return false; }}};
};

TEST_F(Reports, OfAnArrivalMoveTheMessageOn) {
  send();
  EXPECT_EQ(by_receipt(Kind::delivered), ReportFate::taken);
  EXPECT_EQ(by_key(Kind::read), ReportFate::taken);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms read"));
}

TEST_F(Reports, ThatTheMessageWillNotArriveLeadToTheNextChannel) {
  send();
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
  EXPECT_EQ(by_receipt(Kind::undelivered), ReportFate::taken);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(undelivered)", "email held"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence open")) << "nobody was told in the end";
  world.run_at(at("08:21"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(undelivered)", "email sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
  EXPECT_NE(phone(), "dead") << "the number as such is good";
}

TEST_F(Reports, ThatTheMessageWillNotArriveLeadToACallWhereNoChannelIsLeft) {
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1 AND kind = 'email'", {world.school.id});
  send();
  by_receipt(Kind::undelivered);
  EXPECT_EQ(world.open_calls(), 1);
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(undelivered)"));
}

TEST_F(Reports, OfAnAddressThatDoesNotExistCloseIt) {
  send();
  EXPECT_EQ(by_key(Kind::no_such_address), ReportFate::taken);
  EXPECT_EQ(phone(), "dead");
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(no_such_address)", "email held"));
}

TEST_F(Reports, ThatFailNeverOverwriteAnArrival) {
  send();
  by_receipt(Kind::delivered);
  EXPECT_EQ(by_receipt(Kind::undelivered), ReportFate::known);
  EXPECT_EQ(by_receipt(Kind::no_such_address), ReportFate::known);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered"));
  EXPECT_NE(phone(), "dead");
  by_receipt(Kind::read);
  EXPECT_EQ(by_receipt(Kind::undelivered), ReportFate::known);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms read"));
}

TEST_F(Reports, OfAnArrivalAreBelievedAfterAFailureToo) {
  send();
  by_receipt(Kind::undelivered);
  EXPECT_EQ(by_receipt(Kind::delivered), ReportFate::taken);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered", "email held"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Reports, WithoutAFinalWordChangeNothing) {
  send();
  EXPECT_EQ(by_receipt(Kind::asked), ReportFate::known);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Reports, ComingTwiceChangeNothingTheSecondTime) {
  send();
  by_receipt(Kind::undelivered);
  EXPECT_EQ(by_receipt(Kind::undelivered), ReportFate::known);
  EXPECT_THAT(world.deliveries(), SizeIs(2)) << "one message on the next channel, not two";
}

TEST_F(Reports, OfAnotherGatewayAreForged) {
  send();
  EXPECT_EQ(report({"1.1", "", Kind::delivered, {}, ""}, "test_email"), ReportFate::unknown);
  EXPECT_EQ(report({"", "r1", Kind::undelivered, {}, ""}, "test_email"), ReportFate::unknown);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Reports, OfMessagesThatNobodySentChangeNothing) {
  send();
  for (const char* key : {"1.2", "2.1", "1", ".", "1.", "-1.1", "1.1.1", "99999999999999999999.1"}) {
    EXPECT_EQ(by_key(Kind::undelivered, key), ReportFate::unknown) << key;
  }
  EXPECT_EQ(by_receipt(Kind::delivered, "other"), ReportFate::unknown);
  EXPECT_EQ(by_receipt(Kind::delivered, ""), ReportFate::unknown);
  EXPECT_EQ(kept(), 0) << "nothing is being sent, so none of them is early";
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Reports, OfAWrongTimeAreNotOfThisMessage) {
  send();
  const auto dated = [&](Instant said) { return report({"", "r1", Kind::undelivered, said, ""}); };
  using std::chrono::hours;
  EXPECT_EQ(dated(at("08:20") + hours{25}), ReportFate::known) << "of the future";
  EXPECT_EQ(dated(at("08:04") - hours{25}), ReportFate::known) << "of before the message was made";
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
  EXPECT_EQ(dated(at("08:04") - hours{4}), ReportFate::taken) << "another time zone is no lie";
}

TEST_F(Reports, AYearLateChangeNothing) {
  send();
  world.clock.set(at("08:20") + std::chrono::hours{24 * 365});
  EXPECT_EQ(by_receipt(Kind::undelivered), ReportFate::known);
  EXPECT_EQ(by_receipt(Kind::delivered), ReportFate::known);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Reports, BeforeTheReceiptAreKeptAndApplied) {
  ReportFate fate{};
  world.sms.afterwards = [&] { fate = by_receipt(Kind::delivered); };
  send();
  EXPECT_EQ(fate, ReportFate::taken);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered"));
  EXPECT_EQ(kept(), 0);
}

TEST_F(Reports, BeforeTheReceiptAreFoundByOurKeyToo) {
  world.sms.afterwards = [&] { EXPECT_EQ(by_key(Kind::undelivered), ReportFate::taken); };
  world.plan_at(at("08:14"));
  world.sms.answer = [](const Message&) { return Sent{"r1"}; };
  world.relay_once(&world.sms);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(undelivered)", "email held"));
  EXPECT_EQ(kept(), 0);
}

TEST_F(Reports, BeforeAReceiptThatNeverCameSettleTheDoubt) {
  world.sms.afterwards = [&] { by_key(Kind::delivered); };
  send(Unknown{"silence"});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Reports, OfAnArrivalSpareTheRepeatOfAMessageInDoubt) {
  send(Unknown{"silence"});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms retry(unknown)"));
  EXPECT_EQ(by_key(Kind::delivered), ReportFate::taken);
  world.run_at(at("09:20"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms delivered"));
}

TEST_F(Reports, OfAFirstAttemptDoNotEndTheSecond) {
  send(Unknown{"silence"});
  world.sms.answer = [](const Message&) { return Sent{"r2"}; };
  world.run_at(at("09:20"));
  EXPECT_EQ(report({"1.1", "r1", Kind::undelivered, {}, ""}), ReportFate::known);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Reports, OfAMessageThatNeverLeftChangeNothing) {
  EXPECT_EQ(by_key(Kind::delivered), ReportFate::unknown);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms held"));
}

TEST_F(Reports, OfOneChannelOfSeveralLeaveTheProofOfTheOther) {
  auto& rule = world.book.regulation->rule("low_mark");
  rule.channels = {"sms", "email"};
  rule.mode = ChannelMode::all_of;
  send();
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, at("09:00"));
  world.sms.answer = [](const Message&) { return Sent{"r2"}; };
  world.run_at(at("09:01"));
  world.run_at(at("09:30"));
  EXPECT_EQ(by_receipt(Kind::undelivered, "r2"), ReportFate::taken);
  EXPECT_THAT(world.obligations(), ElementsAre("absence told", "low_mark told"));
  EXPECT_EQ(world.school.text("SELECT proof FROM obligation WHERE institution_id = $1 AND rule = 'low_mark'",
                              {world.school.id}),
            "email");
}

}  // namespace
}  // namespace vestnik::tests
