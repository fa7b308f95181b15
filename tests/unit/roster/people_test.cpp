#include <gmock/gmock.h>

#include "records/group_store.h"
#include "records/person_store.h"
#include "unit/roster/roster_school.h"

namespace vestnik::roster {
namespace {

using testing::Contains;
using testing::ElementsAre;

class RosterPeople : public RosterSchool {
 protected:
  RosterPeople() { EXPECT_FALSE(import().refused()); }
};

TEST_F(RosterPeople, CloseAndOpenAMembershipWhenAPupilChangesClass) {
  rows_.students.front().group = "7-Б";
  order_.as_of = parse_iso_date("2026-10-05");
  const Report report = import();
  EXPECT_EQ(report.counts().at(counted::memberships), (Count{0, 1}));
  EXPECT_THAT(codes(report.notes()), Contains("import.group_changed"));
  ask([](Transaction& transaction) {
    const auto denis = find_person_by_file(transaction, "А-1")->id;
    EXPECT_EQ(main_group_of(transaction, denis, *parse_iso_date("2026-10-04"))->name, "7-А");
    EXPECT_EQ(main_group_of(transaction, denis, *parse_iso_date("2026-10-05"))->name, "7-Б");
    return true;
  });
  EXPECT_EQ(import().total(), Count{});
}

// A number that a provider gave up once is not lost for ever: the school's table says it anew.
TEST_F(RosterPeople, OpenADeadAddressThatTheRowsSayAnew) {
  rows_.staff.front().person.phone = "+79270000001";
  EXPECT_FALSE(import().refused());
  const auto states = [&] { return texts("SELECT state FROM contact"); };
  database_->write(InstitutionId{1}, Priority::person, [](Transaction& transaction) {
    transaction.execute("UPDATE contact SET state = 'dead' WHERE institution_id = $1", {transaction.institution()});
    return true;
  });
  EXPECT_EQ(import().counts().at(counted::contacts), (Count{0, 1}));
  EXPECT_THAT(states(), ElementsAre("confirmed"));
  EXPECT_EQ(import().total(), Count{});
}

TEST_F(RosterPeople, WhomTheRowsForgotAreReportedAndNobodyIsDeleted) {
  rows_.students.erase(rows_.students.begin());
  const Report report = import();
  EXPECT_THAT(codes(report.notes()), Contains("import.pupil_missing"));
  EXPECT_EQ(report.total(), Count{});
  EXPECT_EQ(count("SELECT COUNT(*) FROM membership WHERE valid_to IS NULL"), 2);
}

// reliability 51: the same pupil twice.
TEST_F(RosterPeople, AreRefusedInTwoRows) {
  rows_.students.push_back(rows_.students.front());
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.row_twice"));
  rows_.students.back().person.personal_file = "А-3";
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.same_person_other_file"));
}

// reliability 52: ё and е.
TEST_F(RosterPeople, KeepTheirStoredSpellingAndTellOfNamesakes) {
  rows_.students = {pupil({"Семёнова", "Алёна", "Игоревна"}, "Б-1", 2),
                    pupil({"Семёнова", "Алёна", "Игоревна"}, "Б-2", 3)};
  rows_.students.back().person.birth_date = parse_iso_date("2013-09-09");
  EXPECT_THAT(codes(import().notes()), Contains("import.namesake"));
  rows_.students.front().person.name = {"Семенова", "Алена", "Игоревна"};
  const Report report = import();
  EXPECT_THAT(codes(report.notes()), Contains("import.name_spelling"));
  EXPECT_EQ(report.total(), Count{});
}

TEST_F(RosterPeople, OfOneShortNameAreAskedApart) {
  rows_.staff.push_back({person({"Савина", "Оксана", "Павловна"}, 2), Role::teacher, std::nullopt, "", ""});
  rows_.class_teachers = {{{"rows", 1, ""}, "7-А", "Савина О. П.", std::nullopt}};
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.ambiguous_teacher"));
}

}  // namespace
}  // namespace vestnik::roster
