#include <gtest/gtest.h>

#include "records/consent_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/load_store.h"
#include "records/person_store.h"
#include "records/role_store.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

constexpr Permission diary{"diary", "view"};
constexpr Permission history{"mark_history", "view"};
constexpr Permission journal{"journal", "view"};
constexpr Permission write_marks{"marks", "write"};
constexpr Permission reasons{"absence_reason", "write"};
constexpr Permission decide{"application", "decide"};
constexpr Permission me{"me", "view"};

class Scopes : public ::testing::Test {
 protected:
  /// The role under which it is allowed, or the code of the refusal.
  std::string ask(PersonId who, Permission what, Object object) { return ask(school.actor(who), what, object); }
  std::string ask(const Actor& actor, Permission what, Object object) {
    std::string answer;
    school.database().read(school.id, [&](Transaction& transaction) {
      const auto role = school.access().allow(transaction, actor, what, object);
      answer = role ? std::string{to_text(*role)} : role.problem().code;
    });
    return answer;
  }
  void guardianship(bool sees, std::string_view from, std::optional<CivilDate> to) {
    school.write([&](Transaction& transaction) {
      add_guardianship(transaction,
                       {0, school.mother, school.vera, "mother", "", true, sees, true, JournalSchool::day(from), to},
                       school.clock().now());
    });
  }

  const std::string foreign = "access.not_found";
  JournalSchool school;
};

// labinsk-3.10, yarovoe-3.6, syzran-m.diary.1
TEST_F(Scopes, AParentSeesTheOwnChildAlone) {
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.anna)), "parent");
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), foreign);
  EXPECT_EQ(ask(school.mother, diary, Object::student(PersonId{9999})), foreign);
}

TEST_F(Scopes, AGuardianshipIsInForceFromItsFirstDayToItsLast) {
  guardianship(true, "2026-09-15", JournalSchool::day("2026-09-20"));
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), foreign);
  school.now("2026-09-15", "00:00");
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), "parent");
  school.now("2026-09-20", "23:59");
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), "parent");
  school.now("2026-09-21", "00:00");
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), foreign);
}

TEST_F(Scopes, AGuardianWhoMayNotSeeDoesNot) {
  guardianship(false, "2026-09-01", std::nullopt);
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.vera)), foreign);
}

TEST_F(Scopes, AStudentSeesHimselfAlone) {
  EXPECT_EQ(ask(school.anna, diary, Object::student(school.anna)), "student");
  EXPECT_EQ(ask(school.anna, diary, Object::student(school.boris)), foreign);
  EXPECT_EQ(ask(school.mother, diary, Object::student(school.mother)), foreign) << "is no student";
}

// labinsk-3.9, labinsk-3.11: no diary before the consent, for a minor either; an adult speaks for himself.
TEST(ScopesOfLabinsk, AMinorReadsTheOwnDiaryOnceTheFamilyConsents) {
  JournalSchool school{"labinsk"};
  const AccessControl access{AccessMatrix::load(std::string{VESTNIK_SOURCE_DIR} + "/config/access_matrix.tsv").value(),
                             school.zones(), &school.regulations()};
  const auto reads = [&] {
    bool allowed = false;
    school.database().read(school.id, [&](Transaction& transaction) {
      allowed = access.allow(transaction, school.actor(school.anna), diary, Object::student(school.anna)).ok();
    });
    return allowed;
  };
  EXPECT_FALSE(reads());
  school.write([&](Transaction& transaction) {
    add_consent(transaction, {0, school.mother, school.anna, "electronic", "12", JournalSchool::day("2026-09-10"), {}},
                school.clock().now());
  });
  EXPECT_TRUE(reads());
  school.write([&](Transaction& transaction) {
    revoke_consent(transaction, school.mother, school.anna, "electronic", JournalSchool::day("2026-09-14"),
                   school.clock().now());
  });
  EXPECT_FALSE(reads());
  school.write([&](Transaction& transaction) {
    auto anna = *find_person(transaction, school.anna);
    anna.birth_date = JournalSchool::day("2008-09-14");
    update_person(transaction, anna, school.clock().now());
  });
  EXPECT_TRUE(reads()) << "of age today";
}

TEST_F(Scopes, ALessonBelongsToWhoeverGivesIt) {
  EXPECT_EQ(ask(school.teacher, write_marks, Object::lesson(school.lesson)), "teacher");
  EXPECT_EQ(ask(school.other_teacher, write_marks, Object::lesson(school.lesson)), foreign);
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE lesson SET actual_teacher_id = $2 WHERE institution_id = $1 AND id = $3",
                        {school.id, school.other_teacher, school.lesson});
  });
  EXPECT_EQ(ask(school.teacher, write_marks, Object::lesson(school.lesson)), foreign) << "substituted";
  EXPECT_EQ(ask(school.other_teacher, write_marks, Object::lesson(school.lesson)), "teacher");
  EXPECT_EQ(ask(school.other_teacher, write_marks, Object::lesson(school.physics_lesson)), foreign);
}

