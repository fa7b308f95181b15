#include <gmock/gmock.h>

#include <map>

#include "unit/roster/roster_school.h"

namespace vestnik::roster {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

/// A parent of Denis whose name is the teacher's.
GuardianRow guardian(PersonName name, std::string phone) {
  GuardianRow row;
  row.person.place = {"parents", 2, ""};
  row.person.name = std::move(name);
  row.person.phone = std::move(phone);
  row.relation = "mother";
  row.student_file = "А-1";
  return row;
}

class RosterNamesakes : public RosterSchool {
 protected:
  RosterNamesakes() { rows_.staff.front().person.phone = "+79000000001"; }
  std::vector<std::string> phones() {
    return texts(
        "SELECT value FROM contact WHERE kind = 'phone' AND valid_to IS NULL AND person_id IN "
        "(SELECT person_id FROM role_grant)");
  }
};

TEST_F(RosterNamesakes, OfATeacherAmongTheParentsIsAnotherPersonAndTakesNoPhoneOfHers) {
  rows_.guardians = {guardian({"Савина", "Ольга", "Петровна"}, "+79000000002")};
  EXPECT_THAT(codes(import().notes()), Contains("import.guardian_not_staff"));
  EXPECT_EQ(count("SELECT COUNT(*) FROM guardianship g JOIN role_grant r ON r.person_id = g.guardian_id"), 0);
  EXPECT_THAT(phones(), ElementsAre("+79000000001"));
  const Report again = import();
  EXPECT_THAT(codes(again.errors()), IsEmpty());
  EXPECT_EQ(again.total(), Count{});
}

TEST_F(RosterNamesakes, OfATeacherWithABirthDateAndAnotherPhoneIsAnotherPersonToo) {
  rows_.guardians = {guardian({"Савина", "Ольга", "Петровна"}, "+79000000002")};
  rows_.guardians.front().person.birth_date = parse_iso_date("1985-02-03");
  EXPECT_FALSE(import().refused());
  EXPECT_EQ(count("SELECT COUNT(*) FROM guardianship g JOIN role_grant r ON r.person_id = g.guardian_id"), 0);
}

TEST_F(RosterNamesakes, WithThePhoneOfATeacherIsTheTeacherWhoseChildGoesToTheSchool) {
  rows_.guardians = {guardian({"Савина", "Ольга", "Петровна"}, "+79000000001")};
  EXPECT_THAT(codes(import().notes()), Not(Contains("import.guardian_not_staff")));
  EXPECT_EQ(count("SELECT COUNT(*) FROM guardianship g JOIN role_grant r ON r.person_id = g.guardian_id"), 1);
}

TEST_F(RosterNamesakes, OfAParentWhoIsHiredLaterIsAnotherPersonUnlessAnAddressAgrees) {
  rows_.guardians = {guardian({"Лаптева", "Инна", "Юрьевна"}, "+79000000002")};
  ASSERT_FALSE(import().refused());
  rows_.staff.push_back({person({"Лаптева", "Инна", "Юрьевна"}, 2), Role::teacher, std::nullopt, "", ""});
  rows_.staff.back().person.phone = "+79000000003";
  EXPECT_THAT(codes(import().notes()), Contains("import.namesake"));
  EXPECT_EQ(count("SELECT COUNT(*) FROM guardianship g JOIN role_grant r ON r.person_id = g.guardian_id"), 0);
  EXPECT_EQ(import().total(), Count{});
}

TEST_F(RosterNamesakes, InAnotherClassIsNoTransferWithoutANumberOrABirthDate) {
  rows_.students = {pupil({"Орлов", "Денис", "Михайлович"}, "", 2)};
  rows_.students.front().person.birth_date.reset();
  ASSERT_FALSE(import().refused());
  EXPECT_EQ(import().total(), Count{});
  rows_.students.front().group = "7-Б";
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.namesake_elsewhere"));
  rows_.students.front().person.birth_date = parse_iso_date("2013-01-02");
  const Report report = import();
  EXPECT_FALSE(report.refused());
  EXPECT_EQ(report.counts().at(counted::students).added, 1);
}

TEST_F(RosterNamesakes, InTheSameClassWhoseRowBringsTheNumberIsTheSamePupil) {
  rows_.students = {pupil({"Орлов", "Денис", "Михайлович"}, "", 2)};
  rows_.students.front().person.birth_date.reset();
  ASSERT_FALSE(import().refused());
  rows_.students.front().person.personal_file = "А-1";
  EXPECT_EQ(import().counts().at(counted::students), (Count{0, 1}));
}

TEST_F(RosterNamesakes, OfOneLeaverStayOneAtTheNextImport) {
  rows_.students = {pupil({"Орлов", "Денис", "Михайлович"}, "", 2)};
  rows_.students.front().person.birth_date.reset();
  rows_.students.front().left_on = parse_iso_date("2026-09-03");
  ASSERT_FALSE(import().refused());
  const Report again = import();
  EXPECT_THAT(codes(again.errors()), IsEmpty());
  EXPECT_EQ(again.total(), Count{});
}

TEST_F(RosterNamesakes, AreNotMadeOfAnotherChildUnderTheSameFileNumber) {
  ASSERT_FALSE(import().refused());
  rows_.students.front().person.name = {"Жуков", "Лев", ""};
  rows_.students.front().person.birth_date = parse_iso_date("2014-07-08");
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.other_person_same_file"));
  // A corrected name alone, or a corrected date alone, is the same child.
  rows_.students.front().person.birth_date = parse_iso_date("2013-03-05");
  EXPECT_FALSE(import().refused());
}

TEST_F(RosterNamesakes, GetTheirCodesUnderTheirOwnClasses) {
  rows_.students = {pupil({"Семёнова", "Алёна", "Игоревна"}, "Б-1", 2),
                    pupil({"Семёнова", "Алёна", "Игоревна"}, "Б-2", 3)};
  rows_.students.back().person.birth_date = parse_iso_date("2013-09-09");
  rows_.students.back().group = "7-Б";
  order_.accounts = AccountPolicy::all;
  std::map<std::string, std::string> group_of_login;
  order_.hand_out = [&](const IssuedAccounts& issued) -> Result<void> {
    for (const IssuedCode& code : issued.codes) group_of_login[code.login] = code.group;
    return {};
  };
  ASSERT_FALSE(import().refused());
  EXPECT_EQ(group_of_login["semenova.ai"], "7-А");
  EXPECT_EQ(group_of_login["semenova.ai2"], "7-Б");
}

}  // namespace
}  // namespace vestnik::roster
