#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/event_types.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Absence : public ::testing::Test {
 protected:
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  AttendanceId record(int lesson, std::string_view code, std::string_view time) {
    return world.school.attendance(seven_a.lessons[static_cast<std::size_t>(lesson - 1)], seven_a.ilya, code, at(time));
  }

  void set_lesson(std::string_view state, std::string_view time) {
    world.school.run("UPDATE lesson SET state = $3 WHERE institution_id = $1 AND id = $2",
                     {world.school.id, seven_a.lessons[0], state});
    world.school.event("lesson.changed", "{\"lesson\":" + std::to_string(seven_a.lessons[0].value) + "}", at(time));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

// syzran-4.3
TEST_F(Absence, IsToldByOneShortMessageAfterItSettled) {
  record(1, "Н", "08:04");
  world.run_at(at("08:13"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  world.run_at(at("08:14"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_EQ(world.sms.seen[0].text, "Илья: нет на 1-м уроке 14.09. Причину сообщите: 351234. Школа 39");
  EXPECT_EQ(world.sms.seen[0].address, "+79270000001");
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Absence, CorrectedWithinTheSettleTimeIsNeverSent) {
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  record(1, "О", "08:11");
  world.run_at(at("08:30"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(superseded)"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence not_needed(superseded)"));
}

TEST_F(Absence, AlertsOncePerChildAndDay) {
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  record(2, "Н", "08:50");
  world.run_at(at("09:30"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
}

TEST_F(Absence, OfTheNextLessonIsToldWhenTheFirstWasASlip) {
  record(1, "Н", "08:04");
  record(2, "Н", "08:50");
  world.plan_at(at("08:51"));
  record(1, "", "08:52");
  world.run_at(at("09:10"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_THAT(world.sms.seen[0].text, ::testing::HasSubstr("на 2-м уроке"));
}

TEST_F(Absence, WithAKnownReasonIsNotAlerted) {
  world.school.notice(seven_a.ilya, "2026-09-14", "2026-09-18", at("07:40"));
  record(1, "Н", "08:04");
  world.run_at(at("08:30"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
}

TEST_F(Absence, ExcusedBeforeTheMessageLeftIsNotSent) {
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  world.school.notice(seven_a.ilya, "2026-09-14", "2026-09-14", at("08:10"));
  world.run_at(at("08:30"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(superseded)"));
}

TEST_F(Absence, OfACancelledLessonIsTakenBack) {
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  set_lesson("cancelled", "08:08");
  world.run_at(at("08:30"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(superseded)"));
}

TEST_F(Absence, OfALessonCancelledByMistakeAndRestoredIsToldAfterAll) {
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  set_lesson("cancelled", "08:06");
  world.run_at(at("08:07"));
  set_lesson("held", "08:08");
  world.run_at(at("08:18"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(superseded)", "sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Absence, OfALessonRestoredAfterTheLastBellIsALineOfTheDigest) {
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  set_lesson("cancelled", "08:06");
  world.run_at(at("08:07"));
  set_lesson("held", "14:00");
  world.run_at(at("16:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("отмечено отсутствие"));
}

TEST_F(Absence, OfALessonRestoredIsACallAgainWhenNobodyCanBeTold) {
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1", {world.school.id});
  record(1, "Н", "08:04");
  world.run_at(at("08:05"));
  set_lesson("cancelled", "08:06");
  world.run_at(at("08:07"));
  EXPECT_EQ(world.open_calls(), 0);
  set_lesson("held", "08:08");
  world.run_at(at("08:09"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(Absence, ToldOfALessonThatIsCancelledAfterwardsIsPutRight) {
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  set_lesson("cancelled", "08:40");
  world.run_at(at("08:41"));
  ASSERT_EQ(world.sms.seen.size(), 2U);
  EXPECT_EQ(world.sms.seen[1].text, "Илья: отметка за 1-й урок 14.09 исправлена. Школа 39");
}

TEST_F(Absence, CorrectedAfterSendingIsPutRightToExactlyThoseWhoWereTold) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, seven_a.ilya);
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  world.school.contact(father, "phone", "+79270000002");
  record(1, "О", "08:40");
  world.run_at(at("08:41"));
  ASSERT_EQ(world.sms.seen.size(), 2U);
  EXPECT_EQ(world.sms.seen[1].address, "+79270000001");
  EXPECT_EQ(world.sms.seen[1].text, "Илья: отметка за 1-й урок 14.09 исправлена. Школа 39");
}

TEST_F(Absence, ThatStandsAgainBeforeTheCorrectionLeftNeedsNoCorrection) {
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  record(1, "О", "08:40");
  world.plan_at(at("08:40"));
  record(1, "Н", "08:41");
  world.run_at(at("08:42"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
}

// A fact of yesterday is no alarm: it is a dated line of the next digest.
TEST_F(Absence, EnteredAfterTheLastBellIsALineOfTheNextDigest) {
  record(6, "Н", "21:40");
  world.run_at(at("21:41"));
  world.run_at(world.school.at("2026-09-15", "07:00"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.run_at(world.school.at("2026-09-15", "16:00"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("14.09, 6-й урок, география: отмечено отсутствие"));
}

TEST_F(Absence, EnteredAfterTheLastBellIsAnSmsAtDigestTimeForAFamilyWithATelephoneAlone) {
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1 AND kind = 'email'", {world.school.id});
  record(6, "Н", "13:40");
  world.run_at(at("15:59"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  world.run_at(at("16:00"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_EQ(world.sms.seen[0].text, "Илья: 14.09, 6-й урок — отмечено отсутствие. 351234. Школа 39");
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Absence, OfTheQuietHoursWaitsForTheMorning) {
  world.book.regulation->rule("absence").expires = Expiry::never;
  record(6, "Н", "21:40");
  world.run_at(at("23:00"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  world.run_at(world.school.at("2026-09-15", "07:00"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
}

TEST_F(Absence, NotSentByTheLastBellBecomesALineOfTheDigest) {
  world.sms.answer = [&](const Message&) { return RetryAt{at("13:40"), "busy"}; };
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  world.run_at(at("13:41"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(expired)", "email held"));
  world.run_at(at("16:00"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
}

TEST_F(Absence, ThatNobodyCanBeToldOfIsACallOfTheClassTeacher) {
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1", {world.school.id});
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(no_address)"));
  EXPECT_EQ(world.school.count("SELECT assignee_id FROM call_task WHERE institution_id = $1 AND state = 'open'",
                               {world.school.id}),
            seven_a.teacher.value);
}

TEST_F(Absence, OfAChildWithoutGuardiansIsACallToo) {
  world.school.run("UPDATE guardianship SET is_told = 0 WHERE institution_id = $1", {world.school.id});
  record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(no_guardian)"));
  EXPECT_EQ(world.open_calls(), 1);
}

// syzran-7.4.5
TEST_F(Absence, WithoutValidReasonIsToldByThePreferredWayWithSubjectDateAndTeacher) {
  world.school.prefer(seven_a.mother, "email");
  const AttendanceId row = record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  world.school.reason(row, "НП", at("10:00"));
  world.run_at(at("10:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("без уважительной причины"));
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("география"));
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("Савина О. П."));
  EXPECT_THAT(world.email.seen[0].html, ::testing::HasSubstr("п. 7.4.5"));
  EXPECT_THAT(world.sms.seen[0].text, ::testing::Not(::testing::HasSubstr("уважительной")));
}

TEST_F(Absence, WithoutValidReasonByANoticeIsToldAsWell) {
  world.school.prefer(seven_a.mother, "email");
  const AttendanceId row = record(1, "Н", "08:04");
  world.run_at(at("08:14"));
  world.school.run("UPDATE attendance SET reason = 'НП', version = 2 WHERE institution_id = $1 AND id = $2",
                   {world.school.id, row});
  const std::string student = R"("student":)" + std::to_string(seven_a.ilya.value);
  world.school.event(event_type::notice_entered,
                     R"({"notice":1,)" + student + R"(,"rows":[{"attendance":)" + std::to_string(row.value) + "," +
                         student + R"(,"version":2}]})",
                     at("10:00"));
  world.run_at(at("10:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, ::testing::HasSubstr("без уважительной причины"));
}

}  // namespace
}  // namespace vestnik::tests
