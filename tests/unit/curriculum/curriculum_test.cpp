#include "plugins/curriculum/migrations.h"
#include "plugins/curriculum/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

constexpr int algebra = 1;
constexpr int physics = 2;
constexpr int english = 3;

class CurriculumSchool : public RecordingSchool {
 protected:
  CurriculumSchool() : routes_(host_) {
    school_.migrate("curriculum", curriculum::migrations());
    routes_.contribute();
  }
  Response set(PersonId who, int subject, const std::string& kind, int hours, int version, int module = 0) {
    const std::string of = module == 0 ? "null" : std::to_string(module);
    return host_.call(Method::put, "/api/v1/curriculum/" + std::to_string(subject), who,
                      R"({"kind":")" + kind + R"(","hours":)" + std::to_string(hours) + R"(,"module":)" + of +
                          R"(,"expected_version":)" + std::to_string(version) + "}",
                      key());
  }
  nlohmann::json item(int subject) {
    const auto items = expect(200, host_.get("/api/v1/curriculum", algebra_teacher))["items"];
    for (const auto& one : items) {
      if (one["subject"] == subject) return one;
    }
    return {};
  }
  static std::string code(const Response& response) { return nlohmann::json::parse(response.body).value("code", ""); }

  curriculum::CurriculumRoutes routes_;
};

// otradny-2.4: an item has one of the four kinds, and a module totals its courses.
TEST_F(CurriculumSchool, AModuleTotalsItsCourses) {
  EXPECT_EQ(item(algebra)["kind"], "subject") << "as long as nobody says otherwise";
  expect(200, set(deputy_head, algebra, "module", 36, 0));
  expect(200, set(deputy_head, physics, "course", 100, 0, algebra));
  expect(200, set(deputy_head, english, "course", 64, 0, algebra));
  EXPECT_EQ(item(algebra)["courses"], 2);
  EXPECT_EQ(item(algebra)["total_hours"], 200);
  EXPECT_EQ(item(physics)["module"], algebra);
  expect(200, set(deputy_head, english, "discipline", 64, 1));
  EXPECT_EQ(item(algebra)["total_hours"], 136);
  EXPECT_FALSE(item(english).contains("total_hours"));
  EXPECT_EQ(events("curriculum.changed").front().payload, R"({"subject":1,"version":1})");
}

TEST_F(CurriculumSchool, OnlyCoursesBelongToModules) {
  EXPECT_EQ(code(set(deputy_head, physics, "course", 10, 0, algebra)), "curriculum.no_such_module");
  expect(200, set(deputy_head, algebra, "module", 36, 0));
  EXPECT_EQ(code(set(deputy_head, physics, "discipline", 10, 0, algebra)), "curriculum.module_only_of_course");
  expect(200, set(deputy_head, physics, "course", 10, 0, algebra));
  EXPECT_EQ(code(set(deputy_head, algebra, "discipline", 36, 1)), "curriculum.module_has_courses");
  EXPECT_EQ(code(set(deputy_head, physics, "practice", 10, 1)), "curriculum.unknown_kind");
}

TEST_F(CurriculumSchool, IsWrittenByTheStudyOfficeOnWhatItSaw) {
  EXPECT_EQ(set(algebra_teacher, algebra, "module", 36, 0).status, 403);
  EXPECT_EQ(host_.get("/api/v1/curriculum", egors_mother).status, 403);
  EXPECT_EQ(code(set(deputy_head, algebra, "module", 36, 4)), "journal.stale_version");
  EXPECT_EQ(set(deputy_head, 99, "module", 36, 0).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
