// Codes by the API: as data and as pages for the printer, the register, the issue list.
#include "api_school.h"

namespace vestnik::tests {
namespace {

class CredentialRoutes : public ApiSchool {
 protected:
  std::string of_group(GroupId group) { return "/api/v1/groups/" + std::to_string(group.value) + "/credentials"; }
  std::string of_staff(PersonId person) { return "/api/v1/staff/" + std::to_string(person.value) + "/credentials"; }
  static std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  }
};

// syzran-5.2c, usolye-3.1c: the class teacher prints the slips of the own class.
TEST_F(CredentialRoutes, PrintTheSlipsOfAClass) {
  const Response page = post(of_group(school.group) + "?page=true", school.class_teacher, Json::object());
  ASSERT_EQ(page.status, 201) << page.body;
  EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(count_of(page.body, "class=\"slip\""), 4U);
  for (const char* said : {"Аникина Ольга", "Ученик: Аникина Анна", "anikina.o", "https://journal.school.example",
                           "Код учреждения: <b>syzran</b>", "до 14.10"}) {
    EXPECT_NE(page.body.find(said), std::string::npos) << said;
  }
  EXPECT_EQ(problem(post(of_group(school.other_group), school.class_teacher, Json::object())), "access.not_found");
  EXPECT_EQ(problem(post(of_group(school.group), school.class_teacher, Json::object())), "credentials.nobody_waits");
  const Json renewed =
      expect(201, post(of_group(school.group), school.class_teacher, {{"renew", true}, {"students", false}}));
  ASSERT_EQ(renewed["issued"].size(), 1U);
  EXPECT_EQ(renewed["issued"][0]["person"], school.mother.value);
  EXPECT_EQ(renewed["left_out"].size(), 0U);
}

TEST_F(CredentialRoutes, RenewAFamilysCodeInOneCall) {
  const Json body{{"guardian", school.mother.value}};
  const Json first = expect(201, post(of_anna("/credentials"), school.class_teacher, body));
  const Json second = expect(201, post(of_anna("/credentials"), school.class_teacher, body));
  EXPECT_EQ(first["login"], second["login"]);
  EXPECT_NE(first["activation_code"], second["activation_code"]);
}

TEST_F(CredentialRoutes, IssueToTheStaff) {
  const Json issued = expect(201, call(Method::post, of_staff(school.teacher), school.administrator));
  EXPECT_EQ(issued["login"], "ivanova.a");
  EXPECT_EQ(problem(call(Method::post, of_staff(school.teacher), school.class_teacher)), "access.not_found");
  EXPECT_EQ(problem(call(Method::post, of_staff(school.teacher), school.deputy_head)), "credentials.not_issued_by_you");
  EXPECT_EQ(problem(call(Method::post, of_staff(PersonId{999}), school.administrator)), "access.not_found");
}

// usolye-4.2.3: the register says who issued what, and when.
TEST_F(CredentialRoutes, KeepTheRegister) {
  expect(201, call(Method::post, of_staff(school.teacher), school.administrator));
  expect(201, post(of_anna("/credentials"), school.class_teacher, {{"guardian", school.mother.value}}));
  const Json all = expect(200, get("/api/v1/credentials", school.administrator))["issues"];
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["person"], school.mother.value);
  EXPECT_EQ(all[0]["issued_by"], school.class_teacher.value);
  EXPECT_EQ(all[0]["issued_at"], to_iso(school.clock().now()));
  EXPECT_EQ(all[1]["person"], school.teacher.value);
  EXPECT_FALSE(all[0].contains("activation_code"));

  const Json own = expect(200, get("/api/v1/credentials", school.class_teacher))["issues"];
  ASSERT_EQ(own.size(), 1U) << "a class teacher sees the own class";
  EXPECT_EQ(own[0]["person"], school.mother.value);
  EXPECT_EQ(expect(200, get("/api/v1/credentials?staff=true", school.administrator))["issues"].size(), 1U);
  EXPECT_EQ(expect(200, get("/api/v1/credentials?group=" + std::to_string(school.other_group.value),
                            school.administrator))["issues"]
                .size(),
            0U);
  EXPECT_EQ(expect(200, get("/api/v1/credentials?after=2", school.administrator))["issues"].size(), 1U);
  for (const PersonId closed : {school.teacher, school.mother, school.anna}) {
    EXPECT_EQ(problem(get("/api/v1/credentials", closed)), "access.forbidden");
  }
}

TEST_F(CredentialRoutes, PrintTheIssueListAndTakeTheSignature) {
  const Json issued =
      expect(201, post(of_anna("/credentials"), school.class_teacher, {{"guardian", school.mother.value}}));
  const std::string receipt = "/api/v1/credentials/" + std::to_string(issued["issue"].get<int>()) + "/receipt";
  EXPECT_EQ(problem(post(receipt, school.other_teacher, {{"received_on", "2026-09-14"}})), "access.not_found");
  EXPECT_EQ(problem(post("/api/v1/credentials/999/receipt", school.class_teacher, {{"received_on", "2026-09-14"}})),
            "access.not_found");
  expect(200, post(receipt, school.class_teacher, {{"received_on", "2026-09-14"}}));
  EXPECT_EQ(problem(post(receipt, school.class_teacher, {{"received_on", "2026-09-14"}})),
            "credentials.received_already");
  const Response list = get("/api/v1/credentials/list", school.class_teacher);
  ASSERT_EQ(list.status, 200);
  for (const char* said : {"Аникина Ольга", "Юдина Нина", "anikina.o", "Подпись", "14.09"}) {
    EXPECT_NE(list.body.find(said), std::string::npos) << said;
  }
  EXPECT_EQ(list.body.find(issued["activation_code"].get<std::string>()), std::string::npos);
}

}  // namespace
}  // namespace vestnik::tests
