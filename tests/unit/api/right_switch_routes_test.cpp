// Cells of the table of rights, switched by the administrator.
#include "api_school.h"
#include "records/account_store.h"
#include "records/right_switch_store.h"

namespace vestnik::tests {
namespace {

class RightSwitchRoutes : public ApiSchool {
 protected:
  static std::string cell(const std::string& right, const std::string& role) {
    return "/api/v1/rights/" + right + "/" + role;
  }
  Response set(PersonId who, const std::string& right, const std::string& role, const Json& scope) {
    return put(cell(right, role), who, {{"scope", scope}});
  }
  Json row(const std::string& object, const std::string& operation) {
    const Json answer = expect(200, get("/api/v1/rights", school.administrator));
    for (const Json& one : answer["rights"]) {
      if (one["object"] == object && one["operation"] == operation) return one;
    }
    return Json::object();
  }
};

// syzran-m.0: the administrator switches a cell of the role table, it takes effect at the next request and is logged.
TEST_F(RightSwitchRoutes, BindFromTheNextRequestOn) {
  ASSERT_EQ(get("/api/v1/periods", school.secretary).status, 200);
  expect(200, set(school.administrator, "periods/view", "secretary", nullptr));
  EXPECT_EQ(get("/api/v1/periods", school.secretary).status, 403);
  EXPECT_EQ(get("/api/v1/periods", school.teacher).status, 200) << "of one role alone";
  EXPECT_EQ(row("periods", "view")["switched"], Json::array({"secretary"}));
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%right.switched%periods%'"), 1);
  expect(200, call(Method::del, cell("periods/view", "secretary"), school.administrator));
  EXPECT_EQ(get("/api/v1/periods", school.secretary).status, 200) << "back to the regulation";
  EXPECT_EQ(problem(call(Method::del, cell("periods/view", "secretary"), school.administrator)), "rights.not_switched");
  EXPECT_EQ(row("periods", "view")["switched"], Json::array());
}

TEST_F(RightSwitchRoutes, OpenWhatWasClosed) {
  ASSERT_EQ(get("/api/v1/settings", school.secretary).status, 403);
  expect(200, set(school.administrator, "settings/view", "secretary", "all"));
  EXPECT_EQ(get("/api/v1/settings", school.secretary).status, 200);
  expect(200, set(school.administrator, "settings/view", "secretary", nullptr));
  EXPECT_EQ(get("/api/v1/settings", school.secretary).status, 403);
}

TEST_F(RightSwitchRoutes, OpenNoFurtherThanTheScopeSays) {
  const std::string journal = "/api/v1/groups/" + std::to_string(school.other_group.value) +
                              "/journal?subject=" + std::to_string(school.algebra.value);
  ASSERT_EQ(get(journal, school.deputy_head).status, 200);
  expect(200, set(school.administrator, "journal/view", "deputy_head", "own_class"));
  EXPECT_EQ(get(journal, school.deputy_head).status, 404) << "the whole school was the deputy's before";
  EXPECT_EQ(row("journal", "view")["switched"], Json::array({"deputy_head"}));
  const Json switched = row("journal", "view");
  for (const auto& one : switched["cells"]) {
    const bool of_deputy = one["role"] == "deputy_head";
    EXPECT_TRUE(!of_deputy || one["scope"] == "own_class") << one;
  }
}

TEST_F(RightSwitchRoutes, AreHandedBackWhateverTheRegulationHasBecome) {
  school.write([&](Transaction& transaction) {
    set_right_switch(transaction, {"periods", "view", Role::dispatcher, Scope::any, ""}, school.administrator,
                     school.clock().now());
  });
  EXPECT_EQ(row("periods", "view")["switched"], Json::array({"dispatcher"})) << "shown, though there is none here";
  expect(200, call(Method::del, cell("periods/view", "dispatcher"), school.administrator));
  EXPECT_EQ(row("periods", "view")["switched"], Json::array());
}

TEST_F(RightSwitchRoutes, LeaveTheAdministratorWhatMendsTheRights) {
  for (const char* right : {"rights/switch", "rights/view", "settings/write", "me/view"}) {
    EXPECT_EQ(problem(set(school.administrator, right, "administrator", "own_child")), "rights.must_stay") << right;
  }
  EXPECT_EQ(problem(set(school.administrator, "identities/link", "secretary", "all")), "rights.closed_for_good")
      << "it opens every account";
  EXPECT_EQ(problem(set(school.administrator, "regulation/put_in_force", "secretary", "any")),
            "rights.closed_for_good");
}

// yarovoe-4.2.1, otradny-4.admin.3: only the administrator opens and changes the table of role rights, and the change
// is logged.
TEST_F(RightSwitchRoutes, AreTheAdministratorsAlone) {
  for (const PersonId who :
       {school.deputy_head, school.secretary, school.class_teacher, school.teacher, school.mother, school.anna}) {
    EXPECT_EQ(problem(set(who, "periods/view", "secretary", nullptr)), "access.forbidden");
    EXPECT_EQ(problem(call(Method::del, cell("periods/view", "secretary"), who)), "access.forbidden");
    EXPECT_EQ(problem(get("/api/v1/rights", who)), "access.forbidden");
  }
  EXPECT_EQ(problem(set(school.administrator, "rights/switch", "deputy_head", "all")), "rights.closed_for_good");
  EXPECT_EQ(problem(set(school.administrator, "roles/write", "deputy_head", "all")), "rights.closed_for_good");
}

TEST_F(RightSwitchRoutes, OpenNothingThatIsClosedForGood) {
  const auto refused = [&](const char* right, const char* role, const Json& scope) {
    return problem(set(school.administrator, right, role, scope));
  };
  EXPECT_EQ(refused("marks/write", "student", "self"), "rights.closed_for_good");
  EXPECT_EQ(refused("diary/view", "parent", "all"), "rights.closed_for_good");
  EXPECT_EQ(refused("cards_medical/view", "class_teacher", "own_class"), "rights.closed_for_good");
  EXPECT_EQ(refused("roles/write", "administrator", nullptr), "rights.must_stay");
  EXPECT_EQ(refused("rights/switch", "administrator", nullptr), "rights.must_stay");
  EXPECT_EQ(refused("curriculum/view", "teacher", "any"), "rights.closed_by_regulation");
  EXPECT_EQ(refused("moons/view", "teacher", "any"), "rights.unknown_right");
  EXPECT_EQ(refused("periods/view", "captain", "any"), "rights.unknown_right");
  EXPECT_EQ(refused("periods/view", "dispatcher", "any"), "rights.role_not_here");
  EXPECT_EQ(refused("periods/view", "secretary", "everywhere"), "api.unknown_word");
}

// syzran-5.1: a shared account cannot be made: each account is bound to one person, and nobody has two.
TEST_F(RightSwitchRoutes, RestOnAccountsOfOnePersonEach) {
  const auto make = [&](PersonId person, const char* login) {
    school.write(
        [&](Transaction& transaction) { (void)add_account(transaction, person, login, "", school.clock().now()); });
  };
  make(school.teacher, "ivanova");
  EXPECT_THROW(make(school.teacher, "second"), DatabaseError) << "one person, one account";
  EXPECT_THROW(make(school.deputy_head, "ivanova"), DatabaseError) << "one login, one person";
  EXPECT_THROW(make(PersonId{9999}, "everybody"), DatabaseError) << "no account without its person";
  const Json issued =
      expect(201, call(Method::post, "/api/v1/staff/" + std::to_string(school.teacher.value) + "/credentials",
                       school.administrator));
  EXPECT_EQ(issued["login"], "ivanova") << "a new code is the same person's account";
}

}  // namespace
}  // namespace vestnik::tests
