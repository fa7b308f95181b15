// Who of a class's families can sign in, access stopped and renewed, users removed.
#include "api_school.h"
#include "records/account_store.h"
#include "records/activation_code.h"

namespace vestnik::tests {
namespace {

constexpr const char* words_of_the_mother = "вечером пили чай";

class AccountControlRoutes : public ApiSchool {
 protected:
  explicit AccountControlRoutes(std::string_view code = "syzran") : ApiSchool(code) {}
  Json accounts(PersonId who) {
    return expect(200, get("/api/v1/groups/" + std::to_string(school.group.value) + "/accounts", who));
  }
  Json line(PersonId who, PersonId reader) {
    const Json answer = accounts(reader);
    for (const Json& one : answer["accounts"]) {
      if (one["person"] == who.value) return one;
    }
    return Json::object();
  }
  Response of_family(const std::string& what, PersonId person, PersonId who) {
    const std::string where = of_anna("/accounts/" + std::to_string(person.value) + what);
    if (what == "/renewal") return call(Method::post, where, who);
    return post(where, who, {{"reason", "телефон украли"}});
  }
  Response of_person(const std::string& what, PersonId person, PersonId who) {
    const std::string where = "/api/v1/people/" + std::to_string(person.value) + "/account/" + what;
    if (what == "restoration") return call(Method::post, where, who);
    return post(where, who, {{"reason", "выбыл, приказ 5"}});
  }
  /// Gives the mother a code and lets her sign in with it.
  void mother_signs_in() {
    slip_ = expect(201, post(of_anna("/credentials"), school.class_teacher, {{"guardian", school.mother.value}}));
    const auto opened =
        school.sessions().sign_in({"syzran", slip_["login"], words_of_the_mother, slip_["activation_code"], "", {}});
    ASSERT_TRUE(opened) << opened.problem().code;
    token_ = opened->token;
  }
  std::string sign_in() {
    const auto opened = school.sessions().sign_in({"syzran", slip_["login"], words_of_the_mother, "", "", {}});
    return opened ? "" : opened.problem().code;
  }

  Json slip_;
  std::string token_;
};

// syzran-7.3.11, labinsk-4.4.9: who has no account, who never used it, and the day of the last use; of the own class.
TEST_F(AccountControlRoutes, ShowTheClassTeacherWhoCanSignIn) {
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "none");
  const int without = accounts(school.class_teacher)["without_account"];
  expect(201, post(of_anna("/credentials"), school.class_teacher, {{"guardian", school.mother.value}}));
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "invited");
  EXPECT_EQ(accounts(school.class_teacher)["without_account"], without - 1);
  EXPECT_EQ(accounts(school.class_teacher)["never_used"], 1);
  school.clock().set(school.clock().now() + activation_lasts);
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "expired");
  mother_signs_in();
  const Json mother = line(school.mother, school.class_teacher);
  EXPECT_EQ(mother["state"], "active");
  EXPECT_EQ(mother["last_used_on"], "2026-10-14");
  EXPECT_EQ(mother["student"], school.anna.value);
  EXPECT_EQ(accounts(school.class_teacher)["never_used"], 0);
  EXPECT_EQ(mother.size(), 5U) << "the day, and nothing of what she looked at: " << mother;
  for (const PersonId stranger : {school.other_teacher, school.mother, school.anna, school.secretary}) {
    EXPECT_EQ(get("/api/v1/groups/" + std::to_string(school.group.value) + "/accounts", stranger).status, 404);
  }
  expect(200, get("/api/v1/groups/" + std::to_string(school.group.value) + "/accounts", school.administrator));
}

// syzran-7.3.11, labinsk-4.4.9: the class teacher stops and renews access; it binds the next request.
TEST_F(AccountControlRoutes, LetTheClassTeacherStopAndRenewAccess) {
  mother_signs_in();
  ASSERT_TRUE(school.sessions().who(token_));
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.other_teacher)), "access.not_found");
  expect(200, of_family("/suspension", school.mother, school.class_teacher));
  EXPECT_FALSE(school.sessions().who(token_)) << "the open session goes with it";
  EXPECT_EQ(sign_in(), "access.suspended");
  const Json mother = line(school.mother, school.administrator);
  EXPECT_EQ(mother["state"], "suspended");
  EXPECT_EQ(mother["reason"], "телефон украли");
  EXPECT_EQ(mother["stopped_by"], "Юдина Н.");
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.class_teacher)), "accounts.stopped_already");
  EXPECT_EQ(problem(post(of_anna("/credentials"), school.class_teacher, {{"guardian", school.mother.value}})),
            "journal.account_blocked")
      << "a new code is no way around it";
  expect(200, of_family("/renewal", school.mother, school.class_teacher));
  EXPECT_EQ(sign_in(), "") << "with the password she had";
  EXPECT_FALSE(school.sessions().who(token_)) << "not with the session that ended";
  EXPECT_EQ(problem(of_family("/renewal", school.mother, school.class_teacher)), "accounts.not_stopped");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM event WHERE type IN ('account.suspended', 'account.renewed')"), 2);
}

TEST_F(AccountControlRoutes, TellNobodyElseThatAnAccountIsStopped) {
  mother_signs_in();
  expect(200, of_family("/suspension", school.mother, school.class_teacher));
  for (int attempt = 0; attempt < 5; ++attempt) {
    const auto guess = school.sessions().sign_in({"syzran", slip_["login"], "не тот пароль", "", "", {}});
    EXPECT_EQ(guess.problem().code, "access.wrong_credentials");
  }
  EXPECT_EQ(sign_in(), "access.too_many_attempts") << "guessing is slowed down as for any other account";
}

