#include "conformance/records/suite.h"
#include "journal/adult_word.h"
#include "journal/applications.h"
#include "journal/close_sheet.h"
#include "journal/enter_notice.h"
#include "journal/family_papers.h"
#include "journal/fill_lesson.h"
#include "journal/issue_credentials.h"
#include "journal/move_period.h"
#include "journal/personal_data.h"
#include "journal/release_student.h"
#include "journal/set_reasons.h"
#include "records/absence_totals.h"
#include "records/audit_verification.h"
#include "records/event_store.h"
#include "records/guardian_store.h"
#include "records/person_store.h"
#include "records/personal_tables.h"
#include "unit/journal/requests.h"

namespace vestnik::tests {
namespace {

TEST_P(JournalConformance, AWholeCommandIsOneEventOneLinkAndOneAnswer) {
  auto command = marks(school().lesson, {mark(school().anna, "5"), mark(school().boris, "4/3")});
  const auto first = school().run_under("key", school().teacher, command);
  ASSERT_EQ(refusal(first), "");
  const auto again = school().run_under("key", school().teacher, command);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->answer, first->answer);
  for (const char* table : {"event", "audit_link", "audit_payload", "idempotency", "task"}) {
    EXPECT_EQ(school().rows(table), 1) << table;
  }
  EXPECT_EQ(school().rows("mark_version"), 2);
  EXPECT_EQ(school().number("SELECT second_grade FROM mark WHERE student_id = $1", {school().boris}), 3);
}

TEST_P(JournalConformance, MarksAreCorrectedAndTakenAwayByVersions) {
  ASSERT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().anna, "2")}))), "");
  const TaskId task = only_task(school(), school().lesson);
  EXPECT_EQ(refusal(school().run(school().teacher, plain_marks(school().lesson, {mark(school().anna, "5", 0, task)}))),
            "journal.stale_version");
  ASSERT_EQ(refusal(school().run(school().teacher, plain_marks(school().lesson, {mark(school().anna, "5", 1, task)}))),
            "");
  ASSERT_EQ(refusal(school().run(school().teacher, plain_marks(school().lesson, {mark(school().anna, "", 2, task)}))),
            "");
  EXPECT_EQ(school().number("SELECT COUNT(*) FROM mark_version WHERE first_grade IS NOT NULL"), 2);
  EXPECT_EQ(school().number("SELECT version FROM mark"), 3);
}

TEST_P(JournalConformance, ARefusalLeavesItsAuditAloneAndTheChainIsWhole) {
  EXPECT_EQ(refusal(school().run(school().mother, marks(school().lesson, {mark(school().anna, "5")}))),
            "access.not_found");
  EXPECT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().outsider, "5")}))),
            "journal.student_not_in_group");
  ASSERT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().anna, "5")}))), "");
  EXPECT_EQ(school().rows("event"), 1);
  AuditReport report;
  school().database().read(school().id, [&](Transaction& transaction) { report = verify_audit(transaction); });
  EXPECT_EQ(report.links, 3);
  EXPECT_EQ(report.first_broken, 0);
}

TEST_P(JournalConformance, RightsOfAFamilyEndWithTheLastDayOfMinority) {
  const auto told = [&](std::string_view day) {
    std::size_t count = 0;
    school().database().read(school().id, [&](Transaction& transaction) {
      count = told_about(transaction, school().anna, JournalSchool::day(day)).size();
    });
    return count;
  };
  for (const auto& [born, eve, day] : {std::tuple{"2008-10-01", "2026-09-30", "2026-10-01"},
                                       {"2008-10-10", "2026-10-09", "2026-10-10"},
                                       {"2008-10-31", "2026-10-30", "2026-10-31"},
                                       {"2009-01-01", "2026-12-31", "2027-01-01"}}) {
    school().write([&, birth = born](Transaction& transaction) {
      auto anna = *find_person(transaction, school().anna);
      anna.birth_date = JournalSchool::day(birth);
      update_person(transaction, anna, school().clock().now());
    });
    EXPECT_EQ(told(eve), 1U) << born;
    EXPECT_EQ(told(day), 0U) << born;
  }
  ASSERT_EQ(
      refusal(school().run(
          school().class_teacher,
          RecordAdultWord{{0, school().anna, school().mother, true, "№ 5", JournalSchool::day("2026-09-14")}, "{}"})),
      "");
  EXPECT_EQ(told("2027-01-01"), 1U) << "whom the student permits";
}

