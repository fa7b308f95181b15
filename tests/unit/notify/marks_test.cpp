#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Marks : public ::testing::Test {
 protected:
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  MarkId grade(int value, std::string_view time) {
    return world.school.mark(seven_a.lessons[0], seven_a.ilya, value, at(time));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

// syzran-7.4.5
TEST_F(Marks, OfTwoAreToldToParentsWhenTheySettled) {
  grade(2, "09:00");
  world.run_at(at("09:09"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(at("09:10"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("Илья: география, 14.09 — оценка 2."));
}

TEST_F(Marks, OfAGroupOnTrialAreToldByTheRulesOnTrial) {
  world.book.trial = std::make_shared<FixedRegulation>();
  world.book.trial->rules = {low_mark_rule()};
  world.book.trial->rules.front().when.at_most = 3;
  world.book.group_on_trial = seven_a.group;
  grade(3, "09:00");
  world.run_at(at("09:10"));
  EXPECT_EQ(world.email.seen.size(), 1U);
}

TEST_F(Marks, OfAnotherGroupAreNotToldByTheRulesOnTrial) {
  world.book.trial = std::make_shared<FixedRegulation>();
  world.book.trial->rules = {low_mark_rule()};
  world.book.trial->rules.front().when.at_most = 3;
  world.book.group_on_trial = GroupId{seven_a.group.value + 1000};
  grade(3, "09:00");
  world.run_at(at("09:10"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Marks, ThatAreGoodAreNotToldByARuleOfBadOnes) {
  grade(5, "09:00");
  world.run_at(at("09:30"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
}

TEST_F(Marks, CorrectedBeforeSendingAreTakenBack) {
  grade(2, "09:00");
  world.run_at(at("09:01"));
  grade(4, "09:05");
  world.run_at(at("09:30"));
  EXPECT_THAT(world.deliveries(), ElementsAre("email cancelled(superseded)"));
}

TEST_F(Marks, ChangedToAnotherBadOneBeforeSendingAreToldOnceAndRight) {
  grade(2, "09:00");
  world.run_at(at("09:01"));
  grade(1, "09:05");
  world.run_at(at("09:30"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("оценка 1."));
}

TEST_F(Marks, CorrectedAfterSendingArePutRight) {
  grade(2, "09:00");
  world.run_at(at("09:10"));
  grade(4, "10:00");
  world.run_at(at("10:00"));
  ASSERT_EQ(world.email.seen.size(), 2U);
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("теперь стоит оценка 4"));
}

TEST_F(Marks, TakenAwayAfterSendingArePutRight) {
  grade(2, "09:00");
  world.run_at(at("09:10"));
  grade(0, "10:00");
  world.run_at(at("10:00"));
  ASSERT_EQ(world.email.seen.size(), 2U);
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("оценка снята"));
}

TEST_F(Marks, SavedAgainUnchangedTellNobodyTwice) {
  grade(2, "09:00");
  world.run_at(at("09:10"));
  grade(2, "10:00");
  world.run_at(at("11:00"));
  EXPECT_EQ(world.email.seen.size(), 1U);
}

TEST_F(Marks, OfADayAreOneDigestWhenTheRuleSaysSo) {
  auto& rule = world.book.regulation->rule("low_mark");
  rule.when.at_most.reset();
  rule.digest = true;
  grade(5, "09:00");
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 4, at("10:00"));
  world.run_at(at("15:59"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(at("16:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("оценка 5"));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("оценка 4"));
}

TEST_F(Marks, OfTheLastMinutesBeforeADigestSettleAndGoIntoTheNext) {
  world.book.regulation->rule("low_mark").digest = true;
  grade(2, "09:00");
  world.run_at(at("09:01"));
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, at("15:58"));
  world.run_at(at("16:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  const std::string line = "география, 14.09: оценка 2";
  const auto first = world.email.seen[0].text.find(line);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(world.email.seen[0].text.find(line, first + 1), std::string::npos) << "younger than its settle time";
  world.run_at(world.school.at("2026-09-15", "16:00"));
  EXPECT_EQ(world.email.seen.size(), 2U);
}

TEST_F(Marks, AllTakenBackLeaveNoEmptyDigest) {
  world.book.regulation->rule("low_mark").digest = true;
  grade(2, "09:00");
  world.run_at(at("09:30"));
  grade(0, "10:00");
  world.run_at(at("16:00"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("email cancelled(superseded)"));
}

// yarovoe-5.3
TEST_F(Marks, FinalAreHiddenUntilTheSheetIsClosedAndThenComeInOneLetter) {
  School& school = world.school;
  const SubjectId algebra = school.subject("алгебра");
  const FinalId first = school.final_mark(seven_a.ilya, seven_a.group, seven_a.geography, "4", at("09:00"));
  const FinalId second = school.final_mark(seven_a.ilya, seven_a.group, algebra, "5", at("09:10"));
  world.run_at(at("10:30"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
  school.close_sheet(seven_a.group, seven_a.geography, {first}, at("11:00"));
  world.run_at(at("11:01"));
  school.close_sheet(seven_a.group, algebra, {second}, at("11:30"));
  world.run_at(at("12:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("география: 4"));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("алгебра: 5"));
}

TEST_F(Marks, FinalCorrectedAfterTheyWereToldArePutRightToThoseWhoWereTold) {
  School& school = world.school;
  const FinalId id = school.final_mark(seven_a.ilya, seven_a.group, seven_a.geography, "4", at("09:00"));
  school.close_sheet(seven_a.group, seven_a.geography, {id}, at("10:00"));
  world.run_at(at("11:00"));
  school.final_mark(seven_a.ilya, seven_a.group, seven_a.geography, "5", at("11:30"));
  world.run_at(at("11:30"));
  ASSERT_EQ(world.email.seen.size(), 2U);
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("теперь 5"));
}

TEST_F(Marks, AGradeInPlaceOfNoAttestationIsOneCorrectionAndTakesTheCallBack) {
  NotifyRule attested = final_rule();
  attested.when.not_attested = false;
  NotifyRule not_attested = final_rule();
  not_attested.name = "final_missing";
  not_attested.when.not_attested = true;
  not_attested.call = true;
  world.book.regulation->rules = {attested, not_attested};
  School& school = world.school;
  const FinalId id = school.final_mark(seven_a.ilya, seven_a.group, seven_a.geography, "н/а", at("09:00"));
  school.close_sheet(seven_a.group, seven_a.geography, {id}, at("10:00"));
  world.run_at(at("11:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_EQ(world.open_calls(), 1);
  school.final_mark(seven_a.ilya, seven_a.group, seven_a.geography, "3", at("11:30"));
  world.run_at(at("13:30"));
  ASSERT_EQ(world.email.seen.size(), 2U);
  EXPECT_THAT(world.email.seen[1].text, HasSubstr("теперь 3"));
  EXPECT_EQ(world.open_calls(), 0);
}

}  // namespace
}  // namespace vestnik::tests
