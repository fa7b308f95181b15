#include <gtest/gtest.h>

#include "journal/applications.h"
#include "journal/set_reasons.h"
#include "journal/substitute_teacher.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

const std::string closed = "edit.window_closed 7.4.7";

std::string try_mark(JournalSchool& school, PersonId who) {
  return refusal(school.run(who, marks(school.lesson, {mark(school.anna, "5")})));
}

// syzran-7.4.7a
TEST(EditWindow, OfAMarkClosesAtTheEndOfTheSeventhDay) {
  JournalSchool school;
  school.now("2026-09-21", "23:59");
  school.clock().advance(59s + 999999us);
  EXPECT_EQ(try_mark(school, school.teacher), "");
  school.now("2026-09-22", "00:00");
  EXPECT_EQ(try_mark(school, school.teacher), closed);
}

// syzran-7.4.7a
TEST(EditWindow, OfACorrectionIsTheSame) {
  JournalSchool school;
  ASSERT_EQ(try_mark(school, school.teacher), "");
  const TaskId task = only_task(school, school.lesson);
  school.now("2026-09-22", "00:00");
  for (const std::string_view value : {"4", ""}) {
    EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, value, 1, task)}))),
              closed);
  }
}

// syzran-7.4.7a
TEST(EditWindow, DoesNotBindTheAdministrator) {
  JournalSchool school;
  school.now("2026-10-20", "10:00");
  EXPECT_EQ(try_mark(school, school.administrator), "");
}

TEST(EditWindow, ForgivesNobodyWhoReceivedTheRequestLater) {
  JournalSchool school;
  school.now("2026-09-30", "10:00");
  RecordMarks command = marks(school.lesson, {mark(school.anna, "5")});
  const auto outcome =
      school.recorder().run(school.actor(school.teacher), command, {"k", "d"}, school.at("2026-09-21", "23:59"));
  EXPECT_EQ(refusal(outcome), "") << "the receipt counts, not the moment of writing";
}

class ReopenedLesson : public ::testing::Test {
 protected:
  ReopenedLesson() {
    school.now("2026-09-22", "09:00");
    EXPECT_EQ(refusal(school.run(school.teacher, FileApplication{{school.lesson}, "болезнь", "{}"})), "");
  }
  std::string grant(std::optional<Instant> opens_at = std::nullopt) {
    return refusal(
        school.run(school.administrator,
                   DecideApplication{{ApplicationId{1}, true, "", opens_at, 1}, school.regulations(), "{}"}));
  }

  JournalSchool school;
};

// syzran-7.4.7c
TEST_F(ReopenedLesson, IsOpenForExactlyTwelveHours) {
  school.now("2026-09-22", "20:00");
  ASSERT_EQ(try_mark(school, school.teacher), closed);
  ASSERT_EQ(grant(), "");
  EXPECT_EQ(try_mark(school, school.teacher), "");
  const TaskId task = only_task(school, school.lesson);
  school.now("2026-09-23", "08:00");
  school.clock().advance(-1us);
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "4", 1, task)}))), "");
  school.now("2026-09-23", "08:00");
  EXPECT_EQ(refusal(school.run(school.teacher, plain_marks(school.lesson, {mark(school.anna, "3", 2, task)}))), closed);
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM mark_version WHERE application_id = 1"), 2);
}

// syzran-7.4.7c
TEST_F(ReopenedLesson, OpensWhenTheAdministratorSaysSo) {
  ASSERT_EQ(grant(school.at("2026-09-23", "08:00")), "");
  EXPECT_EQ(try_mark(school, school.teacher), closed);
  school.now("2026-09-23", "08:00");
  EXPECT_EQ(try_mark(school, school.teacher), "");
  school.now("2026-09-23", "20:00");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.boris, "5")}))), closed);
}

// syzran-7.4.7c
TEST_F(ReopenedLesson, IsOpenForAttendanceToo) {
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))),
            "edit.window_closed 3 матрицы доступа, «Журнал»");
  ASSERT_EQ(grant(), "");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.anna, "Н")}))), "");
}

TEST_F(ReopenedLesson, OpensNoOtherLesson) {
  ASSERT_EQ(grant(), "");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on("2026-09-07"), {mark(school.anna, "5")}))),
            closed);
}

// syzran-7.4.7c: for the applicant alone, though another gives the lesson too.
TEST_F(ReopenedLesson, IsOpenToNoOtherTeacher) {
  ASSERT_EQ(refusal(school.run(school.deputy_head, SubstituteTeacher{{school.lesson, school.other_teacher, 1, "{}"}})),
            "");
  ASSERT_EQ(grant(), "");
  EXPECT_EQ(try_mark(school, school.other_teacher), closed);
}

TEST_F(ReopenedLesson, IsNotOpenedByARefusal) {
  ASSERT_EQ(
      refusal(school.run(school.administrator,
                         DecideApplication{{ApplicationId{1}, false, "поздно", {}, 1}, school.regulations(), "{}"})),
      "");
  EXPECT_EQ(try_mark(school, school.teacher), closed);
}

// labinsk-3.20a
TEST(EditWindow, OfLabinskClosesAfterThirtyDaysToTheSecond) {
  JournalSchool school{"labinsk"};
  school.now("2026-10-14", "23:59");
  school.clock().advance(59s + 999999us);
  EXPECT_EQ(try_mark(school, school.teacher), "");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.vera, "Н")}))), "");
  school.now("2026-10-15", "00:00");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.boris, "5")}))),
            "edit.window_closed 3.20");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.boris, "Н")}))),
            "edit.window_closed 3.20");
}

// labinsk-3.20a: the class teacher is bound as well.
TEST(EditWindow, OfLabinskBindsTheClassTeachersReasons) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson, {attendance(school.vera, "Н")}))), "");
  const auto reason = [&](std::string word, std::int64_t version) {
    ReasonsRequest request;
    request.student = school.vera;
    request.rows = {{AttendanceId{1}, std::move(word), version}};
    return refusal(school.run(school.class_teacher, SetReasons{request}));
  };
  school.now("2026-10-14", "23:59");
  school.clock().advance(59s);
  EXPECT_EQ(reason("УП", 1), "");
  school.now("2026-10-15", "00:00");
  EXPECT_EQ(reason("НП", 2), "edit.window_closed 3.20");
}

}  // namespace
}  // namespace vestnik::tests