TEST_P(JournalConformance, WhatIsKeptOfAPersonIsToldInWords) {
  ASSERT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().anna, "5")}))), "");
  const auto tables = PersonalTables::load(VESTNIK_SOURCE_DIR "/config/personal_data").value();
  const auto section = [&](PersonId person, std::string_view meaning) {
    std::vector<PersonalRow> rows;
    school().database().read(school().id, [&](Transaction& transaction) {
      for (const PersonalSection& each : kept_of(transaction, tables, person, {"да", "нет"})) {
        if (each.meaning == meaning) rows = each.rows;
      }
    });
    return rows;
  };
  const auto grades = section(school().anna, "Оценки");
  ASSERT_EQ(grades.size(), 1U);
  EXPECT_EQ(grades[0].front(), (std::pair<std::string, std::string>{"дата", "2026-09-14"}));
  const auto stands_for_anna = section(school().mother, "Представляет ученика");
  ASSERT_EQ(stands_for_anna.size(), 1U);
  EXPECT_EQ(stands_for_anna[0].back().first, "с") << "open: no last day";
}

TEST_P(JournalConformance, AnErasedPersonLeavesTheActAndAWholeAudit) {
  ASSERT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().anna, "5")}))), "");
  school().write([&](Transaction& transaction) {
    transaction.execute("UPDATE membership SET valid_to = '2026-09-30' WHERE institution_id = $1 AND student_id = $2",
                        {school().id, school().anna});
  });
  const ErasureAct act{school().anna, "№ 1", JournalSchool::day("2032-12-01"), "истёк срок хранения"};
  school().now("2032-12-31", "23:59");
  const auto tables =
      std::make_shared<const PersonalTables>(PersonalTables::load(VESTNIK_SOURCE_DIR "/config/personal_data").value());
  EXPECT_EQ(refusal(school().run(school().administrator, ErasePerson{act, "{}", school().random(), tables})),
            "privacy.kept_until");
  school().now("2033-01-01", "00:00");
  ASSERT_EQ(refusal(school().run(school().administrator, ErasePerson{act, "{}", school().random(), tables})), "");
  EXPECT_EQ(school().number("SELECT COUNT(*) FROM mark WHERE student_id = $1", {school().anna}), 0);
  AuditReport report;
  school().database().read(school().id, [&](Transaction& transaction) { report = verify_audit(transaction); });
  EXPECT_EQ(report.first_broken, 0);
  EXPECT_EQ(school().rows("erasure_act"), 1);
}

TEST_P(JournalConformance, ARollFindsTheReasonKnownBeforehand) {
  AbsenceNotice notice;
  notice.student = school().anna;
  notice.kind = "illness";
  notice.from = notice.to = JournalSchool::day("2026-09-14");
  notice.mark.reason = "УП";
  ASSERT_EQ(refusal(school().run(school().class_teacher, EnterNotice{notice, school().regulations(), "{}"})), "");
  ASSERT_EQ(refusal(school().run(school().teacher, roll(school().lesson, {attendance(school().vera, "Н")}))), "");
  EXPECT_EQ(school().text("SELECT reason FROM attendance WHERE student_id = $1", {school().anna}), "УП");
  ReasonsRequest reasons;
  reasons.student = school().vera;
  reasons.rows = {{AttendanceId{1}, "НП", 1}};
  ASSERT_EQ(refusal(school().run(school().class_teacher, SetReasons{reasons})), "");
  EXPECT_EQ(school().text("SELECT reason FROM attendance_version WHERE attendance_id = 1 AND version = 2"), "НП");
  EXPECT_EQ(refusal(school().run(school().teacher, roll(school().lesson))), "");
  EXPECT_EQ(school().number("SELECT version FROM roll_call"), 2);
}

// syzran-7.4.7c
// labinsk-5.2.4d: a release counts apart from what was missed.
TEST_P(JournalConformance, AReleaseIsNoAbsenceAndTotalsSayHowMuchWasMissed) {
  const auto labinsk = school_of("labinsk");
  const CivilDate monday = JournalSchool::day("2026-09-14");
  const StudentRelease release{0, labinsk->anna, labinsk->physics, monday, monday, "справка № 4"};
  ASSERT_EQ(refusal(labinsk->run(labinsk->class_teacher, ReleaseStudent{release, "{}"})), "");
  const auto absent = [](PersonId student) { return attendance(student, "Н"); };
  EXPECT_EQ(refusal(labinsk->run(labinsk->class_teacher, roll(labinsk->physics_lesson, {absent(labinsk->anna)}))),
            "attendance.released 5.2.4");
  ASSERT_EQ(refusal(labinsk->run(labinsk->class_teacher, roll(labinsk->physics_lesson))), "");
  ASSERT_EQ(
      refusal(labinsk->run(labinsk->teacher, roll(labinsk->lesson, {absent(labinsk->anna), absent(labinsk->vera)}))),
      "");
  std::vector<AbsenceTotals> totals;
  labinsk->database().read(labinsk->id, [&](Transaction& transaction) {
    totals = absence_totals(transaction, labinsk->group, monday, monday, "Н");
  });
  ASSERT_EQ(totals.size(), 3U);
  EXPECT_EQ(totals[0].released, 1);
  EXPECT_EQ(totals[0].lessons, 1);
  EXPECT_EQ(totals[0].days, 1) << "the one lesson that was not released";
  EXPECT_EQ(totals[1].lessons, 0);
  EXPECT_EQ(totals[2].lessons, 1);
  EXPECT_EQ(totals[2].days, 0) << "one lesson of two";
  EXPECT_EQ(totals[2].by_reason, (std::map<std::string, int>{{"", 1}}));
}

