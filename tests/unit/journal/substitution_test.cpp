#include <gtest/gtest.h>

#include "journal/substitute_teacher.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

std::string give_to(JournalSchool& school, PersonId teacher, std::int64_t version = 1, PersonId who = {}) {
  return refusal(
      school.run(who ? who : school.deputy_head, SubstituteTeacher{{school.lesson, teacher, version, "{}"}}));
}

// syzran-r.t.11: who substitutes fills the journal.
TEST(Substitution, LetsTheSubstituteFillTheLesson) {
  JournalSchool school;
  const auto mark_of = [&] { return marks(school.lesson, {mark(school.anna, "5")}); };
  ASSERT_EQ(refusal(school.run(school.other_teacher, mark_of())), "access.not_found");
  ASSERT_EQ(give_to(school, school.other_teacher), "");
  EXPECT_EQ(refusal(school.run(school.other_teacher, mark_of())), "");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'lesson.changed'"),
            R"({"lesson":)" + std::to_string(school.lesson.value) + R"(,"state":"planned","version":2})");
}

TEST(Substitution, IsTakenBackByThePlannedTeacher) {
  JournalSchool school;
  ASSERT_EQ(give_to(school, school.other_teacher), "");
  ASSERT_EQ(give_to(school, school.teacher, 2), "");
  EXPECT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.lesson))), "access.not_found");
}

TEST(Substitution, IsTheAdministrationsToOrder) {
  JournalSchool school;
  EXPECT_EQ(give_to(school, school.other_teacher, 1, school.teacher), "access.not_found");
  EXPECT_EQ(give_to(school, school.other_teacher, 7), "journal.stale_version");
  EXPECT_EQ(give_to(school, school.secretary), "journal.not_a_teacher");
  EXPECT_EQ(give_to(school, PersonId{9999}), "journal.not_a_teacher");
  EXPECT_EQ(give_to(school, school.other_teacher, 1, school.administrator), "");
}

}  // namespace
}  // namespace vestnik::tests
