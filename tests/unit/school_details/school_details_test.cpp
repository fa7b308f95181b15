// What a school says of itself, and the reference lists it keeps.
#include "plugins/school_details/migrations.h"
#include "plugins/school_details/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

constexpr PersonId secretary_here{63};
constexpr PersonId hr_specialist_here{62};
constexpr const char* of_school = "/api/v1/school";
constexpr const char* posts_list = "/api/v1/reference-lists/posts/entries";

class SchoolDetails : public RecordingSchool {
 protected:
  SchoolDetails() {
    school_.migrate("school_details", school_details::migrations());
    school_.run(
        "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, recorded_at) "
        "VALUES (1, 62, 'Кадрова', 'Инна', '', 'кадрова', 'кадрова', 0), "
        "(1, 63, 'Котова', 'Рита', '', 'котова', 'котова', 0)");
    school_.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number, "
        "recorded_at) VALUES (1, 602, 62, 'hr_specialist', 'institution', 0, '2026-09-01', '5', 0), "
        "(1, 603, 63, 'secretary', 'institution', 0, '2026-09-01', '5', 0)");
    routes_.contribute();
  }
  Response set(PersonId who, const std::string& field, const std::string& value, int version = 0) {
    return host_.call(Method::put, of_school, who,
                      R"({"rows":[{"field":")" + field + R"(","value":")" + value + R"(","expected_version":)" +
                          std::to_string(version) + "}]}",
                      key());
  }
  std::string value_of(const std::string& field, PersonId reader) {
    const auto answer = expect(200, host_.get(of_school, reader));
    for (const auto& one : answer["fields"]) {
      if (one["field"] == field) return one["value"];
    }
    return "?";
  }
  nlohmann::json posts(PersonId reader) {
    return expect(200, host_.get("/api/v1/reference-lists", reader))["lists"][0]["entries"];
  }
  Response add_post(PersonId who, const std::string& value) {
    return host_.post(posts_list, who, R"({"value":")" + value + R"("})", key());
  }
  static std::string code(const Response& response) { return nlohmann::json::parse(response.body).value("code", ""); }

  school_details::SchoolRoutes routes_{host_};
};

// syzran-m.school.1: anyone but the administrator changing school details is refused.
TEST_F(SchoolDetails, AreChangedByTheAdministratorAlone) {
  for (const PersonId who : {director, deputy_head, secretary_here, hr_specialist_here, algebra_teacher,
                             class_teacher_7a, egors_mother, egor}) {
    EXPECT_EQ(set(who, "director", "Кто-то").status, 403) << who.value;
  }
  EXPECT_EQ(value_of("director", administrator), "");
  expect(200, set(administrator, "director", "Директорова Н. П."));
  EXPECT_EQ(value_of("director", administrator), "Директорова Н. П.");
  EXPECT_EQ(code(set(administrator, "director", "Другой", 0)), "school_details.stale");
  expect(200, set(administrator, "director", "Другой", 1));
  const auto versions = expect(200, host_.get("/api/v1/school/history", administrator))["versions"];
  ASSERT_EQ(versions.size(), 2U);
  ASSERT_EQ(events("school_details.changed").size(), 2U);
  EXPECT_EQ(events("school_details.changed")[1].payload, R"({"rows":[{"field":"director","version":2}]})");
}

// syzran-m.school.2: a teacher opening the school details section is refused; secretary and HR specialist view it.
TEST_F(SchoolDetails, AreViewedByTheAdministratorTheSecretaryAndTheHrSpecialist) {
  expect(200, set(administrator, "taxpayer_number", "6325028240"));
  for (const PersonId reader : {administrator, secretary_here, hr_specialist_here}) {
    EXPECT_EQ(value_of("taxpayer_number", reader), "6325028240");
  }
  for (const PersonId closed :
       {algebra_teacher, class_teacher_7a, deputy_head, director, egors_mother, mashas_father, egor}) {
    for (const char* where : {of_school, "/api/v1/school/history"}) {
      const Response refused = host_.get(where, closed);
      EXPECT_EQ(refused.status, 403) << closed.value;
      EXPECT_EQ(refused.body.find("6325028240"), std::string::npos);
    }
  }
}

TEST_F(SchoolDetails, FindSlipsInNumbers) {
  EXPECT_EQ(code(set(administrator, "taxpayer_number", "6325028241")), "school_details.wrong_value") << "check digit";
  EXPECT_EQ(code(set(administrator, "taxpayer_number", "632502824")), "school_details.wrong_value");
  EXPECT_EQ(code(set(administrator, "kpp", "63250100A")), "school_details.wrong_value");
  EXPECT_EQ(code(set(administrator, "okpo", "1234567")), "school_details.wrong_value");
  EXPECT_EQ(code(set(administrator, "moon", "full")), "school_details.unknown_field");
  expect(200, set(administrator, "kpp", "632501001"));
  expect(200, set(administrator, "kpp", "", 1));
  EXPECT_EQ(value_of("kpp", administrator), "");
}

// syzran-m.school.5: a teacher editing a reference list is refused; administrator, secretary and HR specialist edit it.
TEST_F(SchoolDetails, HaveReferenceListsThatThreeRolesEdit) {
  for (const PersonId who : {algebra_teacher, class_teacher_7a, deputy_head, director, egors_mother, egor}) {
    EXPECT_EQ(add_post(who, "Учитель").status, 403) << who.value;
  }
  expect(201, add_post(administrator, "Учитель"));
  expect(201, add_post(secretary_here, "Методист"));
  expect(201, add_post(hr_specialist_here, "Воспитатель"));
  ASSERT_EQ(posts(class_teacher_7a).size(), 3U);
  EXPECT_EQ(posts(secretary_here)[0]["value"], "Воспитатель");
  EXPECT_EQ(code(add_post(administrator, "Методист")), "school_details.entry_there");
  EXPECT_EQ(code(add_post(administrator, "")), "school_details.wrong_value");
  const std::string first = std::string{posts_list} + "/" + std::to_string(posts(administrator)[0]["id"].get<int>());
  EXPECT_EQ(host_.call(Method::del, first, algebra_teacher, "", key()).status, 403);
  EXPECT_EQ(host_.call(Method::del, "/api/v1/reference-lists/languages/entries/1", secretary_here, "", key()).status,
            404)
      << "of another list";
  expect(200, host_.call(Method::del, first, secretary_here, "", key()));
  EXPECT_EQ(posts(administrator).size(), 2U);
  EXPECT_EQ(host_.post("/api/v1/reference-lists/moons/entries", administrator, R"({"value":"x"})", key()).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
