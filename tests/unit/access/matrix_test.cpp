#include "access/matrix.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

Result<AccessMatrix> parse(const std::string& rows) {
  return AccessMatrix::parse("# comment\nobject\toperation\tcells\tclauses\n\n" + rows, "matrix.tsv");
}

Details mistake(const std::string& rows) {
  const auto parsed = parse(rows);
  if (parsed) return {};
  EXPECT_EQ(parsed.problem().code, "access.matrix_wrong");
  return parsed.problem().details;
}

Details at_line(const char* line, const char* field, const char* nearest) {
  return {{"file", "matrix.tsv"}, {"line", line}, {"field", field}, {"nearest", nearest}};
}

TEST(AccessMatrix, PutsTheRoleThatAnswersForMoreFirst) {
  const auto matrix = parse("marks\twrite\tteacher=own_lesson administrator=all\tr.t.6\n");
  ASSERT_TRUE(matrix);
  const auto& cells = matrix->cells({"marks", "write"});
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0].role, Role::administrator);
  EXPECT_EQ(cells[1].scope, Scope::own_lesson);
  EXPECT_FALSE(matrix->knows({"marks", "read"}));
}

TEST(AccessMatrix, NamesAnUnknownRoleWithTheNearestOne) {
  EXPECT_EQ(mistake("me\tview\tteacher=any\t-\nmarks\twrite\tteachr=own_lesson\t-\n"),
            at_line("5", "teachr", "teacher"));
}

TEST(AccessMatrix, NamesAnUnknownScopeWithTheNearestOne) {
  EXPECT_EQ(mistake("marks\twrite\tteacher=own_leson\t-\n"), at_line("4", "own_leson", "own_lesson"));
  EXPECT_EQ(mistake("marks\twrite\tteacher\t-\n"), at_line("4", "", ""));
}

TEST(AccessMatrix, RefusesARowWithAnotherNumberOfFields) {
  EXPECT_EQ(mistake("marks\twrite\tteacher=any\n"), at_line("4", "marks", ""));
}

TEST(AccessMatrix, RefusesAPermissionGivenTwice) {
  EXPECT_EQ(mistake("marks\twrite\tteacher=any\t-\nmarks\twrite\tparent=any\t-\n"), at_line("5", "write", ""));
}

TEST(AccessMatrix, RefusesAFileWithoutItsHeader) {
  EXPECT_FALSE(AccessMatrix::parse("marks\twrite\tteacher=any\t-\n", "matrix.tsv"));
}

TEST(AccessMatrix, KnowsTheCollegesWords) {
  const auto matrix = parse("marks\twrite\tmaster=own_lesson curator=own_class\t-\n");
  ASSERT_TRUE(matrix);
  EXPECT_EQ(matrix->cells({"marks", "write"})[0].role, Role::class_teacher);
  EXPECT_EQ(matrix->cells({"marks", "write"})[1].role, Role::teacher);
}

TEST(AccessMatrix, ThatIsShippedLoads) {
  const auto matrix = AccessMatrix::load(VESTNIK_SOURCE_DIR "/config/access_matrix.tsv");
  ASSERT_TRUE(matrix);
  EXPECT_TRUE(matrix->knows({"diary", "view"}));
}

TEST(AccessMatrix, ThatIsNotThereIsNamed) {
  const auto missing = AccessMatrix::load("/nonexistent/matrix.tsv");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.problem(), (Problem{"access.matrix_unreadable", {{"file", "/nonexistent/matrix.tsv"}}}));
}

}  // namespace
}  // namespace vestnik
