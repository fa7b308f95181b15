#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

/// SQLite alone can be asked so; on another engine there is nothing to see.
class ControlViews : public ControlSchool {
 protected:
  void SetUp() override {
    if (School::make_database != nullptr) GTEST_SKIP() << "the plans are SQLite's";
  }
  void expect_only_lookups(const std::string& sql, const std::string& leads) {
    std::vector<std::string> steps;
    school_.database().read(school, [&](Transaction& tx) {
      tx.query("EXPLAIN QUERY PLAN " + sql, {school, class_7a, "2026-10-01", "2026-10-31"},
               [&](const Row& row) { steps.push_back(row.string(3)); });
    });
    ASSERT_FALSE(steps.empty());
    EXPECT_NE(steps.front().find(leads), std::string::npos) << steps.front();
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

TEST_F(ControlViews, GradesOfAGroupAreReadByLookupsThatBeginWithItsLessons) {
  expect_only_lookups(
      "SELECT l.subject_id, k.student_id FROM v1_group_lesson l CROSS JOIN v1_lesson_mark k WHERE l.institution_id = "
      "$1 "
      "AND l.group_id = $2 AND l.date >= $3 AND l.date <= $4 AND k.institution_id = l.institution_id "
      "AND k.lesson_id = l.lesson_id",
      "lesson_by_group");
}

}  // namespace
}  // namespace vestnik::tests
