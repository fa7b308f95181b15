#include "api_school.h"
#include "records/account_store.h"
#include "records/institution_store.h"
#include "records/outside_identity_store.h"
#include "records/person_store.h"
#include "records/role_store.h"

namespace vestnik::tests {
namespace {

class Aggregates : public ApiSchool {
 protected:
  static constexpr InstitutionId other{2};
  const OutsideIdentity observer{"https://id.region.example", "observer"};

  /// An observer with an order, an account and an outside identity in the institution of the transaction.
  PersonId add_observer(Transaction& transaction) {
    const PersonId person =
        add_person(transaction, {{}, "Надзоров", "Пётр", "", std::nullopt, ""}, school.clock().now());
    const AccountId account = add_account(transaction, person, "nadzor", "", school.clock().now());
    add_grant(
        transaction,
        {0, person, Role::education_authority, "institution", 0, JournalSchool::day("2026-09-01"), std::nullopt, "1"},
        school.clock().now());
    add_identity(transaction, account, person, observer, PersonId{}, school.clock().now());
    return person;
  }
  Json institutions(PersonId who) {
    Request request;
    request.method = Method::get;
    request.path = "/api/v1/aggregates";
    request.received_at = school.clock().now();
    request.actor = school.actor(who);
    request.actor->account =
        AccountId{school.number("SELECT id FROM account WHERE institution_id = 1 AND person_id = $1", {who})};
    for (const Route& route : routes) {
      if (route.pattern == request.path) return expect(200, route.handle(request))["institutions"];
    }
    return {};
  }
};

// otradny-1.3, syzran-1.users (partial: an education authority reads numbers and nobody's name)
TEST_F(Aggregates, AreNumbersOfTheInstitutionWithoutNames) {
  PersonId person;
  school.write([&](Transaction& transaction) { person = add_observer(transaction); });
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  const Response answer = get("/api/v1/aggregates", person);
  const Json own = expect(200, answer)["institutions"];
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0]["students"], 4);
  EXPECT_EQ(own[0]["groups"], 2) << "a subgroup is none of its own";
  EXPECT_EQ(own[0]["marks"], 1);
  EXPECT_FALSE(own[0].contains("average")) << "one mark's average would be the mark";
  EXPECT_EQ(answer.body.find("Иванова"), std::string::npos);
  EXPECT_EQ(problem(get("/api/v1/aggregates", school.teacher)), "access.forbidden");
  EXPECT_EQ(problem(get("/api/v1/rights", person)), "access.forbidden");
  EXPECT_EQ(problem(get("/api/v1/groups/" + std::to_string(school.group.value) +
                            "/journal?subject=" + std::to_string(school.algebra.value),
                        person)),
            "access.not_found");
}

TEST_F(Aggregates, OfAnotherInstitutionAreSeenByWhomItGaveTheRightItself) {
  PersonId person;
  school.write([&](Transaction& transaction) { person = add_observer(transaction); });
  const auto elsewhere = [&](const std::function<void(Transaction&)>& use) {
    school.database().write(other, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  };
  elsewhere([&](Transaction& transaction) {
    add_institution(transaction, {other, "elsewhere", "Школа № 40", "Школа 40", "school", "Europe/Samara", "40"});
  });
  EXPECT_EQ(institutions(person).size(), 1U) << "nobody there has given the right";
  PersonId there;
  elsewhere([&](Transaction& transaction) { there = add_observer(transaction); });
  const Json both = institutions(person);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[1]["code"], "elsewhere");
  EXPECT_EQ(institutions(school.administrator).size(), 1U) << "an administrator of here is nobody there";
  elsewhere([&](Transaction& transaction) {
    transaction.execute("UPDATE role_grant SET valid_to = '2026-09-13' WHERE institution_id = $1 AND person_id = $2",
                        {other, there});
  });
  EXPECT_EQ(institutions(person).size(), 1U) << "over at the next request";
}

}  // namespace
}  // namespace vestnik::tests
