#include "unit/bulletin/board_school.h"

namespace vestnik::tests {
namespace {

class Withdrawal : public BoardSchool {
 protected:
  Response take_back(std::int64_t id, PersonId person) {
    return host_.post("/api/v1/announcements/" + std::to_string(id) + "/withdrawal", person, "", key());
  }
};

TEST_F(Withdrawal, TakesTheNoticeOffTheBoardAndTellsThoseWhoWereTold) {
  const auto id = posted(deputy_head, R"({"title":"Собрание","groups":[1]})");
  expect(200, take_back(id, deputy_head));
  EXPECT_TRUE(titles(egor).empty());
  EXPECT_EQ(board(deputy_head)["announcements"][0]["withdrawn"], true);
  EXPECT_EQ(host_.post("/api/v1/announcements/" + std::to_string(id) + "/read", egor, "", key()).status, 404);

  const auto found = events("announcement.withdrawn");
  ASSERT_EQ(found.size(), 1U);
  school_.database().read(school, [&](Transaction& tx) {
    const EventAudience audience = bulletin::audience_of(tx, found[0]);
    EXPECT_TRUE(audience.withdrawn);
    EXPECT_EQ(audience.fact, id);
    EXPECT_EQ(audience.fact_version, 2);
    EXPECT_FALSE(bulletin::audience_of(tx, events("announcement.posted")[0]).withdrawn);
  });
}

TEST_F(Withdrawal, IsForTheAuthorAndTheAdministration) {
  const auto id = posted(algebra_teacher, R"({"title":"Консультация","groups":[1]})");
  for (const PersonId person : {class_teacher_7a, egors_mother}) EXPECT_EQ(take_back(id, person).status, 404);
  EXPECT_EQ(take_back(4711, algebra_teacher).status, 404);
  expect(200, take_back(id, director));
  EXPECT_EQ(expect(409, take_back(id, algebra_teacher))["code"], "bulletin.already_withdrawn");
}

}  // namespace
}  // namespace vestnik::tests
