/// What each kind of duty counts as still to be done, to the day.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/schedule/duty_school.h"

namespace vestnik::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class DutyMatters : public ::testing::Test {
 protected:
  void begin() { duties.plan_at("2026-09-01", "07:00"); }
  std::vector<Message> list_on(std::string_view date) {
    duties.run_at(date, "16:00");
    return duties.sent();
  }
  DutySchool duties;
};

class WorksGraded : public DutyMatters {
 protected:
  /// A control work on 14.09, seven days to check; the reminder comes two days before.
  void SetUp() override {
    duties.rule("control_works", "works_graded").remind_before = 2;
    duties.regulation->norms = {{"3", {WorkKind::control}, 7, 0}, {"5", {WorkKind::written}, 5, 0}};
    lesson = duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
    begin();
  }
  LessonId lesson;
};

// syzran-r.t.3b: a control work without grades is reminded before the seventh day and is overdue after it.
TEST_F(WorksGraded, AControlWorkIsRemindedBeforeTheSeventhDayAndLateAfterIt) {
  duties.work(lesson, "control");
  EXPECT_THAT(list_on("2026-09-18"), IsEmpty());
  const auto reminder = list_on("2026-09-19").empty() ? list_on("2026-09-21") : std::vector<Message>{};
  ASSERT_THAT(reminder, SizeIs(1));
  EXPECT_THAT(reminder[0].text, HasSubstr("Работа 14.09, 7-А, География: без оценки 2 ученика, срок — 21.09"));
  EXPECT_THAT(reminder[0].text, HasSubstr("Срок: 21.09. П."));
  const auto late = list_on("2026-09-22");
  ASSERT_THAT(late, SizeIs(2));
  EXPECT_EQ(late[0].recipient, duties.head);
  EXPECT_THAT(late[0].text, HasSubstr("Савина О. П.: Выставить оценки за работы: 1. Срок был 21.09"));
  EXPECT_THAT(late[1].text, HasSubstr("прошёл"));
}

// syzran-r.t.5b: a written work without grades is reminded on the fifth day and listed as late after it.
TEST_F(WorksGraded, AWrittenWorkIsRemindedByTheFifthDay) {
  duties.school.run("UPDATE lesson SET date = '2026-09-16' WHERE id = $1", {lesson});
  duties.regulation->held.front().remind_before = std::nullopt;
  duties.work(lesson, "written");
  EXPECT_THAT(list_on("2026-09-18"), IsEmpty());
  EXPECT_THAT(list_on("2026-09-21"), SizeIs(1));
  EXPECT_THAT(list_on("2026-09-22"), SizeIs(2));
}

// labinsk-4.5.7: a written work past the set norm without grades is reminded and listed.
TEST_F(WorksGraded, TheNormIsTheInstitutionsOwn) {
  duties.regulation->norms = {{"4.5.7", {WorkKind::control}, 3, 0}};
  duties.work(lesson, "control");
  EXPECT_THAT(list_on("2026-09-14"), IsEmpty());
  EXPECT_THAT(list_on("2026-09-17"), SizeIs(1));
  EXPECT_THAT(list_on("2026-09-18"), SizeIs(2));
}

TEST_F(WorksGraded, EverybodyWhoWasThereNeedsAGrade) {
  const auto work = duties.work(lesson, "control");
  duties.grade(lesson, work, duties.ilya);
  EXPECT_THAT(list_on("2026-09-21"), SizeIs(1));
  duties.school.attendance(lesson, duties.alina, "Н", duties.school.at("2026-09-14", "08:10"));
  EXPECT_THAT(list_on("2026-09-22"), IsEmpty());
}

class FinalsSet : public DutyMatters {
 protected:
  /// Finals three days before the quarter ends on 25.10, the reminder four days earlier.
  void SetUp() override {
    DutyRule& rule = duties.rule("finals", "finals_set");
    rule.due.turn = Recurrence::Turn::period;
    rule.due.offset_days = -3;
    rule.remind_before = 4;
    duties.quarter("2026-09-01", "2026-10-25");
    duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
    begin();
  }
  void set_final(PersonId student, std::string_view value) {
    duties.school.run(
        "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late, version,"
        " changed_at, changed_by) VALUES (1, $1, $1, $2, $3, 1, $4, 0, 1, 0, 0)",
        {student, duties.group, duties.geography, value});
  }
};

