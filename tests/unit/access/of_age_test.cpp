/// Who may see an adult student: himself, and whom he permits.
#include <gtest/gtest.h>

#include "domain/of_age.h"
#include "journal/adult_word.h"
#include "journal/family_papers.h"
#include "records/guardian_store.h"
#include "records/person_store.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

constexpr Permission adult_diary{"diary", "view"};

class OfAge : public ::testing::Test {
 protected:
  explicit OfAge(std::string_view code = "syzran") : school(code) {}

  void born(std::string_view date) {
    school.write([&](Transaction& transaction) {
      auto anna = *find_person(transaction, school.anna);
      anna.birth_date = JournalSchool::day(date);
      update_person(transaction, anna, school.clock().now());
    });
  }
  std::string reads(PersonId who) {
    std::string answer;
    school.database().read(school.id, [&](Transaction& transaction) {
      const auto role = access.allow(transaction, school.actor(who), adult_diary, Object::student(school.anna));
      answer = role ? std::string{to_text(*role)} : role.problem().code;
    });
    return answer;
  }
  std::string says(PersonId who, bool permitted, std::string_view signed_on) {
    return refusal(school.run(
        who, RecordAdultWord{{0, school.anna, school.mother, permitted, "№ 5", JournalSchool::day(signed_on)}, "{}"}));
  }

  const std::string foreign = "access.not_found";
  JournalSchool school;
  /// As in the service: it knows what the regulation says of consents.
  AccessControl access{AccessMatrix::load(std::string{VESTNIK_SOURCE_DIR} + "/config/access_matrix.tsv").value(),
                       school.zones(), &school.regulations()};
};

TEST_F(OfAge, AParentReadsUntilTheLastSecondBeforeTheBirthday) {
  born("2008-09-20");
  school.now("2026-09-19", "23:59");
  school.clock().set(school.clock().now() + std::chrono::seconds{59});
  EXPECT_EQ(reads(school.mother), "parent");
  school.now("2026-09-20", "00:00");
  EXPECT_EQ(reads(school.mother), foreign) << "like a stranger";
  EXPECT_EQ(reads(school.anna), "student");
}

TEST_F(OfAge, WhoWasBornOnTheTwentyNinthOfFebruaryIsAMinorOnTheTwentyEighth) {
  born("2008-02-29");
  school.now("2026-02-28", "23:59");
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE guardianship SET valid_from = '2025-09-01' WHERE institution_id = $1", {school.id});
  });
  EXPECT_EQ(reads(school.mother), "parent");
  school.now("2026-03-01", "00:00");
  EXPECT_EQ(reads(school.mother), foreign);
}

TEST_F(OfAge, BirthdaysOnTheFirstAndTheLastOfAMonthEndRightsOnTheDayBefore) {
  for (const auto& [birth, eve, day] : {std::tuple{"2008-10-01", "2026-09-30", "2026-10-01"},
                                        {"2008-10-11", "2026-10-10", "2026-10-11"},
                                        {"2008-10-31", "2026-10-30", "2026-10-31"},
                                        {"2009-01-01", "2026-12-31", "2027-01-01"}}) {
    born(birth);
    school.now(eve, "23:59");
    EXPECT_EQ(reads(school.mother), "parent") << birth;
    school.now(day, "00:00");
    EXPECT_EQ(reads(school.mother), foreign) << birth;
  }
}

TEST_F(OfAge, AParentIsNobodyInTheSchoolOnceTheOnlyChildIsOfAge) {
  born("2008-09-01");
  school.database().read(school.id, [&](Transaction& transaction) {
    EXPECT_FALSE(school.access().allow(transaction, school.actor(school.mother), {"preferences", "write"},
                                       Object::institution()));
    EXPECT_TRUE(told_about(transaction, school.anna, JournalSchool::day("2026-09-14")).empty());
    EXPECT_TRUE(students_seen_by(transaction, school.mother, JournalSchool::day("2026-09-14")).empty());
  });
}

