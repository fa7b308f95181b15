#include "unit/diary/diary_school.h"

namespace vestnik::tests {
namespace {

TEST_F(DiarySchool, MissedLessonsStandWithTheirReasons) {  // labinsk-3.6d
  lesson(1, "2026-10-12", 1, class_7a, 1);
  lesson(2, "2026-10-13", 1, class_7a, 2);
  lesson(3, "2026-10-14", 1, class_7a, 1);
  missed(1, 1, egor, "Н", "УП");
  missed(2, 2, egor, "Н", "");
  missed(3, 3, egor, "", "");  // taken back
  const auto page = read("/api/v1/students/10/attendance?from=2026-09-01&to=2026-12-31", egors_mother);
  ASSERT_EQ(page["lessons"].size(), 2U);
  EXPECT_EQ(page["lessons"][0]["subject"], "Алгебра");
  EXPECT_EQ(page["lessons"][0]["reason"], "УП");
  EXPECT_EQ(page["lessons"][1]["reason"], "");
  ASSERT_EQ(page["totals"].size(), 2U);
  EXPECT_EQ(page["totals"][1]["lessons"], 1);
}

TEST_F(DiarySchool, AYearOfAttendanceFitsInOneQuestion) {
  EXPECT_EQ(host_.get("/api/v1/students/10/attendance?from=2026-09-01&to=2027-09-01", egor).status, 200);
  EXPECT_EQ(host_.get("/api/v1/students/10/attendance?from=2026-09-01&to=2027-09-02", egor).status, 400);
}

}  // namespace
}  // namespace vestnik::tests
