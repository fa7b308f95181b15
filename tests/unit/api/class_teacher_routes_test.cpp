// Class teachers and curators with the orders that appointed them.
#include "api_school.h"

namespace vestnik::tests {
namespace {

class ClassTeacherRoutes : public ApiSchool {
 protected:
  explicit ClassTeacherRoutes(std::string_view code = "yarovoe") : ApiSchool(code) {}
  Response appoint(PersonId who, PersonId whom, const char* from, const std::string& order = "17-к") {
    return post("/api/v1/groups/" + std::to_string(school.group.value) + "/class-teacher", who,
                {{"person", whom.value}, {"from", from}, {"order", order}, {"order_date", "2026-09-10"}});
  }
  std::vector<Json> leads() {
    const Json answer = expect(200, get("/api/v1/class-teachers", school.administrator));
    std::vector<Json> found;
    for (const Json& one : answer["class_teachers"]) {
      if (one["group"] == school.group.value) found.push_back(one);
    }
    return found;
  }
  bool sees_cards_of_anna(PersonId who) {
    return get("/api/v1/groups/" + std::to_string(school.group.value) + "/accounts", who).status == 200;
  }
};

// yarovoe-4.1.2: the curator's role shows the order that granted it (the administrator's: tests of roles).
TEST_F(ClassTeacherRoutes, ShowTheOrderOfACurator) {
  ASSERT_EQ(leads().size(), 1U);
  EXPECT_EQ(leads()[0]["order"], "") << "of an import";
  expect(201, appoint(school.administrator, school.teacher, "2026-09-15"));
  const auto now = leads();
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(now[0]["to"], "2026-09-14") << "whoever led it so far does so to the eve";
  EXPECT_EQ(now[1]["person"], school.teacher.value);
  EXPECT_EQ(now[1]["order"], "17-к");
  EXPECT_EQ(now[1]["order_date"], "2026-09-10");
  EXPECT_TRUE(sees_cards_of_anna(school.class_teacher));
  EXPECT_FALSE(sees_cards_of_anna(school.teacher)) << "the last second before";
  school.now("2026-09-15", "00:00");
  EXPECT_TRUE(sees_cards_of_anna(school.teacher)) << "the first second of the order";
  EXPECT_FALSE(sees_cards_of_anna(school.class_teacher));
}

TEST_F(ClassTeacherRoutes, WantAnOrderAndSomebodyOfTheStaff) {
  EXPECT_EQ(problem(appoint(school.deputy_head, school.teacher, "2026-09-15")), "access.not_found");
  EXPECT_EQ(problem(appoint(school.administrator, school.teacher, "2026-09-15", "")), "roles.order_missing");
  EXPECT_EQ(problem(appoint(school.administrator, school.mother, "2026-09-15")), "journal.not_of_the_staff");
  EXPECT_EQ(
      problem(post(
          "/api/v1/groups/" + std::to_string(school.subgroup.value) + "/class-teacher", school.administrator,
          {{"person", school.teacher.value}, {"from", "2026-09-15"}, {"order", "1"}, {"order_date", "2026-09-10"}})),
      "roles.unknown_group");
  expect(201, appoint(school.administrator, school.teacher, "2026-09-15"));
  EXPECT_EQ(problem(appoint(school.administrator, school.other_teacher, "2026-09-15")), "roles.led_already");
  EXPECT_EQ(problem(get("/api/v1/class-teachers", school.teacher)), "access.forbidden");
}

}  // namespace
}  // namespace vestnik::tests