TEST_F(Scopes, ALoadOpensTheGroupAndItsStudents) {
  EXPECT_EQ(ask(school.teacher, journal, Object::group(school.group)), "teacher");
  EXPECT_EQ(ask(school.teacher, journal, Object::group(school.other_group)), foreign);
  EXPECT_EQ(ask(school.teacher, history, Object::student(school.anna)), "teacher");
  EXPECT_EQ(ask(school.teacher, history, Object::student(school.outsider)), foreign);
}

TEST_F(Scopes, AClassTeacherLeadsTheClassItsSubgroupsAndItsStudents) {
  EXPECT_EQ(ask(school.class_teacher, reasons, Object::student(school.anna)), "class_teacher");
  EXPECT_EQ(ask(school.class_teacher, reasons, Object::student(school.outsider)), foreign);
  EXPECT_EQ(ask(school.class_teacher, journal, Object::group(school.group)), "class_teacher");
  EXPECT_EQ(ask(school.class_teacher, journal, Object::group(school.subgroup)), "class_teacher");
  EXPECT_EQ(ask(school.class_teacher, journal, Object::group(school.other_group)), foreign);
}

TEST_F(Scopes, AStudentWhoMovedIsTheNewClassTeachers) {
  school.write([&](Transaction& transaction) {
    const auto membership = memberships_of(transaction, school.vera).at(0);
    close_membership(transaction, membership.id, JournalSchool::day("2026-09-13"), school.clock().now());
    add_membership(transaction, {0, school.other_group, school.vera, JournalSchool::day("2026-09-14"), std::nullopt},
                   school.clock().now());
  });
  EXPECT_EQ(ask(school.class_teacher, reasons, Object::student(school.vera)), foreign);
  EXPECT_EQ(ask(school.other_teacher, reasons, Object::student(school.vera)), "class_teacher");
}

TEST_F(Scopes, AForeignObjectAnswersLikeOneThatIsNot) {
  EXPECT_EQ(ask(school.teacher, write_marks, Object::lesson(school.other_lesson)), foreign);
  EXPECT_EQ(ask(school.teacher, write_marks, Object::lesson(LessonId{9999})), foreign);
  EXPECT_EQ(ask(school.administrator, write_marks, Object::lesson(LessonId{9999})), foreign);
  EXPECT_EQ(ask(school.administrator, journal, Object::group(GroupId{9999})), foreign);
  EXPECT_EQ(ask(school.administrator, history, Object::student(school.mother)), foreign) << "is no student";
}

TEST_F(Scopes, ADeedWithoutAnObjectSaysNo) {
  EXPECT_EQ(ask(school.teacher, decide, Object::institution()), "access.forbidden");
  EXPECT_EQ(ask(school.administrator, decide, Object::institution()), "administrator");
  EXPECT_EQ(ask(school.administrator, {"marks", "sell"}, Object::institution()), "access.forbidden");
}

TEST_F(Scopes, ALoadMakesATeacherAndAChildAParent) {
  EXPECT_EQ(ask(school.teacher, me, Object::institution()), "teacher");
  EXPECT_EQ(ask(school.mother, me, Object::institution()), "parent");
  EXPECT_EQ(ask(school.class_teacher, me, Object::institution()), "class_teacher");
  EXPECT_EQ(ask(PersonId{9999}, me, Object::institution()), "access.forbidden");
}

TEST_F(Scopes, ARevocationBindsTheNextRequest) {
  ASSERT_EQ(ask(school.administrator, decide, Object::institution()), "administrator");
  school.write([&](Transaction& transaction) {
    for (const RoleGrant& grant : grants_of(transaction, school.administrator, JournalSchool::day("2026-09-14"))) {
      close_grant(transaction, grant.id, JournalSchool::day("2026-09-13"), school.clock().now());
    }
    for (const Teaching& load : load_of_teacher(transaction, school.teacher, JournalSchool::day("2026-09-14"))) {
      close_teaching(transaction, load.id, JournalSchool::day("2026-09-13"), school.clock().now());
    }
    const auto lead = class_teacher_of(transaction, school.group, JournalSchool::day("2026-09-14"));
    close_class_teacher(transaction, lead->id, JournalSchool::day("2026-09-13"), school.clock().now());
  });
  EXPECT_EQ(ask(school.administrator, decide, Object::institution()), "access.forbidden");
  EXPECT_EQ(ask(school.teacher, journal, Object::group(school.group)), foreign);
  EXPECT_EQ(ask(school.class_teacher, reasons, Object::student(school.anna)), foreign);
}

TEST_F(Scopes, AnInstitutionIsClosedToThoseOfAnother) {
  EXPECT_EQ(ask(Actor{InstitutionId{2}, school.administrator, {}, false}, decide, Object::institution()), foreign);
  EXPECT_EQ(ask(Actor{InstitutionId{2}, {}, {}, true}, decide, Object::institution()), foreign);
  EXPECT_EQ(ask(Actor{school.id, {}, {}, true}, decide, Object::institution()), "administrator");
}

}  // namespace
}  // namespace vestnik::tests
