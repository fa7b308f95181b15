#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

/// Bad marks go by SMS and by nothing else, unless a test says otherwise. Every SMS here is of two segments.
class SmsCaps : public ::testing::Test {
 protected:
  SmsCaps() {
    world.book.regulation->rule("low_mark").channels = {"sms"};
    caps().channel = "sms";
  }
  ChannelCaps& caps() { return world.book.regulation->calm_terms.caps; }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void grade(std::size_t lesson, std::string_view time) {
    world.school.mark(seven_a.lessons[lesson], seven_a.ilya, 2, at(time));
    world.run_at(at(time) + std::chrono::minutes{10});
  }
  void absence(std::string_view time) {
    world.school.attendance(seven_a.lessons[2], seven_a.ilya, "Н", at(time));
    world.run_at(at(time) + std::chrono::minutes{10});
  }
  std::int64_t counted() {
    return world.school.count("SELECT COALESCE(SUM(segments), 0) FROM v1_channel_use WHERE institution_id = $1",
                              {world.school.id});
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(SmsCaps, AreNotCountedWhereNothingIsBounded) {
  grade(0, "09:00");
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_EQ(counted(), 0);
}

TEST_F(SmsCaps, OverTheDaysNumberANewsGoesToTheDigest) {
  caps().a_day = 2;
  grade(0, "09:00");
  grade(1, "09:20");
  EXPECT_THAT(world.sms.seen, SizeIs(2)) << "the second one is still within the cap";
  grade(2, "09:40");
  EXPECT_THAT(world.sms.seen, SizeIs(2)) << "the third one shouts";
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent", "sms sent", "sms cancelled(over_cap)", "email held"));
  world.run_at(at("16:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), Each("low_mark told"));
}

TEST_F(SmsCaps, AnAbsenceIsToldHoweverManyMessagesThereWere) {
  caps().a_day = 1;
  grade(0, "09:00");
  absence("09:55");
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

TEST_F(SmsCaps, TheNextDayBeginsAnew) {
  caps().a_day = 1;
  grade(0, "09:00");
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, world.school.at("2026-09-15", "09:00"));
  world.run_at(world.school.at("2026-09-15", "09:10"));
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

TEST_F(SmsCaps, OverTheMonthsBudgetTheNextChannelIsUsedAndTheReasonNamed) {
  world.book.regulation->rule("low_mark").channels = {"sms", "email"};
  caps().a_month = 1000;
  grade(0, "09:00");
  const auto one = counted();
  ASSERT_GT(one, 0);
  caps().a_month = static_cast<int>(2 * one);
  grade(1, "09:20");
  EXPECT_EQ(counted(), 2 * one) << "the last segments of the budget may be spent";
  grade(2, "09:40");
  EXPECT_EQ(counted(), 2 * one);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent", "sms sent", "sms cancelled(over_budget)", "email sent"));
}

TEST_F(SmsCaps, TheReservedShareIsForAbsencesAlone) {
  world.book.regulation->rule("low_mark").channels = {"sms", "email"};
  caps().a_month = 1000;
  grade(0, "09:00");
  caps().a_month = static_cast<int>(2 * counted());
  caps().reserved_for_absences = 50;
  grade(1, "09:20");
  EXPECT_THAT(world.sms.seen, SizeIs(1)) << "a mark used what is kept for absences";
  absence("09:55");
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

TEST_F(SmsCaps, AMessageThatWasCertainlyNotSentCostsNothing) {
  caps().a_month = 1000;
  world.sms.answer = [](const Message&) { return Refused{"no such number"}; };
  grade(0, "09:00");
  EXPECT_EQ(counted(), 0);
}

TEST_F(SmsCaps, AMessageThatIsTriedAgainCostsOnce) {
  caps().a_month = 1000;
  world.sms.answer = [](const Message&) { return RetryAt{Instant{}, "busy"}; };
  grade(0, "09:00");
  const auto once = counted();
  world.sms.answer = [](const Message&) { return Sent{"1"}; };
  world.run_at(at("12:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
  EXPECT_EQ(counted(), once);
}

TEST_F(SmsCaps, AnAbsenceOverEverythingBecomesACall) {
  world.book.regulation->rule("absence").channels = {"sms"};
  world.school.run("UPDATE contact SET state = 'dead' WHERE kind = 'email'");
  caps().a_month = 1000;
  grade(0, "09:00");
  caps().a_month = static_cast<int>(counted());
  absence("09:55");
  EXPECT_THAT(world.sms.seen, SizeIs(1)) << "the mark of before";
  EXPECT_EQ(world.open_calls(), 1);
}

}  // namespace
}  // namespace vestnik::tests
