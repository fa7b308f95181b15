#include <gmock/gmock.h>

#include "records/account_store.h"
#include "records/audit_verification.h"
#include "unit/roster/roster_school.h"

namespace vestnik::roster {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* events = "SELECT payload FROM event WHERE type = 'roster.imported' ORDER BY id";
constexpr const char* notes = "SELECT payload FROM audit_payload ORDER BY id";

class RosterRecord : public RosterSchool {};

TEST_F(RosterRecord, IsOneEventAndOneLinkOfTheAuditWithCountsAndNoNames) {
  ASSERT_FALSE(import().refused());
  EXPECT_THAT(texts(events), ElementsAre(AllOf(HasSubstr(R"("students":{"added":2,"changed":0})"),
                                               HasSubstr(R"("institution":{"added":1)"), Not(HasSubstr("Орлов")))));
  EXPECT_EQ(count("SELECT COUNT(*) FROM event"), 1);
  EXPECT_THAT(texts(notes), ElementsAre(AllOf(HasSubstr(R"("digest":"first")"), HasSubstr(R"("service":true)"),
                                              HasSubstr(R"("added":2)"), Not(HasSubstr("Орлов")))));
  ask([](Transaction& transaction) {
    EXPECT_EQ(verify_audit(transaction).first_broken, 0);
    EXPECT_EQ(verify_audit(transaction).links, 1);
    return true;
  });
}

TEST_F(RosterRecord, OfTheSameRowsAgainCountsNothing) {
  ASSERT_FALSE(import().refused());
  const Report again = import();
  EXPECT_FALSE(again.refused());
  EXPECT_EQ(again.total(), Count{});
  EXPECT_EQ(count("SELECT COUNT(*) FROM person"), 3);
  EXPECT_THAT(texts(events), ElementsAre(HasSubstr("students"), R"({"counts":{}})"));
}

// A key made of the files alone would take the third import for the first one and do nothing.
TEST_F(RosterRecord, GoesBackToAnEarlierStateByTheSameRows) {
  ASSERT_FALSE(import().refused());
  const SchoolRows first = rows_;
  rows_.institution->phone = "351234";
  order_.digest = "second";
  EXPECT_EQ(import().counts().at(counted::institution), (Count{0, 1}));
  rows_ = first;
  order_.digest = "first";
  EXPECT_EQ(import().counts().at(counted::institution), (Count{0, 1}));
  EXPECT_THAT(texts("SELECT phone FROM institution"), ElementsAre(""));
}

TEST_F(RosterRecord, OfARefusedFirstImportIsNothingAtAll) {
  rows_.students.back().group = "9-Я";
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.no_such_group"));
  for (const char* table : {"SELECT COUNT(*) FROM institution", "SELECT COUNT(*) FROM person",
                            "SELECT COUNT(*) FROM event", "SELECT COUNT(*) FROM audit_link"}) {
    EXPECT_EQ(count(table), 0) << table;
  }
}

TEST_F(RosterRecord, OfALaterRefusalIsALinkOfTheAuditAlone) {
  ASSERT_FALSE(import().refused());
  rows_.students.push_back(pupil({"Жуков", "Лев", ""}, "А-3", 4));
  rows_.students.back().group = "9-Я";
  order_.digest = "second";
  EXPECT_TRUE(import().refused());
  EXPECT_EQ(count("SELECT COUNT(*) FROM person"), 3);
  EXPECT_EQ(count("SELECT COUNT(*) FROM event"), 1);
  const auto audit = texts(notes);
  ASSERT_EQ(audit.size(), 2U);
  EXPECT_THAT(audit.back(), AllOf(HasSubstr(R"("outcome":"refused")"), HasSubstr(R"("digest":"second","errors":1)"),
                                  Not(HasSubstr("Жуков"))));
}

TEST_F(RosterRecord, OfATrialIsNothing) {
  order_.dry_run = true;
  EXPECT_EQ(import().counts().at(counted::students).added, 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM institution"), 0);
  order_.dry_run = false;
  ASSERT_FALSE(import().refused());
  order_.dry_run = true;
  rows_.students.back().group = "9-Я";
  EXPECT_TRUE(import().refused());
  EXPECT_EQ(count("SELECT COUNT(*) FROM event"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit_link"), 1);
}

TEST_F(RosterRecord, NeedsToKnowTheInstitution) {
  rows_.institution.reset();
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.no_institution"));
  order_.institution = "nowhere";
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.unknown_institution"));
}

TEST_F(RosterRecord, KeepsAccountsOnlyWhenTheirCodesWereHandedOut) {
  order_.accounts = AccountPolicy::all;
  int asked = 0;
  order_.hand_out = [&](const IssuedAccounts& issued) -> Result<void> {
    EXPECT_EQ(issued.codes.size(), 3U);
    return ++asked == 1 ? Result<void>{Problem{"import.slips_exist"}} : Result<void>{};
  };
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.slips_exist"));
  EXPECT_EQ(count("SELECT COUNT(*) FROM person"), 0);
  EXPECT_EQ(import().counts().at(counted::accounts).added, 3);
  EXPECT_EQ(ask([](Transaction& transaction) { return all_logins(transaction); }).size(), 3U);
}

}  // namespace
}  // namespace vestnik::roster
