#include "unit/diary/diary_school.h"

namespace vestnik::tests {
namespace {

/// What SQLite means to do, a line a step.
std::vector<std::string> plan_of(Database& database, const std::string& sql) {
  std::vector<std::string> steps;
  database.read(school, [&](Transaction& tx) {
    tx.query("EXPLAIN QUERY PLAN " + sql, {school, egor, "2026-10-12", "2026-10-18"},
             [&](const Row& row) { steps.push_back(row.string(3)); });
  });
  return steps;
}

void expect_only_lookups(const std::vector<std::string>& steps, const std::string& leads) {
  ASSERT_FALSE(steps.empty());
  EXPECT_NE(steps.front().find(leads), std::string::npos) << steps.front();
  for (const std::string& step : steps) EXPECT_EQ(step.find("SCAN"), std::string::npos) << step;
}

TEST_F(DiarySchool, WeekOfAGroupIsReadByOneLookup) {
  expect_only_lookups(plan_of(school_.database(),
                              "SELECT lesson_id, topic FROM v1_group_lesson WHERE institution_id = $1 "
                              "AND group_id = $2 AND date >= $3 AND date <= $4"),
                      "lesson_by_group (institution_id=? AND group_id=? AND date>? AND date<?)");
}

TEST_F(DiarySchool, GroupsOfAStudentAreReadByOneLookup) {
  expect_only_lookups(plan_of(school_.database(),
                              "SELECT group_id FROM v1_group_member WHERE institution_id = $1 AND student_id = $2 "
                              "AND $3 < $4"),
                      "membership_by_student");
}

TEST_F(DiarySchool, WorksOfAGroupAreReadByLookupsThatBeginWithTheGroup) {
  expect_only_lookups(plan_of(school_.database(),
                              "SELECT task_id, kind, title FROM v1_group_task WHERE institution_id = $1 "
                              "AND group_id = $2 AND date >= $3 AND date <= $4"),
                      "lesson_by_group");
}

TEST_F(DiarySchool, MarksAndAbsencesOfAWeekAreReadFromAnIndexAlone) {
  const std::string of_student =
      " WHERE institution_id = $1 AND student_id = $2 AND lesson_id >= $3 AND lesson_id <= $4";
  expect_only_lookups(
      plan_of(school_.database(),
              "SELECT mark_id, task_id, first_grade, second_grade, version FROM v1_lesson_mark" + of_student),
      "COVERING INDEX mark_of_student");
  expect_only_lookups(plan_of(school_.database(), "SELECT code, reason FROM v1_lesson_absence" + of_student),
                      "COVERING INDEX attendance_of_student");
}

TEST_F(DiarySchool, MarksAndAbsencesOfAPeriodAreReadByLookupsThatBeginWithTheStudent) {
  const std::string of_student = " WHERE institution_id = $1 AND student_id = $2 AND date >= $3 AND date <= $4";
  expect_only_lookups(plan_of(school_.database(), "SELECT mark_id, work_title FROM v1_student_mark" + of_student),
                      "mark_of_student");
  expect_only_lookups(plan_of(school_.database(), "SELECT code, reason FROM v1_student_attendance" + of_student),
                      "attendance_of_student");
}

}  // namespace
}  // namespace vestnik::tests
