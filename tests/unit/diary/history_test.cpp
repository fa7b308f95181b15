#include "unit/diary/diary_school.h"

namespace vestnik::tests {
namespace {

// usolye-1.4
TEST_F(DiarySchool, HistoryOfAMarkTellsOldNewWhenAndByWhom) {
  lesson(1, "2026-10-13", 1, class_7a, 1);
  mark(5, 1, egor, "4");
  const auto at = std::to_string(to_microseconds(*parse_iso_instant("2026-10-13T05:00:00Z")));
  school_.run("INSERT INTO mark_version VALUES (1, 5, 1, 3, NULL, '', NULL, '', 30, " + at + ")");
  school_.run("INSERT INTO mark_version VALUES (1, 5, 2, NULL, NULL, '', NULL, '', 33, " + at + ")");
  school_.run("INSERT INTO mark_version VALUES (1, 5, 3, 4, NULL, 'secret remark', NULL, '', 0, " + at + ")");

  school_.run("INSERT INTO family_word VALUES (1, 5, 2, 'пересчитано по критериям')");

  const auto versions = read("/api/v1/students/10/marks/5/history", egors_mother)["versions"];

  ASSERT_EQ(versions.size(), 3U);
  EXPECT_TRUE(versions[0]["before"].is_null());
  EXPECT_EQ(versions[0]["after"], "3");
  EXPECT_EQ(versions[0]["role"], "teacher");
  EXPECT_EQ(versions[0]["by"], "Иванова А. П.");
  EXPECT_FALSE(versions[0].contains("why"));
  EXPECT_EQ(versions[0]["recorded_at"], "2026-10-13T05:00:00Z");
  EXPECT_EQ(versions[1]["before"], "3");
  EXPECT_TRUE(versions[1]["after"].is_null());
  EXPECT_EQ(versions[1]["role"], "administrator");
  EXPECT_EQ(versions[1]["why"], "пересчитано по критериям");
  EXPECT_EQ(versions[2]["after"], "4");
  EXPECT_EQ(versions[2]["role"], "service");
  EXPECT_FALSE(versions[2].contains("by"));
  EXPECT_EQ(versions.dump().find("secret"), std::string::npos);
}

// syzran-7.4.7b: what was done under an application says so.
TEST_F(DiarySchool, HistoryNamesTheApplicationAndItsClause) {
  lesson(1, "2026-10-01", 1, class_7a, 1);
  mark(5, 1, egor, "4");
  school_.run(
      "INSERT INTO application (institution_id, id, teacher_id, reason, state, filed_at, note, version, clause) "
      "VALUES (1, 9, 30, 'secret illness', 'granted', 0, '', 2, '7.4.7')");
  school_.run("INSERT INTO mark_version VALUES (1, 5, 1, 3, NULL, '', NULL, '', 30, 0)");
  school_.run("INSERT INTO mark_version VALUES (1, 5, 2, 4, NULL, '', 9, '', 30, 0)");
  const auto versions = read("/api/v1/students/10/marks/5/history", algebra_teacher)["versions"];
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_FALSE(versions[0].contains("application"));
  EXPECT_EQ(versions[1]["application"], 9);
  EXPECT_EQ(versions[1]["clause"], "7.4.7");
  EXPECT_EQ(versions.dump().find("secret"), std::string::npos);
}

TEST_F(DiarySchool, HistoryOfAnotherChildsMarkIsNotFoundUnderTheOwnChild) {  // yarovoe-3.6
  lesson(1, "2026-10-13", 1, class_7b, 1);
  mark(5, 1, masha, "4");
  school_.run("INSERT INTO mark_version VALUES (1, 5, 1, 4, NULL, '', NULL, '', 34, 0)");
  const Response foreign = host_.get("/api/v1/students/10/marks/5/history", egors_mother);
  const Response unknown = host_.get("/api/v1/students/10/marks/6/history", egors_mother);
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, unknown.body);
  EXPECT_EQ(host_.get("/api/v1/students/11/marks/5/history", mashas_father).status, 200);
  // A parent whom a court has barred is answered like a stranger.
  school_.run("UPDATE guardianship SET sees = 0, is_told = 0, writes = 0 WHERE guardian_id = 21");
  const Response barred = host_.get("/api/v1/students/11/marks/5/history", mashas_father);
  EXPECT_EQ(barred.status, 404);
  EXPECT_EQ(barred.body, host_.get("/api/v1/students/11/marks/5/history", egors_mother).body);
  EXPECT_EQ(host_.get("/api/v1/students/11/marks/5/history", director).status, 200);  // yarovoe-5.1
}

}  // namespace
}  // namespace vestnik::tests
