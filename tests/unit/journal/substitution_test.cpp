#include <gtest/gtest.h>

#include "journal/fill_lesson.h"
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
            R"({"lesson":)" + std::to_string(school.lesson.value) +
                R"(,"state":"planned","version":2,"teacher_before":)" + std::to_string(school.teacher.value) + "}");
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

std::string give_away(JournalSchool& school, std::string_view from, std::string_view to, PersonId substitute) {
  return refusal(school.run(
      school.deputy_head,
      SubstituteInterval{
          {school.teacher, substitute, JournalSchool::day(from), JournalSchool::day(to), {"болезнь", "15-к"}, "{}"}}));
}

std::string sign(JournalSchool& school, std::int64_t entry, PersonId who) {
  return refusal(school.run(who, ConfirmSubstitution{SubstitutionId{entry}}));
}

// labinsk-4.5.1b: who for whom, why, by which order, entered by whom; a line that is taken back stays.
TEST(SubstitutionRegister, HasALineOfEverySubstitution) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(refusal(school.run(school.deputy_head,
                               SubstituteTeacher{{school.lesson, school.other_teacher, 1, "{}", {"болезнь", "15-к"}}})),
            "");
  EXPECT_EQ(school.text("SELECT reason || ' ' || order_number FROM substitution"), "болезнь 15-к");
  EXPECT_EQ(school.number("SELECT substitute_id FROM substitution"), school.other_teacher.value);
  EXPECT_EQ(school.number("SELECT replaced_id FROM substitution"), school.teacher.value);
  EXPECT_EQ(school.number("SELECT entered_by FROM substitution"), school.deputy_head.value);
  ASSERT_EQ(give_to(school, school.teacher, 2), "");
  EXPECT_EQ(school.rows("substitution"), 1);
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM substitution WHERE ended_at IS NOT NULL"), 1);
}

// labinsk-4.5.1b: the substitute writes in the substituted lessons only.
TEST(SubstitutionRegister, OpensTheLessonsOfTheIntervalAndNoOther) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(give_away(school, "2026-09-14", "2026-09-21", school.other_teacher), "");
  EXPECT_EQ(school.rows("substitution"), 2);
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'lessons.substituted'"),
            R"({"lessons":[)" + std::to_string(school.lesson.value) + "," +
                std::to_string(school.algebra_on("2026-09-21").value) + R"(],"teacher":)" +
                std::to_string(school.other_teacher.value) + R"(,"teacher_before":)" +
                std::to_string(school.teacher.value) + "}");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.lesson))), "");
  school.now("2026-09-28", "09:00");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.algebra_on("2026-09-21")))), "");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.algebra_on("2026-09-28")))), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.algebra_on("2026-09-07")))), "access.not_found");
  EXPECT_EQ(refusal(school.run(school.other_teacher, roll(school.physics_lesson))), "access.not_found");
}

TEST(SubstitutionRegister, LeavesOutLessonsThatWereHeldAndSaysWhenNoneIsLeft) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(refusal(school.run(school.teacher, roll(school.lesson))), "");
  EXPECT_EQ(give_away(school, "2026-09-14", "2026-09-14", school.other_teacher), "journal.no_lessons_to_substitute");
  EXPECT_EQ(give_away(school, "2026-09-21", "2026-09-14", school.other_teacher), "journal.substitution_days_wrong");
  EXPECT_EQ(give_away(school, "2026-09-21", "2026-09-21", school.teacher), "journal.no_lessons_to_substitute");
  EXPECT_EQ(give_away(school, "2026-09-21", "2026-09-21", school.secretary), "journal.not_a_teacher");
}

TEST(SubstitutionRegister, SaysWhereTheSubstituteGivesAnotherLesson) {
  JournalSchool school{"labinsk"};
  const auto given = school.run(school.deputy_head, SubstituteInterval{{school.teacher,
                                                                        school.other_teacher,
                                                                        JournalSchool::day("2026-09-21"),
                                                                        JournalSchool::day("2026-09-21"),
                                                                        {},
                                                                        "{}"}});
  ASSERT_EQ(refusal(given), "");
  EXPECT_NE(given->answer.find(R"("busy":true)"), std::string::npos) << given->answer;
}

// labinsk-4.5.1b: with signature, once the lesson is filled, by the substitute himself.
TEST(SubstitutionRegister, IsSignedByTheSubstituteOnceTheLessonIsFilled) {
  JournalSchool school{"labinsk"};
  ASSERT_EQ(give_to(school, school.other_teacher), "");
  EXPECT_EQ(sign(school, 1, school.other_teacher), "journal.lesson_not_filled");
  LessonRequest filled;
  filled.lesson = school.lesson;
  filled.topic = "Степени";
  filled.homework = "Задача 5";
  filled.expected_version = 2;
  ASSERT_EQ(refusal(school.run(school.other_teacher, FillLesson{filled})), "");
  EXPECT_EQ(sign(school, 1, school.other_teacher), "journal.lesson_not_filled") << "the roll is missing";
  ASSERT_EQ(refusal(school.run(school.other_teacher, roll(school.lesson))), "");
  EXPECT_EQ(sign(school, 1, school.teacher), "access.not_found");
  EXPECT_EQ(sign(school, 7, school.other_teacher), "access.not_found");
  EXPECT_EQ(sign(school, 1, school.other_teacher), "");
  EXPECT_EQ(sign(school, 1, school.other_teacher), "journal.substitution_confirmed_already");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM substitution WHERE confirmed_at IS NOT NULL"), 1);
}

}  // namespace
}  // namespace vestnik::tests
