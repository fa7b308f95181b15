// Roles by order, who works here, and how far an order reaches, on each engine.
#include "journal/role_orders.h"

#include "conformance/records/suite.h"
#include "records/staff_store.h"

namespace vestnik::tests {
namespace {

TEST_P(JournalConformance, ARoleIsGivenReachesItsDepartmentAndIsTaken) {
  const CivilDate today = JournalSchool::day("2026-09-14");
  RoleGrant order{0,    school().teacher, Role::deputy_head, "group", school().group.value, today, std::nullopt, "15-к",
                  today};
  EXPECT_EQ(refusal(school().run(school().administrator, GrantRole{order, school().regulations(), "{}"})), "");
  EXPECT_EQ(refusal(school().run(school().administrator, GrantRole{order, school().regulations(), "{}"})),
            "roles.held_already");
  const auto reaches = [&](Object object) {
    bool may = false;
    school().database().read(school().id, [&](Transaction& transaction) {
      may = school()
                .access()
                .allow(transaction, school().actor(school().teacher), {"absence_totals", "view"}, object)
                .ok();
    });
    return may;
  };
  EXPECT_TRUE(reaches(Object::group(school().subgroup)));
  EXPECT_FALSE(reaches(Object::group(school().other_group)));
  std::int64_t grant = 0;
  school().database().read(school().id, [&](Transaction& transaction) {
    for (const RoleGrant& one : grants_from(transaction, today, false)) {
      if (one.person != school().teacher) continue;
      grant = one.id;
      EXPECT_EQ(one.order_date, today);
      EXPECT_EQ(one.granted_by, school().administrator);
    }
  });
  EXPECT_EQ(refusal(school().run(school().administrator, RevokeRole{{grant, std::nullopt, {"16-к", today}}, "{}"})),
            "");
  EXPECT_FALSE(reaches(Object::group(school().group)));
}

TEST_P(JournalConformance, WorkEndsWithItsLastDayAndAnAdministratorStays) {
  const CivilDate today = JournalSchool::day("2026-09-14");
  const auto leave = [&](PersonId person) {
    return refusal(school().run(school().administrator, DismissStaff{{person, today, {"20-к", today}}, "{}"}));
  };
  EXPECT_EQ(leave(school().administrator), "roles.last_administrator");
  EXPECT_EQ(leave(school().teacher), "");
  EXPECT_EQ(leave(school().teacher), "journal.not_of_the_staff");
  const auto posts = [&](CivilDate on, bool ended) {
    std::size_t found = 0;
    school().database().read(school().id, [&](Transaction& transaction) {
      for (const StaffWork& work : staff_work(transaction, on, ended)) found += work.person == school().teacher ? 1 : 0;
    });
    return found;
  };
  EXPECT_EQ(posts(today, false), 1U);
  EXPECT_EQ(posts(plus_days(today, 1), false), 0U);
  EXPECT_EQ(posts(plus_days(today, 1), true), 1U);
}

}  // namespace
}  // namespace vestnik::tests
