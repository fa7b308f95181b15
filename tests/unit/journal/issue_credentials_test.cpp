// Who issues credentials to whom, in each institution, by its own regulation.
#include "journal/issue_credentials.h"

#include <gtest/gtest.h>

#include "journal/family_papers.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/credential_store.h"
#include "records/guardian_store.h"
#include "records/role_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

class CredentialSchool {
 public:
  explicit CredentialSchool(std::string_view code) : school(code) {
    school.write([&](Transaction& transaction) {
      director = person(transaction, "Орлова", Role::director);
      head_of_department = person(transaction, "Зимин", Role::head_of_department);
    });
  }

  std::string to_staff(PersonId who, PersonId whom) {
    IssueStaffCredentials command{whom, school.random()};
    const auto outcome = school.run_under("staff-" + std::to_string(++issued_), who, command);
    slip = command.slip();
    return refusal(outcome);
  }
  std::string to_family(PersonId who, PersonId whom, PersonId student) {
    IssueCredentials command{whom, student, school.random(), "{}"};
    const auto outcome = school.run_under("family-" + std::to_string(++issued_), who, command);
    slip = command.slip();
    return refusal(outcome);
  }
  /// What kept the whole group from codes; "" when somebody got one.
  std::string to_group(PersonId who, GroupIssue wish) {
    IssueGroupCredentials command{wish, school.random(), "{}"};
    const auto outcome = school.run_under("group-" + std::to_string(++issued_), who, command);
    slips = command.slips();
    return refusal(outcome);
  }
  std::string sign_in(const std::string& login, const std::string& password, const std::string& code = {}) {
    const auto institution = school.text("SELECT code FROM institution");
    const auto opened = school.sessions().sign_in({institution, login, password, code});
    return opened ? "" : opened.problem().code;
  }

  JournalSchool school;
  PersonId director, head_of_department;
  CredentialSlip slip;
  std::vector<CredentialSlip> slips;

 private:
  PersonId person(Transaction& transaction, const char* last, Role role) {
    const PersonId id = add_person(transaction, {{}, last, "Инна", "", std::nullopt, ""}, school.clock().now());
    add_grant(transaction, {0, id, role, "institution", 0, JournalSchool::day("2026-09-01"), std::nullopt, "1"},
              school.clock().now());
    return id;
  }
  int issued_ = 0;
};

// usolye-3.1a: only the administrator issues the administration's credentials.
// usolye-3.1b: the deputy head issues them to teachers, a head of department does not.
TEST(CredentialChains, OfUsolye) {
  CredentialSchool usolye{"usolye"};
  JournalSchool& school = usolye.school;
  EXPECT_EQ(usolye.to_staff(school.administrator, usolye.director), "");
  EXPECT_EQ(usolye.to_staff(school.deputy_head, usolye.director), "credentials.not_issued_by_you 3.1");
  EXPECT_EQ(usolye.to_staff(school.deputy_head, usolye.head_of_department), "credentials.not_issued_by_you 3.1");
  EXPECT_EQ(usolye.to_staff(school.administrator, school.teacher), "");
  EXPECT_EQ(usolye.to_staff(school.deputy_head, school.teacher), "");
  EXPECT_EQ(usolye.to_staff(school.deputy_head, school.class_teacher), "");
  EXPECT_EQ(usolye.to_staff(usolye.head_of_department, school.teacher), "access.not_found");
  EXPECT_EQ(usolye.to_staff(school.class_teacher, school.teacher), "access.not_found");
}

// usolye-3.1c: the class teacher, and of the own group only.
TEST(CredentialChains, OfUsolyeToFamilies) {
  CredentialSchool usolye{"usolye"};
  JournalSchool& school = usolye.school;
  EXPECT_EQ(usolye.to_family(school.class_teacher, school.mother, school.anna), "");
  EXPECT_EQ(usolye.to_family(school.class_teacher, school.anna, school.anna), "");
  EXPECT_EQ(usolye.to_family(school.class_teacher, school.outsider, school.outsider), "access.not_found");
  EXPECT_EQ(usolye.to_family(school.teacher, school.mother, school.anna), "access.not_found");
}

// usolye-4.2.3, otradny-3.1a, syzran-5.2a: the issue stands in the register with its issuer and date.
TEST(CredentialChains, EveryIssueStandsInTheRegister) {
  CredentialSchool usolye{"usolye"};
  ASSERT_EQ(usolye.to_staff(usolye.school.administrator, usolye.director), "");
  usolye.school.database().read(usolye.school.id, [&](Transaction& transaction) {
    const auto issue = find_issue(transaction, usolye.slip.issue);
    ASSERT_TRUE(issue);
    EXPECT_EQ(issue->person, usolye.director);
    EXPECT_EQ(issue->issued_by, usolye.school.administrator);
    EXPECT_EQ(issue->issued_at, usolye.school.clock().now());
    EXPECT_EQ(issue->expires_at, usolye.school.clock().now() + activation_lasts);
    EXPECT_EQ(issue->login, usolye.slip.login);
  });
  EXPECT_EQ(usolye.school.number("SELECT COUNT(*) FROM event WHERE type = 'credentials.issued'"), 1);
  EXPECT_EQ(usolye.school.rows("audit_link"), 1);
}