TEST_P(JournalConformance, APeriodMovesByOrder) {
  PeriodMove move;
  move.period = school().period;
  move.starts = JournalSchool::day("2026-09-01");
  move.ends = JournalSchool::day("2026-10-18");
  move.order = "приказ 12";
  move.expected_version = 1;
  ASSERT_EQ(refusal(school().run(school().administrator, MovePeriod{move})), "");
  EXPECT_EQ(school().text("SELECT ends FROM study_period WHERE id = $1", {move.period}), "2026-10-18");
  EXPECT_EQ(refusal(school().run(school().administrator, MovePeriod{move})), "journal.stale_version");
}

TEST_P(JournalConformance, AnOpenedDateIsOpenForItsTwelveHours) {
  school().now("2026-09-22", "20:00");
  ASSERT_EQ(refusal(school().run(school().teacher, FileApplication{{school().lesson}, "болезнь", "{}"})), "");
  ASSERT_EQ(refusal(school().run(school().administrator,
                                 DecideApplication{{ApplicationId{1}, true, "", {}, 1}, school().regulations(), "{}"})),
            "");
  school().now("2026-09-23", "07:59");
  EXPECT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().anna, "5")}))), "");
  school().now("2026-09-23", "08:00");
  EXPECT_EQ(refusal(school().run(school().teacher, marks(school().lesson, {mark(school().boris, "5")}))),
            "edit.window_closed 7.4.7");
}

TEST_P(JournalConformance, ALessonIsFilled) {
  LessonRequest request;
  request.lesson = school().lesson;
  request.topic = "Повторение";
  request.homework = "№ 345";
  request.homework_due = JournalSchool::day("2026-09-21");
  request.expected_version = 1;
  ASSERT_EQ(refusal(school().run(school().teacher, FillLesson{request})), "");
  EXPECT_EQ(school().text("SELECT topic || homework || homework_due FROM lesson WHERE id = $1", {school().lesson}),
            "Повторение№ 3452026-09-21");
}

// yarovoe-4.4.1b, yarovoe-5.1
TEST_P(JournalConformance, FinalsKeepTheirBasisAndASheetCloses) {
  const auto college = school_of("yarovoe");
  college->now("2026-09-21", "12:00");
  for (const std::string_view date : {"2026-09-07", "2026-09-14", "2026-09-21"}) {
    ASSERT_EQ(refusal(college->run(college->teacher, marks(college->algebra_on(date), {mark(college->anna, "4")}))),
              "");
  }
  college->now("2026-12-25", "12:00");
  ASSERT_EQ(refusal(college->run(college->teacher,
                                 finals(*college, {final_mark(college->anna, "4"), final_mark(college->boris, "н/а"),
                                                   final_mark(college->vera, "н/а")}))),
            "");
  EXPECT_EQ(college->rows("final_basis"), 3);
  ASSERT_EQ(
      refusal(college->run(college->teacher, CloseSheet{{college->group, college->algebra, college->period}, "{}"})),
      "");
  EXPECT_EQ(refusal(college->run(college->teacher, finals(*college, {final_mark(college->anna, "5", 1)}))),
            "edit.sheet_closed 4.4.1");
}

// labinsk-3.11
TEST_P(JournalConformance, CredentialsFollowTheConsent) {
  const auto labinsk = school_of("labinsk");
  const auto issue = [&] {
    return refusal(labinsk->run(labinsk->class_teacher,
                                IssueCredentials{labinsk->mother, labinsk->anna, labinsk->random(), "{}"}));
  };
  EXPECT_EQ(issue(), "credentials.consent_first 3.11");
  ASSERT_EQ(refusal(labinsk->run(
                labinsk->class_teacher,
                RecordConsent{{labinsk->mother, labinsk->anna, "№ 12", JournalSchool::day("2026-09-10")}, "{}"})),
            "");
  EXPECT_EQ(issue(), "");
  EXPECT_EQ(issue(), "") << "once more, on the account that is there";
  EXPECT_EQ(labinsk->rows("account"), 1);
}

}  // namespace
}  // namespace vestnik::tests
