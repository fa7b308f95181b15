#include <gtest/gtest.h>

#include "journal/close_sheet.h"
#include "records/group_store.h"
#include "records/subject_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class Finals : public ::testing::Test {
 protected:
  Finals() {
    school.now("2026-09-21", "12:00");
    for (const std::string_view date : {"2026-09-07", "2026-09-14", "2026-09-21"}) {
      give(date, {mark(school.anna, "4"), mark(school.boris, "5")});
    }
    school.now("2026-12-25", "12:00");
  }
  void give(std::string_view date, std::vector<MarkRow> rows, WorkKind kind = WorkKind::oral) {
    ASSERT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on(date), std::move(rows), kind))), "");
  }
  void declare(WorkKind kind) {
    school.write([&](Transaction& transaction) { declare_kind(transaction, school.group, school.algebra, kind); });
  }
  std::string set(std::vector<FinalRow> rows, bool confirmed = false) {
    return refusal(school.run(school.teacher, finals(school, std::move(rows), confirmed)));
  }
  std::string close(PersonId who) {
    return refusal(school.run(who, CloseSheet{{school.group, school.algebra, school.period}, "{}"}));
  }
  void give_all_finals() {
    ASSERT_EQ(set({final_mark(school.anna, "4"), final_mark(school.boris, "5"), final_mark(school.vera, "н/а")}), "");
  }

  JournalSchool school{"yarovoe"};
};

// yarovoe-5.1: what a final rests on is kept with it, as it was.
TEST_F(Finals, KeepWhatTheyRestOn) {
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM final_basis WHERE final_id = 1 AND version = 1"), 3);
  EXPECT_EQ(school.text("SELECT value FROM final_mark"), "4");
  EXPECT_EQ(school.number("SELECT late FROM final_mark"), 0);
}

// yarovoe-5.2a
TEST_F(Finals, NeedThreeGradesAndNameTheMissing) {
  school.now("2026-12-25", "12:00");
  const auto outcome = school.run(school.teacher, finals(school, {final_mark(school.vera, "3")}));
  EXPECT_EQ(refusal(outcome), "final.too_few_marks 5.2");
  EXPECT_EQ(outcome->decisions.at(0).findings.at(0).problem.detail("missing"), "3");
}

// yarovoe-5.2a, DIGEST 2.9
TEST_F(Finals, OfNotAttestedAreAlwaysPossible) {
  EXPECT_EQ(set({final_mark(school.vera, "н/а")}), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM final_basis"), 0);
}

// yarovoe-5.2b
TEST_F(Finals, NeedAWorkOfADeclaredKind) {
  declare(WorkKind::practical);
  EXPECT_EQ(set({final_mark(school.anna, "4")}), "final.work_kind_missing 5.2");
  school.now("2026-12-21", "12:00");
  give("2026-12-21", {mark(school.anna, "5")}, WorkKind::practical);
  school.now("2026-12-25", "12:00");
  EXPECT_EQ(set({final_mark(school.anna, "4")}), "");
}

// yarovoe-4.4.1b: «итоговая оценка выставлена»; «не аттестован» is none, the closed sheet closes for everybody.
TEST_F(Finals, OfNotAttestedLeaveTheStudentsGradesOpenUntilTheSheetIsClosed) {
  give_all_finals();
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on("2026-12-21"), {mark(school.anna, "5")}))),
            "edit.final_set 4.4.1");
  give("2026-12-21", {mark(school.vera, "4")});
  ASSERT_EQ(close(school.teacher), "");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.algebra_on("2026-12-14"), {mark(school.vera, "4")}))),
            "edit.sheet_closed 4.4.1");
}

TEST_F(Finals, OfNotAttestedBeforeTheLastWeekThreatenNoLock) {
  school.now("2026-12-23", "12:00");
  EXPECT_EQ(set({final_mark(school.vera, "н/а")}), "final.early_unlocked 4.4.5");
}

TEST_F(Finals, BeforeTheLastWeekAskForAConfirmation) {
  school.now("2026-12-23", "23:59");
  const auto early = school.run(school.teacher, finals(school, {final_mark(school.anna, "4")}));
  EXPECT_EQ(refusal(early), "final.early 4.4.5");
  EXPECT_EQ(early->decisions.at(0).verdict(), Verdict::needs_confirmation);
  EXPECT_EQ(early->decisions.at(0).findings.at(0).problem.detail("lessons_ahead"), "1");
  EXPECT_EQ(set({final_mark(school.anna, "4")}, true), "");
  school.now("2026-12-24", "00:00");
  EXPECT_EQ(set({final_mark(school.boris, "5")}), "");
}

// yarovoe-5.3
TEST_F(Finals, AfterTheirDayAreTakenAndMarkedLate) {
  school.now("2026-12-28", "23:59");
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  school.now("2026-12-29", "00:00");
  const auto late = school.run(school.teacher, finals(school, {final_mark(school.boris, "5")}));
  ASSERT_EQ(refusal(late), "");
  EXPECT_EQ(findings(late), std::vector<std::string>{"final.late 5.3"});
  EXPECT_EQ(school.number("SELECT student_id FROM final_mark WHERE late = 1"), school.boris.value);
}

