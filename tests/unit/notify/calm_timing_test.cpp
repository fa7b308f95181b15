#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Илья has an account of his own; his mother hears of a bad mark two hours after him.
class ChildFirst : public ::testing::Test {
 protected:
  ChildFirst() {
    world.school.account(seven_a.ilya);
    auto& rule = world.book.regulation->rule("low_mark");
    rule.tell = {Audience::parents, Audience::student};
    rule.channels = {"internal", "email"};
    CalmRule calm;
    calm.rule = "low_mark";
    calm.child_first = std::chrono::hours{2};
    world.book.regulation->calm_rules = {calm};
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void grade(int value, std::string_view time) { world.school.mark(seven_a.lessons[0], seven_a.ilya, value, at(time)); }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(ChildFirst, TheStudentHearsOfHisMarkTwoHoursBeforeHisMother) {
  grade(2, "09:00");
  world.run_at(at("11:09"));
  EXPECT_THAT(world.mail.seen, SizeIs(1)) << "Илья himself hears at once";
  EXPECT_THAT(world.email.seen, IsEmpty()) << "his mother heard before two hours were over";
  world.run_at(at("11:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(ChildFirst, AMarkTakenAwayMeanwhileNeverReachesTheParents) {
  grade(2, "09:00");
  world.run_at(at("09:10"));
  grade(0, "10:00");
  world.run_at(at("20:00"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  EXPECT_THAT(world.mail.seen, SizeIs(2)) << "Илья, who was told, hears that it is gone";
}

TEST_F(ChildFirst, OfAMarkPutRightMeanwhileParentsHearTheRightOneOnly) {
  grade(2, "09:00");
  world.run_at(at("09:10"));
  grade(1, "10:00");
  world.run_at(at("20:00"));
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("оценка 1"));
  EXPECT_THAT(world.mail.seen, SizeIs(2));
}

TEST_F(ChildFirst, ParentsDoNotWaitForAChildWhoHasNoWay) {
  world.book.regulation->rule("low_mark").channels = {"email"};
  grade(2, "09:00");
  world.run_at(at("09:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

/// Lessons stand on Monday 2026-09-14 only, and on Wednesday 2026-09-23.
class DaysOff : public ::testing::Test {
 protected:
  DaysOff() {
    world.school.lesson(seven_a.group, seven_a.geography, seven_a.teacher, "2026-09-23", 1, "08:00", "08:45");
    world.book.regulation->calm_terms.on_days_off = false;
  }
  void say_of_low_marks(std::optional<bool> on_days_off, DigestTurn turn = DigestTurn::daily) {
    CalmRule calm;
    calm.rule = "low_mark";
    calm.on_days_off = on_days_off;
    calm.digest_turn = turn;
    world.book.regulation->calm_rules = {calm};
  }
  Instant on(std::string_view day, std::string_view time) { return world.school.at(day, time); }
  void grade_on(std::string_view day) { world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, on(day, "12:00")); }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(DaysOff, ARoutineMessageWaitsForTheFirstDayWithLessons) {
  grade_on("2026-09-19");
  world.run_at(on("2026-09-23", "06:59"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(on("2026-09-23", "07:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1)) << "the quiet hours of the first day with lessons are over";
}

TEST_F(DaysOff, OnADayWithLessonsNothingWaits) {
  grade_on("2026-09-14");
  world.run_at(on("2026-09-14", "12:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(DaysOff, ARuleThatSaysSoIsHeardOnADayOff) {
  say_of_low_marks(true);
  grade_on("2026-09-19");
  world.run_at(on("2026-09-19", "12:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(DaysOff, ARuleMayWaitThoughTheSchoolSaysNothing) {
  world.book.regulation->calm_terms.on_days_off = true;
  say_of_low_marks(false);
  grade_on("2026-09-19");
  world.run_at(on("2026-09-22", "23:00"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(DaysOff, WhatWouldExpireBeforeThatDayDoesNotWait) {
  auto& rule = world.book.regulation->rule("low_mark");
  rule.expires = Expiry::after;
  rule.expires_after = std::chrono::hours{24};
  grade_on("2026-09-19");
  world.run_at(on("2026-09-19", "12:10"));
  EXPECT_THAT(world.email.seen, SizeIs(1)) << "waiting silenced it";
}

TEST_F(DaysOff, AnAbsenceIsToldWhateverTheDay) {
  const auto lesson =
      world.school.lesson(seven_a.group, seven_a.geography, seven_a.teacher, "2026-09-20", 1, "08:00", "08:45");
  world.school.attendance(lesson, seven_a.ilya, "Н", on("2026-09-20", "08:05"));
  world.run_at(on("2026-09-20", "08:15"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
}

TEST_F(DaysOff, AWeeklyDigestGoesOnFriday) {
  world.book.regulation->calm_terms.on_days_off = true;
  say_of_low_marks({}, DigestTurn::weekly);
  world.book.regulation->rule("low_mark").digest = true;
  grade_on("2026-09-14");
  world.run_at(on("2026-09-18", "15:59"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(on("2026-09-18", "16:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

/// What a mother chose for herself.
class OwnPace : public ::testing::Test {
 protected:
  void wish(std::string_view pace) {
    world.school.run("INSERT INTO pace_wish VALUES ($1, $2, $3, 0)", {world.school.id, seven_a.mother, pace});
  }
  Instant on(std::string_view day, std::string_view time) { return world.school.at(day, time); }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(OwnPace, DailyGathersWhatIsNotUrgentInTheDaysDigest) {
  wish("daily");
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, on("2026-09-14", "09:00"));
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, on("2026-09-14", "10:00"));
  world.run_at(on("2026-09-14", "15:59"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(on("2026-09-14", "16:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(OwnPace, WeeklyGathersItUntilFriday) {
  wish("weekly");
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, on("2026-09-14", "09:00"));
  world.run_at(on("2026-09-18", "15:59"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(on("2026-09-18", "16:00"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(OwnPace, AnAbsenceOvertakesIt) {
  wish("weekly");
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", on("2026-09-14", "08:01"));
  world.run_at(on("2026-09-14", "08:11"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
}

TEST_F(OwnPace, LinesOfADigestStandBySubjectWhereTheRuleSaysSo) {
  const auto algebra = world.school.subject("алгебра");
  const auto lesson = world.school.lesson(seven_a.group, algebra, seven_a.teacher, "2026-09-14", 7, "14:00", "14:45");
  CalmRule calm;
  calm.rule = "low_mark";
  calm.digest_by_subject = true;
  world.book.regulation->calm_rules = {calm};
  world.book.regulation->rule("low_mark").digest = true;
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, on("2026-09-14", "09:00"));
  world.school.mark(lesson, seven_a.ilya, 1, on("2026-09-14", "14:10"));
  world.run_at(on("2026-09-14", "16:00"));
  ASSERT_THAT(world.email.seen, SizeIs(1));
  EXPECT_LT(world.email.seen[0].text.find("алгебра"), world.email.seen[0].text.find("география"));
}

}  // namespace
}  // namespace vestnik::tests
