#include <gmock/gmock.h>

#include "unit/bulletin/board_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

TEST_F(BoardSchool, ParentSeesGeneralAndOwnGroupsNoticesButNotAnothersAndNotWhomElseItIsFor) {  // yarovoe-3.6
  posted(deputy_head, R"({"title":"Всем","everyone":true})");
  posted(deputy_head, R"({"title":"Обоим","groups":[2,1]})");
  posted(deputy_head, R"({"title":"Только 7-Б","groups":[2]})");
  const auto page = board(egors_mother);
  ASSERT_EQ(page["announcements"].size(), 2U);
  EXPECT_EQ(page["announcements"][0]["title"], "Обоим") << "newest first";
  ASSERT_EQ(page["announcements"][0]["groups"].size(), 1U);
  EXPECT_EQ(page["announcements"][0]["groups"][0]["name"], "7-А");
  EXPECT_EQ(page["announcements"][0]["posted_by"], "Котова А. Ю.");
}

TEST_F(BoardSchool, NoticeSpeaksToTheAudiencesItNames) {  // yarovoe-4.5.6 syzran-m.ann.1
  posted(deputy_head, R"({"title":"Родителям","groups":[1],"audiences":["parents"]})");
  posted(deputy_head, R"({"title":"Учителям","everyone":true,"audiences":["teachers"]})");
  posted(deputy_head, R"({"title":"Ученикам","everyone":true,"audiences":["students"]})");
  EXPECT_THAT(titles(egors_mother), ElementsAre("Родителям"));
  EXPECT_THAT(titles(class_teacher_7a), ElementsAre("Учителям"));
  EXPECT_THAT(titles(director), ElementsAre("Учителям"));
  EXPECT_THAT(titles(egor), ElementsAre("Ученикам"));
  EXPECT_THAT(titles(deputy_head), ElementsAre("Ученикам", "Учителям", "Родителям")) << "the author sees the own ones";
}

TEST_F(BoardSchool, OneReceiptForEachChildsClass) {
  school_.run("INSERT INTO guardianship VALUES (1, 99, 20, 11, 'mother', '', 1, 1, 1, '2026-09-01', NULL, 0, 0)");
  const auto id = posted(deputy_head, R"({"title":"Собрание","groups":[1,2]})");
  const auto before = board(egors_mother);
  EXPECT_EQ(before["unread"], 1);
  ASSERT_EQ(before["announcements"][0]["receipts"].size(), 2U);
  EXPECT_EQ(board(egors_mother)["unread"], 1) << "looking at the board marks nothing";

  const std::string read = "/api/v1/announcements/" + std::to_string(id) + "/read";
  expect(200, host_.post(read, egors_mother, "", key()));
  const auto after = board(egors_mother);
  EXPECT_EQ(after["unread"], 0);
  for (const auto& receipt : after["announcements"][0]["receipts"]) {
    EXPECT_EQ(receipt["read_at"], "2026-10-14T08:00:00Z");
  }
  EXPECT_EQ(board(egor)["unread"], 1) << "another reader has not read it";
}

TEST_F(BoardSchool, FirstReceiptStands) {
  const auto id = posted(deputy_head, R"({"title":"Собрание","groups":[1]})");
  const std::string read = "/api/v1/announcements/" + std::to_string(id) + "/read";
  expect(200, host_.post(read, egor, "", key()));
  school_.clock().advance(std::chrono::hours{5});
  expect(200, host_.post(read, egor, "", key()));
  EXPECT_EQ(board(egor)["announcements"][0]["receipts"][0]["read_at"], "2026-10-14T08:00:00Z");
}

TEST_F(BoardSchool, AnotherGroupsNoticeAnswersLikeOneThatDoesNotExist) {  // yarovoe-3.6
  const auto id = posted(deputy_head, R"({"title":"Только 7-Б","groups":[2]})");
  const Response foreign = host_.post("/api/v1/announcements/" + std::to_string(id) + "/read", egors_mother, "", key());
  const Response unknown = host_.post("/api/v1/announcements/4711/read", egors_mother, "", key());
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, unknown.body);
}

TEST_F(BoardSchool, LongBoardIsReadInPages) {
  for (int at = 1; at <= 5; ++at) posted(deputy_head, R"({"title":")" + std::to_string(at) + R"(","everyone":true})");
  const auto first = board(egor, "?limit=2");
  ASSERT_EQ(first["announcements"].size(), 2U);
  EXPECT_EQ(first["announcements"][0]["title"], "5");
  const auto second = board(egor, "?limit=2&after=" + std::to_string(first["next"].get<int>()));
  EXPECT_EQ(second["announcements"][0]["title"], "3");
  const auto last = board(egor, "?limit=2&after=" + std::to_string(second["next"].get<int>()));
  EXPECT_EQ(last["announcements"].size(), 1U);
  EXPECT_FALSE(last.contains("next"));
  EXPECT_EQ(host_.get("/api/v1/announcements?limit=0", egor).status, 422);
}

TEST_F(BoardSchool, ClassTeacherAndTeachersOfItsSubgroupsSeeTheClasssNotices) {
  school_.run("INSERT INTO teaching VALUES (1, 50, 34, 3, 3, '2026-09-01', NULL, 0)");
  posted(deputy_head, R"({"title":"Классу","groups":[1]})");
  posted(deputy_head, R"({"title":"Подгруппе","groups":[3]})");
  EXPECT_THAT(titles(teacher_of_7b), ElementsAre("Подгруппе", "Классу"));
  EXPECT_THAT(titles(class_teacher_7a), ElementsAre("Подгруппе", "Классу"));
  EXPECT_THAT(titles(algebra_teacher), ElementsAre("Классу"));
}

}  // namespace
}  // namespace vestnik::tests