// yarovoe-3.1a: the code comes from the administrator, sets a password, and works once.
// yarovoe-4.2.3: nobody else enters new users of the staff.
TEST(CredentialChains, OfYarovoe) {
  CredentialSchool yarovoe{"yarovoe"};
  JournalSchool& school = yarovoe.school;
  EXPECT_EQ(yarovoe.to_staff(school.deputy_head, school.teacher), "credentials.not_issued_by_you 3.1");
  EXPECT_EQ(yarovoe.to_staff(school.class_teacher, school.teacher), "access.not_found");
  EXPECT_EQ(school.rows("account"), 0);
  ASSERT_EQ(yarovoe.to_staff(school.administrator, school.teacher), "");
  EXPECT_EQ(yarovoe.sign_in(yarovoe.slip.login, "вечером пили чай", yarovoe.slip.code), "");
  EXPECT_EQ(yarovoe.sign_in(yarovoe.slip.login, "другие три слова", yarovoe.slip.code), "access.wrong_credentials");
  EXPECT_EQ(yarovoe.sign_in(yarovoe.slip.login, "вечером пили чай"), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM credential_issue WHERE used_at IS NOT NULL"), 1);
}

// yarovoe-3.1b: the curator prints the codes of the own group at once, and is refused for another one.
TEST(CredentialChains, OfYarovoeToTheWholeGroup) {
  CredentialSchool yarovoe{"yarovoe"};
  JournalSchool& school = yarovoe.school;
  EXPECT_EQ(yarovoe.to_group(school.class_teacher, {school.other_group}), "access.not_found");
  EXPECT_EQ(yarovoe.to_group(school.teacher, {school.group}), "access.not_found");
  ASSERT_EQ(yarovoe.to_group(school.class_teacher, {school.group}), "");
  ASSERT_EQ(yarovoe.slips.size(), 4U) << "three students and a mother";
  for (const CredentialSlip& slip : yarovoe.slips) {
    EXPECT_EQ(yarovoe.sign_in(slip.login, "вечером пили чай", slip.code), "") << slip.login;
  }
  EXPECT_EQ(yarovoe.to_group(school.class_teacher, {school.group}), "credentials.nobody_waits");
  EXPECT_EQ(yarovoe.to_group(school.class_teacher, {school.group, true, false, true}), "");
  ASSERT_EQ(yarovoe.slips.size(), 1U);
  EXPECT_EQ(yarovoe.slips[0].person, school.mother);
}

// otradny-3.1a, otradny-3.1b
TEST(CredentialChains, OfOtradny) {
  CredentialSchool otradny{"otradny"};
  JournalSchool& school = otradny.school;
  EXPECT_EQ(otradny.to_staff(school.administrator, school.teacher), "");
  EXPECT_EQ(otradny.to_staff(school.deputy_head, school.teacher), "credentials.not_issued_by_you 3, 1");
  EXPECT_EQ(otradny.to_family(school.class_teacher, school.mother, school.anna), "");
  EXPECT_EQ(otradny.to_family(school.class_teacher, school.outsider, school.outsider), "access.not_found");
}

// syzran-5.2a, syzran-5.2b, syzran-5.2c: staff by the administrator alone, students and parents by the class teacher.
TEST(CredentialChains, OfSyzran) {
  CredentialSchool syzran{"syzran"};
  JournalSchool& school = syzran.school;
  EXPECT_EQ(syzran.to_staff(school.administrator, school.class_teacher), "");
  EXPECT_EQ(syzran.to_staff(school.deputy_head, school.class_teacher), "credentials.not_issued_by_you 5.2");
  EXPECT_EQ(syzran.to_family(school.class_teacher, school.anna, school.anna), "");
  EXPECT_EQ(syzran.to_family(school.class_teacher, school.mother, school.anna), "");
  EXPECT_EQ(syzran.to_family(school.class_teacher, school.outsider, school.outsider), "access.not_found");
}

// labinsk-3.12: the class teacher or the administrator; labinsk-3.18: staff by the administrator alone.
// labinsk-4.2.9: the administrator for anybody whose papers are there.
TEST(CredentialChains, OfLabinsk) {
  CredentialSchool labinsk{"labinsk"};
  JournalSchool& school = labinsk.school;
  EXPECT_EQ(labinsk.to_staff(school.deputy_head, school.teacher), "credentials.not_issued_by_you 3.18");
  EXPECT_EQ(labinsk.to_staff(school.administrator, school.teacher), "");
  EXPECT_EQ(labinsk.to_family(school.administrator, school.mother, school.anna), "credentials.consent_first 3.11");
  EXPECT_EQ(labinsk.to_family(school.class_teacher, school.anna, school.anna), "credentials.consent_first 3.11");
  EXPECT_EQ(labinsk.to_group(school.class_teacher, {school.group}), "credentials.consent_first 3.11");
  RecordConsent consent{{school.mother, school.anna, "№ 12", JournalSchool::day("2026-09-10")}, "{}"};
  ASSERT_EQ(refusal(school.run(school.class_teacher, std::move(consent))), "");
  EXPECT_EQ(labinsk.to_family(school.administrator, school.mother, school.anna), "");
  EXPECT_EQ(labinsk.to_family(school.teacher, school.mother, school.anna), "access.not_found");
  ASSERT_EQ(labinsk.to_group(school.class_teacher, {school.group}), "") << "those without papers are left out";
  ASSERT_EQ(labinsk.slips.size(), 1U);
  EXPECT_EQ(labinsk.slips[0].person, school.anna);
}

TEST(Credentials, OfSomebodyOfTheStaffAreNotTheClassTeachersToRenew) {
  CredentialSchool syzran{"syzran"};
  JournalSchool& school = syzran.school;
  school.write([&](Transaction& transaction) {
    add_guardianship(transaction,
                     {0, school.administrator, school.boris, "father", "", true, true, true,
                      JournalSchool::day("2026-09-01"), std::nullopt},
                     school.clock().now());
  });
  EXPECT_EQ(syzran.to_family(school.class_teacher, school.administrator, school.boris), "credentials.of_staff");
  ASSERT_EQ(syzran.to_group(school.class_teacher, {school.group}), "");
  EXPECT_EQ(syzran.slips.size(), 4U);
  EXPECT_EQ(syzran.to_staff(school.administrator, school.mother), "credentials.not_staff");
}

TEST(Credentials, OfAnAdministratorAreAdministratorsAlone) {
  CredentialSchool syzran{"syzran"};
  EXPECT_EQ(syzran.to_staff(syzran.school.deputy_head, syzran.school.administrator),
            "credentials.administrator_by_administrator");
}

TEST(Credentials, RenewedEndThePasswordTheSessionsAndTheSecondFactor) {
  CredentialSchool syzran{"syzran"};
  JournalSchool& school = syzran.school;
  ASSERT_EQ(syzran.to_staff(school.administrator, school.teacher), "");
  const CredentialSlip first = syzran.slip;
  const auto opened = school.sessions().sign_in({"syzran", first.login, "вечером пили чай", first.code});
  ASSERT_TRUE(opened);
  school.write([&](Transaction& transaction) {
    const auto& factors = school.sessions().second_factors();
    ASSERT_TRUE(factors.begin(transaction, opened->actor.account, school.clock().now()));
  });
  ASSERT_EQ(syzran.to_staff(school.administrator, school.teacher), "");
  EXPECT_EQ(syzran.slip.login, first.login);
  EXPECT_NE(syzran.slip.code, first.code);
  EXPECT_FALSE(school.sessions().who(opened->token));
  EXPECT_EQ(syzran.sign_in(first.login, "вечером пили чай"), "access.wrong_credentials");
  EXPECT_EQ(syzran.sign_in(first.login, "вечером пили чай", first.code), "access.wrong_credentials");
  EXPECT_EQ(school.rows("second_factor"), 0);
}

TEST(Credentials, AreSignedForOnce) {
  CredentialSchool syzran{"syzran"};
  JournalSchool& school = syzran.school;
  ASSERT_EQ(syzran.to_family(school.class_teacher, school.mother, school.anna), "");
  const auto receive = [&](PersonId who, std::string_view on) {
    return refusal(
        school.run(who, ReceiveCredentials{syzran.slip.issue, school.mother, school.anna, JournalSchool::day(on)}));
  };
  EXPECT_EQ(receive(school.other_teacher, "2026-09-14"), "access.not_found");
  EXPECT_EQ(receive(school.class_teacher, "2026-09-15"), "journal.signed_in_the_future");
  EXPECT_EQ(receive(school.class_teacher, "2026-09-14"), "");
  EXPECT_EQ(receive(school.class_teacher, "2026-09-14"), "credentials.received_already");
  EXPECT_EQ(school.text("SELECT received_on FROM credential_issue"), "2026-09-14");
}

TEST(Credentials, OfAGroupAreNowhereButInTheHand) {
  CredentialSchool syzran{"syzran"};
  JournalSchool& school = syzran.school;
  ASSERT_EQ(syzran.to_group(school.class_teacher, {school.group}), "");
  for (const CredentialSlip& slip : syzran.slips) {
    for (const char* table : {"audit_payload", "event", "idempotency"}) {
      const std::string column = std::string_view{table} == "idempotency" ? "answer" : "payload";
      EXPECT_EQ(school.number("SELECT COUNT(*) FROM " + std::string{table} + " WHERE " + column + " LIKE '%" +
                              slip.code + "%'"),
                0)
          << table;
    }
  }
}

}  // namespace
}  // namespace vestnik::tests