// yarovoe-4.4.1b: the student's grades lock when the final stands, the group's when the sheet is closed.
TEST_F(Finals, LockTheStudentsGradesAndTheSheetTheGroups) {
  school.now("2026-12-25", "12:00");
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  const LessonId december = school.algebra_on("2026-12-21");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(december, {mark(school.anna, "5")}))), "edit.final_set 4.4.1");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(december, {mark(school.vera, "5")}))), "");
  ASSERT_EQ(set({final_mark(school.boris, "5"), final_mark(school.vera, "н/а")}), "");
  ASSERT_EQ(close(school.teacher), "");
  const LessonId september = school.algebra_on("2026-09-28");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(september, {mark(school.vera, "5")}))), "edit.sheet_closed 4.4.1");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(december, {attendance(school.vera, "Н")}))), "")
      << "attendance stays open";
}

// yarovoe-4.4.1b: the administrator corrects, with a reason.
TEST_F(Finals, OfAClosedSheetAreCorrectedByTheAdministratorWithAReason) {
  give_all_finals();
  ASSERT_EQ(close(school.teacher), "");
  EXPECT_EQ(set({final_mark(school.anna, "5", 1)}), "edit.sheet_closed 4.4.1");
  EXPECT_EQ(refusal(school.run(school.administrator, finals(school, {final_mark(school.anna, "5", 1)}))),
            "edit.reason_needed 4.4.1");
  const auto corrected =
      school.run(school.administrator, finals(school, {final_mark(school.anna, "5", 1, "решение комиссии")}));
  ASSERT_EQ(refusal(corrected), "");
  EXPECT_EQ(findings(corrected), std::vector<std::string>{"edit.overridden 4.4.1"});
  EXPECT_EQ(school.text("SELECT comment FROM final_version WHERE final_id = 1 AND version = 2"), "решение комиссии");
}

TEST_F(Finals, OfAStaleVersionAStrangerOrTwiceAreRefused) {
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  EXPECT_EQ(set({final_mark(school.anna, "5")}), "journal.stale_version");
  EXPECT_EQ(set({final_mark(school.outsider, "н/а")}), "journal.student_not_in_group");
  EXPECT_EQ(set({final_mark(school.boris, "5"), final_mark(school.boris, "4")}), "journal.row_twice");
  EXPECT_EQ(set({}), "journal.no_rows");
}

TEST_F(Finals, StandOnceAPeriodWhateverTheGroup) {
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  FinalsRequest elsewhere;
  elsewhere.place = {school.subgroup, school.algebra, school.period};
  elsewhere.rows = {final_mark(school.anna, "н/а")};
  EXPECT_EQ(refusal(school.run(school.class_teacher, SetFinals{elsewhere})), "journal.final_in_another_group");
}

TEST_F(Finals, OfAStudentWhoLeftInTheLastWeekCanBeSet) {
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE membership SET valid_to = $2 WHERE institution_id = $1 AND student_id = $3",
                        {school.id, JournalSchool::day("2026-12-22"), school.vera});
  });
  EXPECT_EQ(set({final_mark(school.vera, "н/а")}), "");
}

TEST_F(Finals, AreGivenByTheTeacherOfTheSubject) {
  FinalsRequest physics;
  physics.place = {school.group, school.physics, school.period};
  physics.rows = {final_mark(school.anna, "н/а")};
  EXPECT_EQ(refusal(school.run(school.teacher, SetFinals{physics})), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.teacher, CloseSheet{physics.place, "{}"})), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.other_teacher, finals(school, {final_mark(school.anna, "н/а")}))),
            "access.not_found");
  EXPECT_EQ(refusal(school.run(school.class_teacher, SetFinals{physics})), "");
}

TEST_F(Finals, InPartKeepWhatCanStand) {
  const auto outcome = school.run(
      school.teacher, finals(school, {final_mark(school.anna, "4"), final_mark(school.vera, "4")}, false, true));
  ASSERT_EQ(refusal(outcome), "");
  EXPECT_EQ(school.rows("final_mark"), 1);
  EXPECT_EQ(findings(outcome, 1), std::vector<std::string>{"final.too_few_marks 5.2"});
}

TEST_F(Finals, SheetClosesOnceAndWithEveryFinal) {
  ASSERT_EQ(set({final_mark(school.anna, "4")}), "");
  const auto missing = school.run(school.teacher, CloseSheet{{school.group, school.algebra, school.period}, "{}"});
  ASSERT_EQ(refusal(missing), "journal.finals_missing");
  EXPECT_EQ(missing.problem().detail("count"), "2");
  ASSERT_EQ(set({final_mark(school.boris, "5"), final_mark(school.vera, "н/а")}), "");
  ASSERT_EQ(close(school.teacher), "");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'sheet.closed'"), R"({"sheet":1,"finals":[1,2,3]})");
  EXPECT_EQ(close(school.teacher), "journal.sheet_already_closed");
}

TEST_F(Finals, SheetOfNothingThatExistsIsNotFound) {
  EXPECT_EQ(refusal(school.run(school.administrator, CloseSheet{{school.group, SubjectId{99}, school.period}, "{}"})),
            "access.not_found");
  EXPECT_EQ(refusal(school.run(school.administrator, CloseSheet{{school.group, school.algebra, PeriodId{99}}, "{}"})),
            "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
