// Who comes in at all, and what somebody may do somewhere, on each engine.
#include "access/present_role.h"
#include "conformance/records/suite.h"
#include "records/person_store.h"
#include "records/role_store.h"

namespace vestnik::tests {
namespace {

/// "" for whoever comes in.
std::string closed_to(JournalSchool& school, PersonId person) {
  const PresentRole present{school.access(), school.zones(), school.regulations()};
  std::string answer;
  school.database().read(school.id, [&](Transaction& transaction) {
    const auto closed = present(transaction, school.actor(person));
    if (closed) answer = closed->code + ' ' + std::string{closed->detail("date")};
  });
  return answer;
}

bool may_somewhere(JournalSchool& school, PersonId person, Permission permission) {
  bool may = false;
  school.database().read(school.id, [&](Transaction& transaction) {
    may = school.access().holds(transaction, school.actor(person), permission);
  });
  return may;
}

// usolye-1.7, yarovoe-1.6, labinsk-1.7: a role from its first day on.
TEST_P(JournalConformance, NobodyComesInWithoutARoleOfToday) {
  PersonId newcomer;
  school().write([&](Transaction& transaction) {
    newcomer = add_person(transaction, {{}, "Новиков", "Олег", "", std::nullopt, ""}, school().clock().now());
  });
  EXPECT_EQ(closed_to(school(), newcomer), "access.no_role ");
  const CivilDate today = JournalSchool::day("2026-09-14");
  school().write([&](Transaction& transaction) {
    add_grant(transaction,
              {0, newcomer, Role::teacher, "institution", 0, plus_days(today, 2), plus_days(today, 2), "7", today},
              school().clock().now());
  });
  EXPECT_EQ(closed_to(school(), newcomer), "access.role_begins 16.09.2026");
  for (const PersonId known : {school().teacher, school().mother, school().anna, school().class_teacher})
    EXPECT_EQ(closed_to(school(), known), "");
}

TEST_P(JournalConformance, ARightIsHeldBySomebodyWhoHasSomethingToUseItOn) {
  EXPECT_TRUE(may_somewhere(school(), school().teacher, {"marks", "write"}));
  EXPECT_TRUE(may_somewhere(school(), school().administrator, {"marks", "write"}));
  for (const PersonId other : {school().mother, school().anna, school().secretary, school().deputy_head})
    EXPECT_FALSE(may_somewhere(school(), other, {"marks", "write"}));
  EXPECT_TRUE(may_somewhere(school(), school().mother, {"diary", "view"}));
  EXPECT_FALSE(may_somewhere(school(), school().teacher, {"diary", "view"}));
  EXPECT_TRUE(may_somewhere(school(), school().class_teacher, {"consent", "record"}));
  EXPECT_FALSE(may_somewhere(school(), school().teacher, {"consent", "record"}));
  EXPECT_TRUE(may_somewhere(school(), school().teacher, {"journal", "view"}));
}

}  // namespace
}  // namespace vestnik::tests
