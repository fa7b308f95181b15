#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

/// SQLite alone can be asked so; on another engine there is nothing to see.
class ControlViews : public ControlSchool {
 protected:
  void SetUp() override {
    if (School::make_database != nullptr) GTEST_SKIP() << "the plans are SQLite's";
  }
  void expect_only_lookups(const std::string& sql, const std::string& leads, const std::string& then = {}) {
    std::vector<std::string> steps;
    school_.database().read(school, [&](Transaction& tx) {
      tx.query("EXPLAIN QUERY PLAN " + sql, {school, class_7a, "2026-10-01", "2026-10-31"},
               [&](const Row& row) { steps.push_back(row.string(3)); });
    });
    ASSERT_FALSE(steps.empty());
    EXPECT_NE(steps.front().find(leads), std::string::npos) << steps.front();
    EXPECT_TRUE(then.empty() || (steps.size() > 1 && steps[1].find(then) != std::string::npos)) << steps.back();
    for (const std::string& step : steps) EXPECT_EQ(step.find("SCAN"), std::string::npos) << step;
  }
};

TEST_F(ControlViews, LessonsOfAMonthAreReadByDateAndThoseOfAGroupByGroupAndDate) {
  expect_only_lookups(
      "SELECT lesson_id, filled_at, roll_taken_at FROM v1_lesson_filling WHERE institution_id = $1 AND $2 > 0 "
      "AND date >= $3 AND date <= $4",
      "lesson_by_date (institution_id=? AND date>? AND date<?)");
  expect_only_lookups(
      "SELECT lesson_id, filled_at, roll_taken_at FROM v1_lesson_filling WHERE institution_id = $1 AND group_id = $2 "
      "AND date >= $3 AND date <= $4",
      "lesson_by_group (institution_id=? AND group_id=? AND date>? AND date<?)");
}

TEST_F(ControlViews, EntriesAndSignInsOfAnIntervalAreReadFromAnIndexAlone) {
  expect_only_lookups(
      "SELECT person_id, type FROM v1_entry WHERE institution_id = $1 AND $2 > 0 AND recorded_at >= $3 "
      "AND recorded_at < $4",
      "COVERING INDEX event_by_time");
  expect_only_lookups(
      "SELECT person_id FROM v1_sign_in WHERE institution_id = $1 AND $2 > 0 AND signed_in_at >= $3 "
      "AND signed_in_at < $4",
      "COVERING INDEX session_by_time");
}

// An index by student that covers what is asked would be walked for every lesson: all marks of the school each time.
TEST_F(ControlViews, GradesAndAbsencesAreLookedUpByLesson) {
  for (const std::string of : {"AND group_id = $2", "AND $2 > 0"}) {
    const std::string asked = " WHERE institution_id = $1 " + of + " AND date >= $3 AND date <= $4 GROUP BY student_id";
    expect_only_lookups("SELECT student_id, COUNT(*), SUM(first_grade) FROM v1_group_grade" + asked, "lesson_by_",
                        "mark_by_cell (institution_id=? AND lesson_id=?)");
    expect_only_lookups("SELECT student_id, COUNT(*) FROM v1_group_absence" + asked, "lesson_by_",
                        "attendance_by_cell (institution_id=? AND lesson_id=?)");
  }
}

TEST_F(ControlViews, WeightsOfGradesAreLookedUpByTheirWork) {
  expect_only_lookups(
      "SELECT student_id, weight_hundredths FROM v1_group_grade WHERE institution_id = $1 AND group_id = $2 "
      "AND date >= $3 AND date <= $4",
      "lesson_by_group", "mark_by_cell (institution_id=? AND lesson_id=?)");
}

}  // namespace
}  // namespace vestnik::tests
