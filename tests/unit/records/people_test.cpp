#include <gtest/gtest.h>

#include "records/account_store.h"
#include "records/contact_store.h"
#include "records/role_store.h"
#include "roster.h"

namespace vestnik {
namespace {

TEST(PersonStore, FindsPeopleWhateverTheCaseAndTheYo) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const Person person{{}, "Семёнова", "Алёна", "Игоревна", on("2013-05-01"), "А-1"};
    const PersonId id = add_person(transaction, person, RosterBase::now());
    EXPECT_EQ(search_persons(transaction, "СЕМЕНОВА ал", 5).at(0).id, id);
    EXPECT_EQ(find_namesakes(transaction, "семенова", "алена", "игоревна").size(), 1U);
    EXPECT_EQ(find_person_by_file(transaction, "А-1")->birth_date, on("2013-05-01"));
    EXPECT_EQ(short_name(*find_person(transaction, id)), "Семёнова А. И.");
  });
}

TEST(PersonStore, ListsPeopleInRussianOrder) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    RosterBase::person(transaction, "Жуков", "Лев");
    RosterBase::person(transaction, "Ёлкин", "Лев");
    RosterBase::person(transaction, "Ершов", "Лев");
    const auto all = all_persons(transaction);
    EXPECT_EQ(all.at(0).last_name, "Ершов");
    EXPECT_EQ(all.at(1).last_name, "Ёлкин");
    EXPECT_EQ(all.at(2).last_name, "Жуков");
  });
}

TEST(PersonStore, LetsManyPeopleBeWithoutAPersonalFile) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    RosterBase::person(transaction, "Жуков", "Лев");
    EXPECT_NO_THROW(RosterBase::person(transaction, "Ершов", "Лев"));
  });
}

TEST(PersonStore, KeepsInstitutionsApart) {
  RosterBase roster;
  PersonId id;
  roster.work([&](Transaction& transaction) { id = RosterBase::person(transaction, "Жуков", "Лев"); });
  roster.work([&](Transaction& transaction) { EXPECT_FALSE(find_person(transaction, id)); }, InstitutionId{2});
}

TEST(ContactStore, PrefersAConfirmedAddressAndNeverABrokenOne) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId who = RosterBase::person(transaction, "Жуков", "Лев");
    const auto add = [&](const char* value, std::string_view state) {
      return add_contact(transaction, {0, who, "phone", value, std::string{state}, on("2026-09-01"), std::nullopt},
                         RosterBase::now());
    };
    add("+79000000001", contact_state::unconfirmed);
    const auto confirmed = add("+79000000002", contact_state::confirmed);
    EXPECT_EQ(usable_contact(transaction, who, "phone", on("2026-09-02"))->value, "+79000000002");
    set_contact_state(transaction, confirmed, contact_state::dead, RosterBase::now());
    EXPECT_EQ(usable_contact(transaction, who, "phone", on("2026-09-02"))->value, "+79000000001");
    EXPECT_FALSE(usable_contact(transaction, who, "phone", on("2026-08-31")));
    EXPECT_FALSE(usable_contact(transaction, who, "email", on("2026-09-02")));
  });
}

TEST(ContactStore, HoldsAnAddressToItsLastDayIncluded) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId who = RosterBase::person(transaction, "Жуков", "Лев");
    const auto id = add_contact(transaction, {0, who, "email", "a@example.org", "confirmed", on("2026-09-01"), {}},
                                RosterBase::now());
    close_contact(transaction, id, on("2026-09-10"), RosterBase::now());
    EXPECT_EQ(contacts_of(transaction, who, on("2026-09-10")).size(), 1U);
    EXPECT_TRUE(contacts_of(transaction, who, on("2026-09-11")).empty());
  });
}

TEST(AccountStore, UsesUpTheActivationCodeWithTheFirstPassword) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId who = RosterBase::person(transaction, "Савина", "Ольга");
    const AccountId id = add_account(transaction, who, "savina.op", "digest", RosterBase::now());
    EXPECT_EQ(find_account_by_login(transaction, "savina.op")->state, account_state::invited);
    note_failure(transaction, id, std::nullopt);
    set_password_hash(transaction, id, "hash");
    const auto account = find_account_by_person(transaction, who);
    EXPECT_EQ(account->state, account_state::active);
    EXPECT_EQ(account->activation_digest, "");
    EXPECT_EQ(account->failures, 0);
    renew_activation(transaction, id, "another");
    EXPECT_EQ(find_account(transaction, id)->password_hash, "");
  });
}

TEST(RoleStore, GivesARoleForItsDaysOnly) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId who = RosterBase::person(transaction, "Громова", "Елена");
    const auto id =
        add_grant(transaction, {0, who, Role::deputy_head, "institution", 0, on("2026-09-01"), std::nullopt, "12"},
                  RosterBase::now());
    EXPECT_EQ(holders_of(transaction, Role::deputy_head, on("2026-09-01")), std::vector<PersonId>{who});
    close_grant(transaction, id, on("2026-09-30"), RosterBase::now());
    EXPECT_TRUE(grants_of(transaction, who, on("2026-10-01")).empty());
    EXPECT_EQ(grants_of(transaction, who, on("2026-09-30")).at(0).order_number, "12");
  });
}

}  // namespace
}  // namespace vestnik