TEST_F(OfAge, AnAdultPermitsAParentAndTakesItBackAtOnce) {
  born("2008-09-01");
  EXPECT_EQ(says(school.class_teacher, true, "2026-09-15"), "journal.signed_in_the_future");
  ASSERT_EQ(says(school.class_teacher, true, "2026-09-14"), "");
  EXPECT_EQ(reads(school.mother), "parent");
  EXPECT_EQ(says(school.class_teacher, true, "2026-09-14"), "journal.adult_word_stands");
  ASSERT_EQ(says(school.anna, false, "2026-09-01"), "") << "the student himself, without any paper";
  EXPECT_EQ(reads(school.mother), foreign);
  EXPECT_EQ(school.text("SELECT document || signed_on FROM adult_word ORDER BY id DESC LIMIT 1"), "2026-09-14");
  ASSERT_EQ(says(school.anna, true, "2026-09-14"), "");
  EXPECT_EQ(reads(school.mother), "parent") << "and again";
}

TEST_F(OfAge, ThePaperMayBeSignedBeforeTheBirthdayAndHoldsFromIt) {
  born("2008-10-01");
  ASSERT_EQ(says(school.class_teacher, true, "2026-09-10"), "");
  EXPECT_EQ(reads(school.mother), "parent") << "a minor's mother";
  school.now("2026-10-01", "00:00");
  EXPECT_EQ(reads(school.mother), "parent") << "whom the adult permits";
  EXPECT_EQ(school.text("SELECT valid_from FROM guardianship WHERE by_student = 1"), "2026-10-01");
}

TEST_F(OfAge, APermissionTakenBackBeforeTheBirthdayNeverHolds) {
  born("2008-10-01");
  ASSERT_EQ(says(school.class_teacher, true, "2026-09-10"), "");
  ASSERT_EQ(says(school.class_teacher, false, "2026-09-14"), "");
  EXPECT_EQ(reads(school.mother), "parent");
  school.now("2026-10-01", "00:00");
  EXPECT_EQ(reads(school.mother), foreign);
}

TEST_F(OfAge, AChildDoesNotDecideAndNobodyDecidesForTheStudent) {
  EXPECT_EQ(says(school.class_teacher, true, "2026-09-14"), "journal.not_near_full_age") << "no birth date is known";
  born("2010-09-01");
  EXPECT_EQ(says(school.class_teacher, true, "2026-09-14"), "journal.not_near_full_age");
  born("2008-09-01");
  EXPECT_EQ(says(school.mother, true, "2026-09-14"), foreign);
  EXPECT_EQ(says(school.other_teacher, true, "2026-09-14"), foreign);
}

/// Where a consent is asked for, an adult signs his own, and a permitted parent the parent's.
class OfAgeInLabinsk : public OfAge {
 protected:
  OfAgeInLabinsk() : OfAge("labinsk") {}
  std::string consents(PersonId guardian) {
    return refusal(school.run(school.class_teacher,
                              RecordConsent{{guardian, school.anna, "№ 12", JournalSchool::day("2026-09-10")}, "{}"}));
  }
};

TEST_F(OfAgeInLabinsk, AnAdultSignsTheOwnConsent) {
  EXPECT_EQ(consents(school.anna), "journal.not_a_guardian") << "a minor does not";
  born("2008-09-01");
  EXPECT_EQ(consents(school.anna), "");
  EXPECT_EQ(consents(school.mother), "journal.not_a_guardian") << "her rights have ended";
}

// labinsk-3.9 (partial: of adult students)
TEST_F(OfAgeInLabinsk, APermittedParentStillNeedsTheOwnConsent) {
  born("2008-09-01");
  ASSERT_EQ(says(school.anna, true, "2026-09-14"), "");
  EXPECT_EQ(reads(school.mother), foreign);
  ASSERT_EQ(consents(school.mother), "");
  EXPECT_EQ(reads(school.mother), "parent");
}

TEST(FullAge, IsTheEighteenthBirthday) {
  const auto date = [](std::string_view iso) { return parse_iso_date(iso).value(); };
  EXPECT_FALSE(is_of_age(date("2008-12-20"), date("2026-12-19")));
  EXPECT_TRUE(is_of_age(date("2008-12-20"), date("2026-12-20")));
  EXPECT_FALSE(is_of_age(date("2008-02-29"), date("2026-02-28")));
  EXPECT_TRUE(is_of_age(date("2008-02-29"), date("2026-03-01")));
}

}  // namespace
}  // namespace vestnik::tests
