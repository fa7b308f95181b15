// Accounts stopped, cells switched, classes and their calls handed on: on each engine.
#include "access/switched_rights.h"
#include "conformance/records/suite.h"
#include "journal/appoint_class_teacher.h"
#include "journal/stop_account.h"
#include "journal/switch_right.h"
#include "records/account_store.h"
#include "records/call_task_store.h"
#include "records/family_account_reader.h"
#include "records/obligation_store.h"
#include "records/session_store.h"

namespace vestnik::tests {
namespace {

TEST_P(JournalConformance, AnAccountOfAFamilyIsListedStoppedRenewedAndRemoved) {
  JournalSchool& there = school();
  const FamilyOwner mother{there.anna, there.mother};
  const CivilDate today = JournalSchool::day("2026-09-14");
  const auto of_mother = [&] {
    FamilyAccount found;
    there.database().read(there.id, [&](Transaction& transaction) {
      for (FamilyAccount& one : family_accounts(transaction, there.group, today, there.clock().now())) {
        if (one.person == there.mother) found = std::move(one);
      }
    });
    return found;
  };
  EXPECT_EQ(of_mother().state, family_account_state::none);
  there.write([&](Transaction& transaction) {
    const AccountId account = add_account(transaction, there.mother, "ivanova.o", "", there.clock().now());
    set_password_hash(transaction, account, "-");
    add_sign_in(transaction, account, {0, there.clock().now(), {}, std::string{sign_in_outcome::opened}}, Instant{});
  });
  EXPECT_EQ(of_mother().state, family_account_state::active);
  EXPECT_EQ(of_mother().last_used, there.clock().now());
  EXPECT_EQ(refusal(there.run(there.class_teacher, SuspendAccount{mother, "телефон украли", "{}"})), "");
  const FamilyAccount stopped = of_mother();
  EXPECT_EQ(stopped.state, family_account_state::suspended);
  ASSERT_TRUE(stopped.stop);
  EXPECT_EQ(stopped.stop->by_role, Role::class_teacher);
  EXPECT_EQ(refusal(there.run(there.class_teacher, RenewAccount{mother})), "");
  EXPECT_EQ(of_mother().state, family_account_state::active);
  EXPECT_EQ(refusal(there.run(there.administrator, RemoveAccount{there.mother, "выбыла", "{}"})), "");
  EXPECT_EQ(of_mother().state, family_account_state::closed);
  EXPECT_EQ(refusal(there.run(there.administrator, RestoreAccount{there.mother})), "");
  EXPECT_EQ(there.text("SELECT state FROM account WHERE login = 'ivanova.o'"), account_state::invited);
}

TEST_P(JournalConformance, ASwitchedCellIsKeptHeldAgainstTheListAndHandedBack) {
  JournalSchool& there = school();
  const auto put = [&](const char* object, Role role, std::optional<Scope> scope, SwitchRight::Way way) {
    return refusal(
        there.run(there.administrator, SwitchRight{{object, "view", role, scope, ""}, way, there.regulations()}));
  };
  const auto standing = [&] {
    std::size_t found = 0;
    there.database().read(there.id,
                          [&](Transaction& transaction) { found = switches_in_force(transaction, nullptr).size(); });
    return found;
  };
  EXPECT_EQ(put("settings", Role::secretary, Scope::all, SwitchRight::Way::set), "");
  EXPECT_EQ(standing(), 2U) << "closed, and opened as far as the scope says";
  EXPECT_EQ(put("settings", Role::secretary, std::nullopt, SwitchRight::Way::set), "");
  EXPECT_EQ(standing(), 1U) << "one row a cell";
  EXPECT_EQ(put("diary", Role::teacher, Scope::own_load, SwitchRight::Way::set), "rights.closed_for_good");
  EXPECT_EQ(put("settings", Role::secretary, std::nullopt, SwitchRight::Way::back), "");
  EXPECT_EQ(standing(), 0U);
  EXPECT_EQ(put("settings", Role::secretary, std::nullopt, SwitchRight::Way::back), "rights.not_switched");
}

TEST_P(JournalConformance, AClassIsHandedOnWithItsCalls) {
  JournalSchool& there = school();
  const CivilDate day = JournalSchool::day("2026-09-15");
  there.write([&](Transaction& transaction) {
    Obligation owed;
    owed.fact_kind = "attendance";
    owed.fact = 1;
    owed.fact_version = 1;
    owed.rule = "absence";
    owed.student = there.anna;
    const auto obligation = insert_obligation(transaction, owed, there.clock().now());
    (void)insert_call_task(transaction, {there.anna, there.class_teacher, obligation, "absence", "4.3", "no_address"},
                           there.clock().now());
  });
  ClassAppointment order;
  order.lead = {0, there.group, there.teacher, day, std::nullopt};
  order.order_number = "17-к";
  order.order_date = JournalSchool::day("2026-09-10");
  EXPECT_EQ(refusal(there.run(there.administrator, AppointClassTeacher{order, "{}"})), "");
  EXPECT_EQ(refusal(there.run(there.administrator, AppointClassTeacher{order, "{}"})), "roles.led_already");
  there.write([&](Transaction& transaction) {
    const auto calls = [&](PersonId leader, CivilDate on) {
      return open_calls(transaction, {leader, on}).size() * 10 + done_calls(transaction, {leader, on}, 10).size();
    };
    const CivilDate eve = plus_days(day, -1);
    EXPECT_EQ(calls(there.class_teacher, eve), 10U) << "the last day";
    EXPECT_EQ(calls(there.teacher, eve), 0U);
    EXPECT_EQ(calls(there.class_teacher, day), 0U) << "the first day without";
    EXPECT_EQ(calls(there.teacher, day), 10U);
    EXPECT_EQ(calls(PersonId{}, day), 10U) << "whoever sees all";
    (void)record_call(transaction, open_calls(transaction, {})[0].id, there.teacher, "у врача", there.clock().now());
    EXPECT_EQ(calls(there.teacher, day), 1U);
    std::size_t named = 0;
    for (const ClassAppointment& one : class_appointments(transaction, day))
      named += one.order_number == "17-к" ? 1 : 0;
    EXPECT_EQ(named, 1U);
  });
}

}  // namespace
}  // namespace vestnik::tests