// syzran-r.t.10, yarovoe-4.4.5, yarovoe-5.3, otradny-4.teacher.3, labinsk-5.2.3e: teachers with missing finals are
// reminded before the date and listed as overdue after it.
TEST_F(FinalsSet, MissingFinalsAreRemindedBeforeTheDateAndToldAboveAfterIt) {
  EXPECT_THAT(list_on("2026-10-16"), IsEmpty());
  const auto reminder = list_on("2026-10-19");
  ASSERT_THAT(reminder, SizeIs(1));
  EXPECT_EQ(reminder[0].recipient, duties.savina);
  EXPECT_THAT(reminder[0].text, HasSubstr("7-А, География: без итоговой оценки 2 ученика"));
  EXPECT_THAT(reminder[0].text, HasSubstr("Срок: 22.10. П."));
  EXPECT_THAT(list_on("2026-10-22"), SizeIs(1));
  const auto late = list_on("2026-10-23");
  ASSERT_THAT(late, SizeIs(2));
  EXPECT_EQ(late[0].recipient, duties.head);
  EXPECT_THAT(late[0].text, HasSubstr("Савина О. П.: Выставить итоговые оценки: 2 (7-А). Срок был 22.10"));
}

TEST_F(FinalsSet, TheReminderEndsWhenEveryFinalStands) {
  set_final(duties.ilya, "4");
  EXPECT_THAT(list_on("2026-10-19"), SizeIs(1));
  set_final(duties.alina, "н/а");
  EXPECT_THAT(list_on("2026-10-20"), IsEmpty());
  EXPECT_THAT(duties.tasks(), ElementsAre("Савина finals 2026-10-22 done"));
}

TEST_F(FinalsSet, WhoLeftTheClassOrIsOnAcademicLeaveIsNotMissed) {
  set_final(duties.ilya, "4");
  duties.school.run("UPDATE membership SET valid_to = '2026-10-10' WHERE student_id = $1", {duties.alina});
  EXPECT_THAT(list_on("2026-10-19"), IsEmpty());
}

// usolye-7.3: results that nobody published in time are the head's to see; exams are visible as they are entered
// (tests/unit/attestation).
TEST_F(FinalsSet, ResultsThatWereNotPublishedInThreeDaysShowToTheHead) {
  duties.regulation->held.clear();
  DutyRule& rule = duties.rule("published", "results_published", {Role::deputy_head});
  rule.due = Recurrence{};
  rule.due.turn = Recurrence::Turn::school_day;
  set_final(duties.ilya, "4");
  duties.school.run(
      "INSERT INTO final_version (institution_id, final_id, version, value, comment, regulation_hash, actor_id,"
      " recorded_at) VALUES (1, $1, 1, '4', '', '', 0, $2)",
      {duties.ilya, duties.school.at("2026-10-12", "12:00")});
  EXPECT_THAT(list_on("2026-10-14"), IsEmpty());
  const auto listed = list_on("2026-10-15");
  ASSERT_THAT(listed, SizeIs(1));
  EXPECT_EQ(listed[0].recipient, duties.head);
  EXPECT_THAT(listed[0].text, HasSubstr("7-А, География: результаты внесены 12.10, ведомость не закрыта"));
  duties.school.run(
      "INSERT INTO sheet (institution_id, id, group_id, subject_id, period_id, state, closed_at, version)"
      " VALUES (1, 1, $1, $2, 1, 'closed', 0, 1)",
      {duties.group, duties.geography});
  EXPECT_THAT(list_on("2026-10-16"), IsEmpty());
}

// syzran-7.4.4: the order's date is a setting of the period and missing finals are overdue after it.
TEST_F(FinalsSet, TheDateOfTheOrderIsADeadlineOfItsOwn) {
  duties.regulation->held.front().due.by_order = true;
  duties.regulation->held.front().remind_before = std::nullopt;
  EXPECT_THAT(list_on("2026-10-16"), IsEmpty());
  duties.school.run("UPDATE study_period SET finals_due = '2026-10-20', recorded_at = 1");
  EXPECT_THAT(list_on("2026-10-19"), IsEmpty());
  EXPECT_THAT(list_on("2026-10-20"), SizeIs(1));
  EXPECT_THAT(list_on("2026-10-21"), SizeIs(2));
}

