#include <gmock/gmock.h>

#include "plugins/inspection/matters.h"
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ControlDuties : public ControlSchool {
 protected:
  /// Who still owes the matter, in a turn of the days.
  std::vector<DutyDebt> debts(const std::string& matter, std::vector<Role> of, const char* from, const char* until) {
    rule_.matter = matter;
    rule_.of = std::move(of);
    std::vector<DutyDebt> found;
    school_.database().read(school, [&](Transaction& tx) {
      const TimeZone zone = *TimeZone::find("Europe/Samara");
      for (const auto& one : matters_) {
        if (one->name() != matter) continue;
        found = one->debts(tx, {rule_, *host_.book().regulation, zone, *parse_iso_date(from), *parse_iso_date(until),
                                school_.clock().now()});
      }
    });
    return found;
  }
  std::vector<PersonId> owing(const std::string& matter, Role of, const char* from, const char* until) {
    std::vector<PersonId> people;
    for (const DutyDebt& debt : debts(matter, {of}, from, until)) people.push_back(debt.person);
    return people;
  }
  void checked(PersonId person, const std::string& kind, const char* noon) {
    on_day(noon);
    expect(201, send(person, "checks",
                     R"({"from":"2026-10-01","until":"2026-10-05","result":"Да","kind":")" + kind + "\"}"));
  }

  DutyRule rule_;
  std::vector<std::unique_ptr<DutyMatter>> matters_ = inspection::control_matters();
};

TEST_F(ControlDuties, TurnWithoutARecordedCheckIsOwed) {  // syzran-7.1.2 (partial: the reminder itself)
  EXPECT_THAT(owing("journal_checked", Role::director, "2026-10-01", "2026-10-31"), ElementsAre(director));
  checked(director, "journal", "2026-10-31T19:59:59Z");  // the last second of October in Samara
  EXPECT_THAT(owing("journal_checked", Role::director, "2026-10-01", "2026-10-31"), IsEmpty());
  EXPECT_THAT(owing("journal_checked", Role::director, "2026-11-01", "2026-11-30"), ElementsAre(director));
  EXPECT_THAT(owing("journal_checked", Role::deputy_head, "2026-10-01", "2026-10-31"), ElementsAre(deputy_head))
      << "each does the own check";
  checked(deputy_head, "journal", "2026-11-02T08:00:00Z");
  EXPECT_THAT(owing("journal_checked", Role::deputy_head, "2026-10-01", "2026-10-31"), IsEmpty())
      << "what was done late is done";
}

TEST_F(ControlDuties, ClassTeacherOwesACheckOfEachOwnClass) {  // usolye-3.4b.1 (partial: the reminder itself)
  const auto owed = debts("journal_checked", {Role::class_teacher}, "2026-10-05", "2026-10-11");
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].person, class_teacher_7a);
  EXPECT_EQ(owed[0].group, class_7a);
  rule_.applies_to = [](const GroupTraits& group, const std::string&) { return group.name != "7-А"; };
  EXPECT_THAT(owing("journal_checked", Role::class_teacher, "2026-10-05", "2026-10-11"), IsEmpty());
  rule_.applies_to = nullptr;
  checked(class_teacher_7a, "journal", "2026-10-11T08:00:00Z");
  EXPECT_THAT(owing("journal_checked", Role::class_teacher, "2026-10-05", "2026-10-11"), IsEmpty());
}

TEST_F(ControlDuties, LookingThroughResultsIsAnotherDutyThanAttendanceOrTheJournal) {
  checked(class_teacher_7a, "results", "2026-10-11T08:00:00Z");
  EXPECT_THAT(owing("results_checked", Role::class_teacher, "2026-10-05", "2026-10-11"), IsEmpty());
  EXPECT_THAT(owing("attendance_checked", Role::class_teacher, "2026-10-05", "2026-10-11"), IsEmpty())
      << "who looked at results and attendance looked at attendance";
  EXPECT_THAT(owing("journal_checked", Role::class_teacher, "2026-10-05", "2026-10-11"), ElementsAre(class_teacher_7a));
  checked(deputy_head, "journal", "2026-10-11T08:00:00Z");
  EXPECT_THAT(owing("deep_check_made", Role::deputy_head, "2026-10-01", "2026-10-31"), ElementsAre(deputy_head));
}

TEST_F(ControlDuties,
       OpenRemarksAreOwedUntilTheTeacherRemovesThem) {  // syzran-7.4.8 (partial) otradny-4.teacher.4 (partial)
  const auto id = raised(deputy_head, R"({"teacher_id":30,"text":"Нет тем"})");
  const auto owed = debts("remarks_removed", {Role::teacher}, "2026-10-01", "2026-10-31");
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].person, algebra_teacher);
  EXPECT_EQ(owed[0].count, 1);
  EXPECT_EQ(owed[0].things.at(0), (Problem{"duty.remark_of", {{"date", "14.10"}}}));
  EXPECT_EQ(debts("remarks_removed", {Role::teacher}, "2026-11-01", "2026-11-30").size(), 1U)
      << "an open one of October is owed in November";
  expect(200, move(algebra_teacher, id, "removal", 1));
  EXPECT_THAT(owing("remarks_removed", Role::teacher, "2026-10-01", "2026-10-31"), IsEmpty());
}

TEST_F(ControlDuties, RemarkWithADateBelongsToTheTurnOfItsDate) {  // labinsk-4.5.10 (partial: the reminder itself)
  raised(administrator, R"({"teacher_id":30,"text":"Нет тем","due":"2026-10-20"})");
  EXPECT_THAT(owing("remarks_due", Role::teacher, "2026-10-19", "2026-10-19"), IsEmpty());
  EXPECT_THAT(owing("remarks_due", Role::teacher, "2026-10-20", "2026-10-20"), ElementsAre(algebra_teacher));
  EXPECT_THAT(owing("remarks_due", Role::teacher, "2026-10-17", "2026-10-20"), ElementsAre(algebra_teacher));
  EXPECT_THAT(owing("remarks_due", Role::teacher, "2026-10-21", "2026-10-21"), IsEmpty());
}

TEST_F(ControlDuties, ReportIsOwedUntilItIsMade) {  // labinsk-6.1 (partial: the reminder itself)
  EXPECT_THAT(owing("report_made", Role::administrator, "2026-09-01", "2026-10-25"), ElementsAre(administrator));
  expect(201, send(administrator, "reports", R"({"kind":"activity","from":"2026-09-01","until":"2026-10-14"})"));
  EXPECT_THAT(owing("report_made", Role::administrator, "2026-09-01", "2026-10-25"), IsEmpty());
  EXPECT_THAT(owing("analysis_made", Role::administrator, "2026-10-01", "2026-10-31"), ElementsAre(administrator));
}

TEST_F(ControlDuties, EveryMatterHasItsSentence) {
  for (const auto& one : matters_) {
    EXPECT_TRUE(host_.catalogue().knows("duty.todo_" + std::string{one->name()})) << one->name();
    EXPECT_TRUE(host_.catalogue().knows("explain.duty_" + std::string{one->name()})) << one->name();
  }
}

}  // namespace
}  // namespace vestnik::tests
