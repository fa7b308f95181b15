#include <gmock/gmock.h>

#include "records/consent_store.h"
#include "records/person_store.h"
#include "unit/roster/roster_school.h"

namespace vestnik::roster {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

class RosterAccounts : public RosterSchool {
 protected:
  RosterAccounts() {
    rows_.guardians = {guardian({"Орлова", "Анна", "Петровна"}, "А-1"),
                       guardian({"Петрова", "Инна", "Юрьевна"}, "А-2")};
    rows_.guardians.front().consent = Paper{*parse_iso_date("2026-09-03"), "12"};
    rows_.guardians.front().application = rows_.guardians.front().consent;
    order_.accounts = AccountPolicy::all;
    order_.hand_out = [this](const IssuedAccounts& issued) -> Result<void> {
      for (const IssuedCode& code : issued.codes) names_.push_back(code.name);
      return {};
    };
  }

  static GuardianRow guardian(PersonName name, std::string of) {
    GuardianRow row;
    row.person = person(std::move(name), 2);
    row.student_file = std::move(of);
    return row;
  }
  void ask_for_consent() {
    desk_.book().regulation->decision.findings = {{Verdict::refused, Problem{"credentials.consent_first", {}, "3.11"}}};
  }

  std::vector<std::string> names_;  ///< who was given a code, in order
};

TEST_F(RosterAccounts, AreEverybodysWhereTheRegulationAsksForNoConsent) {
  EXPECT_THAT(codes(import().notes()), Not(Contains("import.papers_first")));
  EXPECT_EQ(names_.size(), 5U);
}

// labinsk-3.11: whatever the command line says.
TEST_F(RosterAccounts, AreNoFamilysWithoutConsentWhereTheRegulationAsksForIt) {
  ask_for_consent();
  const Report report = import();
  EXPECT_THAT(names_, ElementsAre("Савина Ольга Петровна", "Орлов Денис Михайлович", "Орлова Анна Петровна"));
  std::vector<std::string> left_out;
  for (const Remark& note : report.notes()) {
    if (note.problem.code == "import.papers_first") left_out.push_back(note.who + " " + note.problem.clause);
  }
  EXPECT_THAT(left_out, ElementsAre("Петрова Алина Сергеевна 3.11", "Петрова Инна Юрьевна 3.11"));
}

// labinsk-3.11: application and consent; one of them is not both.
TEST_F(RosterAccounts, AreNoFamilysWithAConsentButNoApplication) {
  ask_for_consent();
  rows_.guardians.front().application.reset();
  EXPECT_THAT(codes(import().notes()), Contains("import.papers_first").Times(4));
  EXPECT_THAT(names_, ElementsAre("Савина Ольга Петровна"));
}

TEST_F(RosterAccounts, OfAllBeforeAnyRegulationAreSaidToBeSo) {
  desk_.book().regulation.reset();
  EXPECT_THAT(codes(import().notes()), Contains("import.no_regulation_yet"));
  EXPECT_THAT(names_, IsSupersetOf({"Петрова Инна Юрьевна"}));
}

}  // namespace
}  // namespace vestnik::roster
