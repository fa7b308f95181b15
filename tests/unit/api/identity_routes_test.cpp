#include "api_school.h"
#include "records/account_store.h"

namespace vestnik::tests {
namespace {

class IdentityRoutes : public ApiSchool {
 protected:
  IdentityRoutes() {
    school.write([&](Transaction& transaction) {
      add_account(transaction, school.mother, "anikina", "code", school.clock().now());
    });
    const ApiPorts ports{school.database(), school.recorder(), school.access(), school.regulations(), school.sessions(),
                         school.zones(),    messages,          metrics,         school.random()};
    for (Route& route : identity_routes(ports)) routes.push_back(std::move(route));
  }
  [[nodiscard]] std::string of(PersonId person, std::string_view tail = {}) const {
    return "/api/v1/people/" + std::to_string(person.value) + "/identities" + std::string{tail};
  }
  const Json olga{{"issuer", "https://id.example"}, {"subject", "olga"}};
};

TEST_F(IdentityRoutes, AreTheAdministratorsAlone) {
  for (const PersonId other : {school.mother, school.teacher, school.class_teacher, school.deputy_head, school.anna}) {
    EXPECT_EQ(problem(post(of(school.mother), other, olga)), "access.not_found");
    EXPECT_EQ(problem(get(of(school.mother), other)), "access.not_found");
  }
  expect(201, post(of(school.mother), school.administrator, olga));
  const Response listed = get(of(school.mother), school.administrator);
  EXPECT_EQ(expect(200, listed)["identities"][0]["issuer"], "https://id.example");
  EXPECT_EQ(listed.body.find("olga"), std::string::npos) << "who it is there is not told";
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%olga%'"), 0);
  EXPECT_EQ(problem(post(of(school.mother), school.administrator, olga)), "identities.linked_already");
  EXPECT_EQ(problem(post(of(school.anna), school.administrator, olga)), "identities.no_account");
  EXPECT_EQ(problem(call(Method::del, of(school.anna, "/1"), school.administrator)), "access.not_found");
  expect(200, call(Method::del, of(school.mother, "/1"), school.administrator));
  EXPECT_TRUE(expect(200, get(of(school.mother), school.administrator))["identities"].empty());
  expect(201, post(of(school.mother), school.administrator, olga));
}

}  // namespace
}  // namespace vestnik::tests