TEST_F(FinalsSet, TheClassTeacherHearsOfTheOwnClassAlone) {
  const GroupId other = duties.school.group("7-Б");
  const PersonId leader = duties.school.person("Ветрова", "Нина");
  duties.school.account(leader);
  duties.school.lead(leader, other);
  duties.regulation->held.front().escalate_to = {Role::class_teacher};
  duties.school.run("UPDATE class_teacher SET teacher_id = $1 WHERE group_id = $2", {duties.orlov, duties.group});
  EXPECT_THAT(list_on("2026-10-22"), SizeIs(1));
  const auto late = list_on("2026-10-23");
  ASSERT_THAT(late, SizeIs(2));
  EXPECT_EQ(late[1].recipient, duties.orlov);
}

class ReasonsSet : public DutyMatters {
 protected:
  void SetUp() override {
    duties.rule("reasons", "reasons_set", {Role::class_teacher});
    lesson = duties.lesson(duties.orlov, "2026-09-14", 1, "08:00", "08:45");
    absence = duties.school.attendance(lesson, duties.ilya, "Н", duties.school.at("2026-09-14", "08:10"));
    begin();
  }
  LessonId lesson;
  AttendanceId absence;
};

// labinsk-4.4.1, syzran-r.ct.2: at the end of the day absences without a reason in the own class are reminded.
TEST_F(ReasonsSet, TheClassTeacherIsRemindedOfAbsencesWithoutAReason) {
  const auto messages = list_on("2026-09-14");
  ASSERT_THAT(messages, SizeIs(1));
  EXPECT_EQ(messages[0].recipient, duties.savina);
  EXPECT_THAT(messages[0].text, HasSubstr("Указать причины пропусков: 1 (7-А)"));
  EXPECT_THAT(messages[0].text, HasSubstr("Кузнецов Илья, 14.09: пропуск без причины (1 урок)"));
}

TEST_F(ReasonsSet, AReasonEndsIt) {
  duties.school.reason(absence, "УП", duties.school.at("2026-09-14", "12:00"));
  EXPECT_THAT(list_on("2026-09-14"), IsEmpty());
}

// Names of children are for the class teacher; above, a number is enough.
TEST_F(ReasonsSet, TheDeputyHeadIsToldHowManyNotWho) {
  list_on("2026-09-14");
  const auto late = list_on("2026-09-15");
  ASSERT_THAT(late, SizeIs(2));
  EXPECT_EQ(late[0].recipient, duties.head);
  EXPECT_THAT(late[0].text, HasSubstr("Савина О. П.: Указать причины пропусков: 1 (7-А)"));
  EXPECT_THAT(late[0].text, testing::Not(HasSubstr("Кузнецов")));
}

class ByWord : public DutyMatters {
 protected:
  /// «До 31 августа» with a reminder a week before.
  void SetUp() override {
    DutyRule& rule = duties.rule("plans", "by_word", {Role::deputy_head});
    rule.text = "Проверить планы";
    rule.due.turn = Recurrence::Turn::year;
    rule.due.month = 8;
    rule.due.day = 31;
    rule.remind_before = 7;
    rule.escalate_to = {};
    duties.quarter("2026-09-01", "2026-10-25");
    begin();
  }
};

TEST_F(ByWord, IsAskedForInSummerToo) {
  EXPECT_THAT(list_on("2027-08-23"), IsEmpty());
  const auto reminder = list_on("2027-08-24");
  ASSERT_THAT(reminder, SizeIs(1));
  EXPECT_EQ(reminder[0].recipient, duties.head);
  EXPECT_THAT(reminder[0].text, HasSubstr("Проверить планы. Срок: 31.08"));
  EXPECT_THAT(list_on("2027-08-29"), IsEmpty());  // Sunday
  EXPECT_THAT(list_on("2027-08-31"), SizeIs(1));
}

