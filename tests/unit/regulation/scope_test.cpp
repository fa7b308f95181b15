// To whom a rule applies, and the rules about people.
#include <gtest/gtest.h>

#include "unit/regulation/school.h"

namespace vestnik::tests {
namespace {

const Instant noon = at("2026-09-14", "12:00");

TEST(Scale, TheFirstClassIsNotGraded) {
  RuleSet rules = small_rules();
  ScaleRule none;
  none.head.clause = "1.4";
  none.head.applies_to.courses = {1};
  none.head.applies_to.everybody = false;
  rules.scales.push_back(none);
  const auto regulation = regulation_of(rules);
  EXPECT_FALSE(regulation->decide(mark_on("2026-09-14"), noon).refused());
  MarkChange first = mark_on("2026-09-14");
  auto lesson = lesson_on("2026-09-14");
  lesson->group.course = 1;
  first.lesson = lesson;
  const Decision decision = regulation->decide(first, noon);
  ASSERT_TRUE(decision.refused());
  EXPECT_EQ(decision.findings.front().problem.code, "marks.not_graded");
}

TEST(Scale, BothGradesOfAWorkMustStandOnIt) {
  const auto regulation = regulation_of(small_rules());
  MarkChange change = mark_on("2026-09-14", 4);
  change.after = Mark{4, 1};
  EXPECT_EQ(regulation->decide(change, noon).findings.front().problem.code, "marks.outside_scale");
  change.after = Mark{4, 3};
  EXPECT_FALSE(regulation->decide(change, noon).refused());
}

TEST(Scope, EveryNamedListMustHoldTheTarget) {
  Selector selector;
  selector.everybody = false;
  selector.classes = {"7-A", "7-B"};
  selector.subjects = {"music"};
  GroupTraits group;
  group.name = "7-B";
  const std::string music = "music";
  const std::string algebra = "algebra";
  EXPECT_TRUE(selector.admits({group, music, PersonId{1}, std::nullopt}));
  EXPECT_FALSE(selector.admits({group, algebra, PersonId{1}, std::nullopt}));
  group.name = "8-A";
  EXPECT_FALSE(selector.admits({group, music, PersonId{1}, std::nullopt}));
}

TEST(Scope, ARuleAboutAWorkKindLeavesMarksWithoutOneAlone) {
  Selector selector;
  selector.everybody = false;
  selector.work_kinds = {WorkKind::control};
  const GroupTraits group;
  const std::string subject;
  EXPECT_FALSE(selector.admits({group, subject, PersonId{1}, std::nullopt}));
  EXPECT_TRUE(selector.admits({group, subject, PersonId{1}, WorkKind::control}));
}

TEST(Attendance, TheReasonGoesWithTheAbsenceWithoutAnyRightToReasons) {
  RuleSet rules = small_rules();
  rules.absence.terms.reasons = {"R"};
  rules.absence.reason_set_by.add(Role::class_teacher);
  const auto regulation = regulation_of(rules);
  AttendanceChange change;
  change.lesson = lesson_on("2026-09-14");
  change.before = {"N", "R"};
  change.after = {"L", ""};
  EXPECT_FALSE(regulation->decide(change, noon).refused());
  change.after = {"L", "R"};
  EXPECT_EQ(regulation->decide(change, noon).findings.front().problem.code, "attendance.reason_without_absence");
}

TEST(Attendance, AnIllnessIsEnteredBeforeTheLesson) {
  RuleSet rules = small_rules();
  rules.absence.terms.reasons = {"R"};
  rules.absence.reason_set_by.add(Role::class_teacher);
  AttendanceChange change;
  auto lesson = lesson_on("2026-09-18");
  lesson->state = LessonState::planned;
  change.lesson = lesson;
  change.context.role = Role::class_teacher;
  change.own_class = true;
  change.after = {"N", "R"};
  EXPECT_EQ(regulation_of(rules)->decide(change, noon).verdict(), Verdict::allowed);
}

TEST(Period, MovedByOrderMovesItsDeadlines) {
  // syzran-m.plan.3: the period that the caller names goes before the script's.
  RuleSet rules = small_rules();
  EditRule reasons = days_rule("r", 0);
  reasons.what = MatterSet{};
  reasons.what.add(Matter::attendance);
  reasons.open_for.reset();
  FinalRule finals;
  finals.head.clause = "f";
  finals.due = DayCount{3, false};
  rules.editing = {reasons};
  rules.finals = {finals};
  const auto regulation = regulation_of(rules);
  AttendanceChange absence;
  absence.lesson = lesson_on("2026-10-20");
  absence.after = {"N", ""};
  EXPECT_TRUE(regulation->decide(absence, at("2026-10-26", "00:00")).refused());
  Period moved = rules.periods.front();
  moved.ends = day("2026-10-31");
  absence.period = moved;
  EXPECT_FALSE(regulation->decide(absence, at("2026-10-26", "00:00")).refused());
  FinalChange final;
  final.period = moved;
  final.after = FinalMark{5};
  EXPECT_TRUE(regulation->decide(final, at("2026-10-28", "23:59")).findings.empty());
  EXPECT_EQ(regulation->decide(final, at("2026-10-29", "00:00")).findings.front().problem.code, "final.late");
}

TEST(Mail, RolesThatNoRuleNamesWriteToEverybody) {
  RuleSet rules = small_rules();
  MailRule students;
  students.clause = "5.4";
  students.from.add(Role::student);
  students.may_write.add(Role::teacher);
  rules.mail = {students};
  const auto regulation = regulation_of(rules);
  MailSending letter;
  letter.recipient_role = Role::director;
  letter.context.role = Role::student;
  EXPECT_EQ(regulation->decide(letter, noon).findings.front().problem.clause, "5.4");
  letter.context.role = Role::teacher;
  EXPECT_FALSE(regulation->decide(letter, noon).refused());
}

TEST(DaysOfTheInstitution, AreTheSameOutsideOfTheTableAsInIt) {
  const TimeZone zone = TimeZone::find("Europe/Samara").value();
  const DayStarts days{zone, day("2026-09-01"), 10};
  for (const char* date : {"2026-08-31", "2026-09-01", "2026-09-10", "2026-09-11", "2031-01-01"})
    EXPECT_EQ(days.of(day(date)), zone.start_of_day(day(date))) << date;
}

}  // namespace
}  // namespace vestnik::tests
