#include <gtest/gtest.h>

#include "records/consent_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/load_store.h"
#include "records/subject_store.h"
#include "roster.h"

namespace vestnik {
namespace {

GroupId class_of(Transaction& transaction, const char* name, GroupId parent = {}) {
  return add_group(transaction, {{}, name, parent ? "subgroup" : "class", 7, "", "", parent});
}

TEST(GroupStore, ListsWhoSatInTheClassOnTheDay) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const GroupId group = class_of(transaction, "7-А");
    const PersonId stays = RosterBase::person(transaction, "Ёлкина", "Ева");
    const PersonId leaves = RosterBase::person(transaction, "Ершов", "Лев");
    add_membership(transaction, {0, group, stays, on("2026-09-01"), std::nullopt}, RosterBase::now());
    const auto id = add_membership(transaction, {0, group, leaves, on("2026-09-01"), std::nullopt}, RosterBase::now());
    close_membership(transaction, id, on("2026-10-15"), RosterBase::now());
    EXPECT_EQ(students_of_group(transaction, group, on("2026-10-15")).size(), 2U);
    EXPECT_EQ(students_of_group(transaction, group, on("2026-10-16")).at(0).id, stays);
    EXPECT_TRUE(is_member(transaction, group, leaves, on("2026-10-15")));
    EXPECT_FALSE(is_member(transaction, group, leaves, on("2026-10-16")));
    EXPECT_TRUE(students_of_group(transaction, group, on("2026-08-31")).empty());
  });
}

TEST(GroupStore, NamesTheSubgroupsOfAStudentAfterTheClass) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const GroupId group = class_of(transaction, "7-А");
    const GroupId english = class_of(transaction, "7-А англ. 1", group);
    const PersonId who = RosterBase::person(transaction, "Ершов", "Лев");
    add_membership(transaction, {0, english, who, on("2026-09-01"), std::nullopt}, RosterBase::now());
    add_membership(transaction, {0, group, who, on("2026-09-01"), std::nullopt}, RosterBase::now());
    const auto groups = groups_of_student(transaction, who, on("2026-09-14"));
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].id, group);
    EXPECT_EQ(groups[1].parent, group);
    EXPECT_EQ(main_group_of(transaction, who, on("2026-09-14"))->name, "7-А");
    EXPECT_EQ(subgroups_of(transaction, group).size(), 1U);
  });
}

TEST(GuardianStore, TellsAndShowsOnlyToThoseWhoMay) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId child = RosterBase::person(transaction, "Ершов", "Лев");
    const PersonId mother = RosterBase::person(transaction, "Ершова", "Анна");
    const PersonId father = RosterBase::person(transaction, "Ершов", "Олег");
    const auto add = [&](PersonId who, bool told, bool sees) {
      return add_guardianship(transaction,
                              {0, who, child, "other", "", told, sees, sees, on("2026-09-01"), std::nullopt},
                              RosterBase::now());
    };
    const auto id = add(mother, true, true);
    add(father, false, true);
    EXPECT_EQ(told_about(transaction, child, on("2026-09-02")), std::vector<PersonId>{mother});
    EXPECT_TRUE(may_see(transaction, father, child, on("2026-09-02")));
    close_guardianship(transaction, id, on("2026-09-30"), RosterBase::now());
    EXPECT_TRUE(told_about(transaction, child, on("2026-10-01")).empty());
    EXPECT_TRUE(students_seen_by(transaction, mother, on("2026-10-01")).empty());
  });
}

// labinsk-3.11: a consent that is revoked no longer stands on the day of its revocation.
TEST(ConsentStore, HoldsAConsentFromItsSignatureUntilItIsRevoked) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId child = RosterBase::person(transaction, "Мельник", "Артём");
    const PersonId mother = RosterBase::person(transaction, "Мельник", "Оксана");
    const auto stands = [&](const char* day) {
      return has_consent(transaction, mother, child, consent_kind::electronic, on(day));
    };
    add_consent(transaction, {0, mother, child, "electronic", "14", on("2026-10-07"), {}}, RosterBase::now());
    EXPECT_FALSE(stands("2026-10-06"));
    EXPECT_TRUE(stands("2026-10-07"));
    EXPECT_EQ(revoke_consent(transaction, mother, child, "electronic", on("2026-10-09"), RosterBase::now()), 1);
    EXPECT_TRUE(stands("2026-10-08"));
    EXPECT_FALSE(stands("2026-10-09"));
  });
}

// yarovoe-4.3.6: parents without the electronic form.
TEST(ConsentStore, RemembersWhoRefusedTheElectronicForm) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const PersonId child = RosterBase::person(transaction, "Ершов", "Лев");
    const PersonId mother = RosterBase::person(transaction, "Ершова", "Анна");
    const auto id = add_opt_out(transaction, {0, mother, child, "3", on("2026-09-10"), {}}, RosterBase::now());
    EXPECT_FALSE(opted_out(transaction, mother, child, on("2026-09-09")));
    EXPECT_TRUE(opted_out(transaction, mother, child, on("2026-09-10")));
    close_opt_out(transaction, id, on("2026-09-20"), RosterBase::now());
    EXPECT_FALSE(opted_out(transaction, mother, child, on("2026-09-21")));
    set_preferred_channel(transaction, mother, "sms", RosterBase::now());
    set_preferred_channel(transaction, mother, "email", RosterBase::now());
    EXPECT_EQ(preferred_channel(transaction, mother), "email");
    set_preferred_channel(transaction, mother, "", RosterBase::now());
    EXPECT_EQ(preferred_channel(transaction, mother), "");
  });
}

TEST(LoadStore, KnowsWhoTeachesAndLeadsOnTheDay) {
  RosterBase roster;
  roster.work([](Transaction& transaction) {
    const GroupId group = class_of(transaction, "7-А");
    const SubjectId maths = add_subject(transaction, "Математика");
    const PersonId first = RosterBase::person(transaction, "Юдина", "Татьяна");
    const PersonId second = RosterBase::person(transaction, "Савина", "Ольга");
    const auto id =
        add_teaching(transaction, {0, first, group, maths, on("2026-09-01"), std::nullopt}, RosterBase::now());
    close_teaching(transaction, id, on("2026-10-31"), RosterBase::now());
    EXPECT_TRUE(teaches(transaction, first, group, maths, on("2026-10-31")));
    EXPECT_FALSE(teaches(transaction, first, group, maths, on("2026-11-01")));
    EXPECT_EQ(load_of_group(transaction, group, on("2026-09-01")).size(), 1U);
    add_class_teacher(transaction, {0, group, first, on("2026-09-01"), std::nullopt}, RosterBase::now());
    add_class_teacher(transaction, {0, group, second, on("2026-10-01"), std::nullopt}, RosterBase::now());
    EXPECT_EQ(class_teacher_of(transaction, group, on("2026-09-30"))->teacher, first);
    EXPECT_EQ(class_teacher_of(transaction, group, on("2026-10-01"))->teacher, second);
    EXPECT_EQ(groups_led_by(transaction, second, on("2026-10-01")), std::vector<GroupId>{group});
  });
}

}  // namespace
}  // namespace vestnik
