#include "journal/family_papers.h"

#include <gtest/gtest.h>

#include "journal/issue_credentials.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

class FamilyPapers : public ::testing::Test {
 protected:
  std::string sign(PersonId who, PersonId guardian, std::string_view date = "2026-09-10") {
    return refusal(school.run(who, RecordConsent{{guardian, school.anna, "№ 12", JournalSchool::day(date)}, "{}"}));
  }
  std::string revoke(std::string_view date = "2026-09-14") {
    return refusal(
        school.run(school.class_teacher, RevokeConsent{school.mother, school.anna, JournalSchool::day(date), "{}"}));
  }
  std::string issue(PersonId who) {
    IssueCredentials command{school.mother, school.anna, school.random(), "{}"};
    const auto outcome = school.run_under("issue-" + std::to_string(++issued_), who, command);
    code_ = command.slip().code;
    login_ = command.slip().login;
    return refusal(outcome);
  }

  JournalSchool school{"labinsk"};
  std::string code_;
  std::string login_;

 private:
  int issued_ = 0;
};

// labinsk-3.11: consent first, then credentials.
TEST_F(FamilyPapers, CredentialsComeAfterTheConsent) {
  EXPECT_EQ(issue(school.class_teacher), "credentials.consent_first 3.11");
  EXPECT_EQ(school.rows("account"), 0);
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  ASSERT_EQ(issue(school.class_teacher), "");
  EXPECT_EQ(school.text("SELECT state FROM account"), account_state::invited);
  EXPECT_EQ(school.text("SELECT activation_digest FROM account"), activation_digest(code_));
  EXPECT_EQ(school.text("SELECT login FROM account"), login_);
}

// labinsk-3.11: the application is a paper of its own, or the one paper is said to be both (labinsk-3.9).
TEST_F(FamilyPapers, CredentialsComeAfterTheApplicationToo) {
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  EXPECT_EQ(school.text("SELECT application_document || ' ' || application_signed_on FROM consent"), "№ 12 2026-09-10");
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE consent SET application_signed_on = NULL WHERE institution_id = $1", {school.id});
  });
  EXPECT_EQ(issue(school.class_teacher), "credentials.consent_first 3.11");
  const ApplicationPaper application{"№ 3", JournalSchool::day("2026-09-11")};
  const SignedConsent both{school.mother, school.anna, "№ 12", JournalSchool::day("2026-09-10"), application};
  ASSERT_EQ(refusal(school.run(school.class_teacher, RecordConsent{both, "{}"})), "");
  EXPECT_EQ(issue(school.class_teacher), "");
  SignedConsent early = both;
  early.application->signed_on = JournalSchool::day("2026-09-15");
  EXPECT_EQ(refusal(school.run(school.class_teacher, RecordConsent{early, "{}"})), "journal.signed_in_the_future");
}

TEST_F(FamilyPapers, TheCodeIsNowhereButInTheHand) {
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  ASSERT_EQ(issue(school.class_teacher), "");
  for (const char* sql : {"SELECT payload FROM audit_payload ORDER BY id", "SELECT payload FROM event ORDER BY id",
                          "SELECT answer FROM idempotency ORDER BY recorded_at"}) {
    EXPECT_EQ(school.text(sql).find(code_), std::string::npos) << sql;
  }
}

TEST_F(FamilyPapers, NewCredentialsEndTheOldPassword) {
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  ASSERT_EQ(issue(school.class_teacher), "");
  school.write([&](Transaction& transaction) { set_password_hash(transaction, AccountId{1}, "hash"); });
  const auto session = school.sessions().open_for({school.id, school.mother, AccountId{1}, false});
  const std::string login = login_;
  ASSERT_EQ(issue(school.administrator), "");
  EXPECT_EQ(login_, login);
  EXPECT_FALSE(school.sessions().who(session.token));
  EXPECT_EQ(school.text("SELECT COALESCE(password_hash, '-') FROM account"), "-");
}

TEST_F(FamilyPapers, CredentialsDoNotOpenAClosedAccount) {
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  ASSERT_EQ(issue(school.class_teacher), "");
  school.write([&](Transaction& transaction) { set_account_state(transaction, AccountId{1}, account_state::blocked); });
  EXPECT_EQ(issue(school.class_teacher), "journal.account_blocked");
}

TEST_F(FamilyPapers, AreTheClassTeachersOfTheOwnClass) {
  EXPECT_EQ(sign(school.other_teacher, school.mother), "access.not_found");
  EXPECT_EQ(sign(school.teacher, school.mother), "access.not_found");
  EXPECT_EQ(sign(school.class_teacher, school.vera), "journal.not_a_guardian");
  EXPECT_EQ(sign(school.administrator, school.mother), "");
}

TEST_F(FamilyPapers, AreNotSignedOrRevokedTomorrow) {
  EXPECT_EQ(sign(school.class_teacher, school.mother, "2026-09-15"), "journal.signed_in_the_future");
  ASSERT_EQ(sign(school.class_teacher, school.mother, "2026-09-14"), "");
  EXPECT_EQ(revoke("2026-09-15"), "journal.signed_in_the_future");
}

// labinsk-4.4.8
TEST_F(FamilyPapers, KeepDocumentAndDateOfEveryConsent) {
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  EXPECT_EQ(school.text("SELECT document || ' ' || signed_on FROM consent"), "№ 12 2026-09-10");
}

TEST_F(FamilyPapers, ARevokedConsentStopsCredentialsAtOnce) {
  EXPECT_EQ(revoke(), "journal.no_consent_to_revoke");
  ASSERT_EQ(sign(school.class_teacher, school.mother), "");
  ASSERT_EQ(revoke(), "");
  EXPECT_EQ(issue(school.class_teacher), "credentials.consent_first 3.11");
  EXPECT_EQ(revoke(), "journal.no_consent_to_revoke");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'consent.revoked'"),
            R"({"guardian":)" + std::to_string(school.mother.value) + R"(,"student":1})");
}

TEST_F(FamilyPapers, AnEndedGuardianshipSignsNothing) {
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE guardianship SET valid_to = $2 WHERE institution_id = $1",
                        {school.id, JournalSchool::day("2026-09-14")});
  });
  EXPECT_EQ(sign(school.class_teacher, school.mother), "") << "the last day counts";
  school.now("2026-09-15", "12:00");
  EXPECT_EQ(sign(school.class_teacher, school.mother), "journal.not_a_guardian");
}

}  // namespace
}  // namespace vestnik::tests