TEST_F(ByWord, EndsWhenThePersonSaysSo) {
  EXPECT_THAT(list_on("2027-08-24"), SizeIs(1));
  duties.school.run("UPDATE duty_task SET state = 'done'");
  EXPECT_THAT(list_on("2027-08-25"), IsEmpty());
}

/// The class teacher of a student who comes of age.
class ComesOfAge : public DutyMatters {
 protected:
  void SetUp() override {
    duties.rule("of_age", "coming_of_age", {Role::class_teacher});
    duties.school.guardian(mother, duties.ilya);
    for (const std::string_view date : {"2026-09-14", "2026-09-15", "2026-09-16", "2026-10-15"}) {
      duties.fill(duties.lesson(duties.savina, date, 1, "08:00", "08:45"));
    }
    begin();
  }
  void born(std::string_view date) {
    duties.school.run("UPDATE person SET birth_date = $2 WHERE id = $1", {duties.ilya, date});
  }
  PersonId mother = duties.school.person("Ильина", "Вера");
};

TEST_F(ComesOfAge, IsRemindedThirtyDaysBeforeAndNotThirtyOne) {
  born("2008-10-15");
  EXPECT_THAT(list_on("2026-09-14"), IsEmpty());
  const auto list = list_on("2026-09-15");
  ASSERT_THAT(list, SizeIs(1));
  EXPECT_EQ(list[0].recipient, duties.savina);
  EXPECT_THAT(list[0].text, HasSubstr("18 лет исполнится 15.10"));
}

TEST_F(ComesOfAge, IsNoDutyOnceTheStudentHasSaidWhatHisFamilyMayKnow) {
  born("2008-10-14");
  duties.school.run(
      "INSERT INTO adult_word (institution_id, id, student_id, guardian_id, permitted, document, signed_on, "
      "recorded_at) VALUES ($1, 1, $2, $3, 0, '№ 5', '2026-09-14', 0)",
      {duties.school.id, duties.ilya, mother});
  EXPECT_THAT(list_on("2026-09-14"), IsEmpty());
}

TEST_F(ComesOfAge, IsSaidBeforeAGapInTheTimetableOfABirthdayThatFallsDueWithinIt) {
  born("2008-11-10");
  EXPECT_THAT(list_on("2026-09-15"), IsEmpty());
  EXPECT_THAT(list_on("2026-09-16"), SizeIs(1)) << "no list is made until 15 October";
}

// syzran-7.2.10b: a received change notice not entered after three days is shown overdue to the administrator.
TEST_F(DutyMatters, ARequestToCorrectPersonalDataWaitsAndThenIsLate) {
  const PersonId keeper = duties.school.person("Лукин", "Пётр");
  duties.grant(keeper, "administrator");
  const DutyRule rule = duties.rule("corrections", "corrections_entered", {Role::administrator});
  const auto zone = TimeZone::find("Europe/Samara").value();
  const auto owed = [&](std::string_view date) {
    const CivilDate day = School::day(date);
    std::vector<DutyDebt> debts;
    duties.school.database().read(duties.school.id, [&](Transaction& read) {
      debts = corrections_entered_matter()->debts(
          read, {rule, *duties.regulation, zone, day, day, zone.instant(day, std::chrono::hours{16})});
    });
    return debts;
  };
  EXPECT_THAT(owed("2026-09-14"), IsEmpty());
  duties.school.run(
      "INSERT INTO correction_request (institution_id, id, person_id, filed_by, wish, filed_at, due_on, state, answer) "
      "VALUES ($1, 5, $2, $2, 'Отчество', 0, '2026-09-17', 'open', '')",
      {duties.school.id, duties.ilya});
  const auto in_time = owed("2026-09-17");
  ASSERT_THAT(in_time, SizeIs(1));
  EXPECT_EQ(in_time[0].person, keeper);
  EXPECT_EQ(in_time[0].things[0].code, "duty.correction_waits");
  EXPECT_EQ(in_time[0].things[0].detail("date"), "17.09");
  EXPECT_EQ(owed("2026-09-18")[0].things[0].code, "duty.correction_late");
  duties.school.run("UPDATE correction_request SET state = 'done' WHERE institution_id = $1", {duties.school.id});
  EXPECT_THAT(owed("2026-09-18"), IsEmpty());
}

}  // namespace
}  // namespace vestnik::tests
