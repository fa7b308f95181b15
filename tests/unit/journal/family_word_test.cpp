// Why a mark was given, as the author writes it for the family.
#include <gtest/gtest.h>

#include "unit/journal/requests.h"

namespace vestnik::tests {
namespace {

class FamilyWord : public ::testing::Test {
 protected:
  std::string give(PersonId student, std::string text, std::int64_t version = 0, std::string_view value = "5") {
    MarkRow row = mark(student, value, version, version == 0 ? TaskId{} : only_task(school, school.lesson));
    row.for_family = std::move(text);
    return refusal(
        school.run(school.teacher, version == 0 ? marks(school.lesson, {row}) : plain_marks(school.lesson, {row})));
  }

  JournalSchool school;
};

TEST_F(FamilyWord, IsKeptWithItsVersion) {
  EXPECT_EQ(give(school.anna, "", 0, "4"), "");
  EXPECT_EQ(give(school.anna, "Пересчитали баллы за вторую задачу", 1), "");
  EXPECT_EQ(school.text("SELECT text FROM v3_mark_version v JOIN family_word w ON w.mark_id = v.mark_id "
                        "AND w.version = v.version WHERE v.version = 2"),
            "Пересчитали баллы за вторую задачу");
  EXPECT_EQ(school.rows("family_word"), 1);
}

// labinsk-3.13 (partial: the word for the family): a word to one family that names another child is not taken.
TEST_F(FamilyWord, NamesNoOtherChildOfTheClass) {
  for (const char* text : {"Поставлено вместо Быкова", "Поставлено вместо Быковой", "поставлено быкову по ошибке",
                           "Оценка Ветровой Веры", "ВЕТРОВ(А)", "См. работу: Ветрова."}) {
    EXPECT_EQ(give(school.anna, text), "journal.names_another_child") << text;
  }
  EXPECT_EQ(school.rows("mark") + school.rows("family_word"), 0);
}

TEST_F(FamilyWord, MayNameTheOwnChildAndUseWordsThatOnlyLookLikeNames) {
  EXPECT_EQ(give(school.anna, "Аникиной зачтён ответ у доски; разбирали быковатость, ветер и вето"), "");
}

// A whole class stands behind its subgroup: the other half may be named as little as this one.
TEST_F(FamilyWord, KnowsTheWholeClassOfASubgroup) {
  MarkRow row = mark(school.anna, "5");
  row.for_family = "Вместо Ветровой";
  EXPECT_EQ(refusal(school.run(school.class_teacher, marks(school.subgroup_lesson, {row}))),
            "journal.names_another_child");
}

TEST_F(FamilyWord, LeavesCommentsForTheSchoolFree) {
  MarkRow row = mark(school.anna, "5", 0, {}, "поставлено вместо Быкова");
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {row}))), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM v3_mark_version WHERE family_word <> ''"), 0);
}

}  // namespace
}  // namespace vestnik::tests