TEST_F(AccountControlRoutes, LeaveTheStaffAndTheAdministratorsWordAlone) {
  mother_signs_in();
  expect(200, of_family("/suspension", school.mother, school.administrator));
  EXPECT_EQ(problem(of_family("/renewal", school.mother, school.class_teacher)), "accounts.stopped_by_administrator");
  expect(200, of_family("/renewal", school.mother, school.administrator));
  EXPECT_EQ(problem(of_family("/suspension", school.teacher, school.class_teacher)), "journal.not_a_guardian");
  school.write([&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number, "
        "recorded_at) VALUES (1, 900, $1, 'secretary', 'institution', 0, '2026-09-01', '5', 0)",
        {school.mother});
  });
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.class_teacher)), "accounts.of_staff");
  EXPECT_EQ(problem(of_family("/suspension", school.anna, school.class_teacher)), "accounts.none");
  EXPECT_EQ(problem(post(of_anna("/accounts/" + std::to_string(school.anna.value) + "/suspension"),
                         school.class_teacher, {{"reason", ""}})),
            "accounts.reason_missing");
}

TEST_F(AccountControlRoutes, SlowGuessesAtAStoppedAccountDown) {
  mother_signs_in();
  expect(200, of_family("/suspension", school.mother, school.class_teacher));
  const std::string login = slip_["login"];
  std::string answer;
  for (int attempt = 0; attempt < 7 && answer != "access.too_many_attempts"; ++attempt) {
    const std::string address = "192.0.2." + std::to_string(attempt);
    answer = school.sessions().sign_in({"syzran", login, "не тот пароль", "", "", {address, ""}}).problem().code;
  }
  EXPECT_EQ(answer, "access.too_many_attempts") << "however many addresses the guesses come from";
}

TEST_F(AccountControlRoutes, LeaveParentsAloneWhoSeeNothingOfTheChild) {
  mother_signs_in();
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE guardianship SET sees = 0, is_told = 0, writes = 0 WHERE guardian_id = $1",
                        {school.mother});
  });
  EXPECT_EQ(line(school.mother, school.class_teacher), Json::object());
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.class_teacher)), "journal.not_a_guardian")
      << "a barred parent is a stranger here, and may have another child elsewhere";
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE guardianship SET sees = 1 WHERE guardian_id = $1", {school.mother});
    transaction.execute("UPDATE person SET birth_date = '2008-09-01' WHERE id = $1", {school.anna});
  });
  EXPECT_EQ(line(school.mother, school.class_teacher), Json::object()) << "Anna is of age and has permitted nothing";
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.class_teacher)), "journal.not_a_guardian");
}

// syzran-m.stud.4: the secretary deleting a user is refused; the administrator's removal keeps the history.
TEST_F(AccountControlRoutes, LetTheAdministratorAloneRemoveUsers) {
  mother_signs_in();
  const std::int64_t events = school.rows("event");
  for (const PersonId other : {school.secretary, school.deputy_head, school.class_teacher, school.mother}) {
    EXPECT_EQ(problem(of_person("removal", school.mother, other)), "access.not_found");
  }
  EXPECT_EQ(problem(of_person("removal", school.administrator, school.administrator)), "accounts.not_yourself");
  EXPECT_EQ(problem(of_person("removal", school.boris, school.administrator)), "accounts.none");
  expect(200, of_person("removal", school.mother, school.administrator));
  EXPECT_FALSE(school.sessions().who(token_));
  EXPECT_EQ(sign_in(), "access.wrong_credentials") << "as if there were no such account";
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "closed");
  EXPECT_EQ(problem(of_family("/renewal", school.mother, school.class_teacher)), "accounts.stopped_by_administrator");
  EXPECT_EQ(school.rows("event"), events + 1) << "what was recorded stays, and the removal with it";
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM person WHERE id = $1", {school.mother}), 1);
  EXPECT_EQ(problem(of_person("removal", school.mother, school.administrator)), "accounts.removed_already");
}

TEST_F(AccountControlRoutes, GiveARemovedUserANewCodeAfterARestoration) {
  mother_signs_in();
  EXPECT_EQ(problem(of_person("restoration", school.mother, school.administrator)), "accounts.not_removed");
  expect(200, of_person("removal", school.mother, school.administrator));
  EXPECT_EQ(problem(of_person("restoration", school.mother, school.secretary)), "access.not_found");
  expect(200, of_person("restoration", school.mother, school.administrator));
  EXPECT_EQ(sign_in(), "access.wrong_credentials") << "the old password is gone for good";
  mother_signs_in();
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "active");
}

TEST_F(AccountControlRoutes, NeverRemoveTheLastAdministrator) {
  school.write([&](Transaction& transaction) {
    const AccountId own = add_account(transaction, school.administrator, "glavnaya", "", school.clock().now());
    set_password_hash(transaction, own, "-");
    const AccountId account = add_account(transaction, school.deputy_head, "zamova", "", school.clock().now());
    set_password_hash(transaction, account, "-");
    transaction.execute(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number, "
        "recorded_at) VALUES (1, 901, $1, 'administrator', 'institution', 0, '2026-09-01', '5', 0)",
        {school.deputy_head});
  });
  expect(200, of_person("removal", school.administrator, school.deputy_head));
  EXPECT_EQ(problem(of_person("removal", school.deputy_head, school.administrator)), "roles.last_administrator");
}

class LabinskAccountControl : public AccountControlRoutes {
 protected:
  LabinskAccountControl() : AccountControlRoutes("labinsk") {}
};

// labinsk-4.4.9: the same rights under the regulation of Labinsk.
TEST_F(LabinskAccountControl, IsTheClassTeachers) {
  EXPECT_EQ(line(school.mother, school.class_teacher)["state"], "none");
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.class_teacher)), "accounts.none");
  EXPECT_EQ(problem(of_family("/suspension", school.mother, school.other_teacher)), "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
