// The word `access` of a regulation: cells of the matrix opened and closed, the roles there are, and what it refuses.
#include <gmock/gmock.h>

#include <algorithm>

#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "ports/access_terms.h"
#include "regulation/access_rules.h"
#include "regulation/contradictions.h"
#include "regulation/explain.h"
#include "regulation/rule_changes.h"
#include "rule_texts.h"

namespace vestnik {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

LoadedRegulation loaded_access(const std::string& rules) {
  return load_regulation("access.lua", std::string{sound_start} + rules);
}

/// The only finding: its code, line and value.
std::string access_mistake(const std::string& rules) {
  const auto problems = loaded_access(rules).problems;
  if (problems.size() != 1) return std::to_string(problems.size()) + " findings" + printed(problems);
  return problems[0].code + ' ' + std::string{problems[0].detail("line")} + ' ' +
         std::string{problems[0].detail("value")};
}

// syzran-m.0 (partial: by the regulation), otradny-4.admin.3 (partial: cells are changed by the regulation),
// labinsk-4.2.8, yarovoe-4.2.1 (partial: heads read the orders too), usolye-4.2.2: what roles may is the institution's
// to set.
TEST(AccessWords, OpenAndCloseCellsInTheirOrder) {
  const auto loaded = loaded_access(R"(
access { clause = "4.4", open = "lesson.substitute", roles = { "head_of_studies" }, scope = "own_department" }
access { clause = "4.5", close = { "notes.view", "curriculum.view" }, roles = { "teacher" } }
)");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  const auto changes = access_terms(*loaded.regulation)->access_changes();
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].object + '.' + changes[0].operation, "lesson.substitute");
  EXPECT_EQ(changes[0].role, Role::head_of_studies);
  EXPECT_EQ(changes[0].opened, Scope::own_department);
  EXPECT_EQ(changes[0].clause, "4.4");
  EXPECT_EQ(changes[1].object, "notes");
  EXPECT_FALSE(changes[1].opened);
  EXPECT_EQ(changes[2].object, "curriculum");
}

TEST(AccessWords, NameTheRolesThereAre) {
  const auto loaded = loaded_access(R"(access { clause = "1.6", users = { "administrator", "curator", "student" } })");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  EXPECT_TRUE(role_exists(*loaded.regulation, Role::class_teacher)) << "the college's word";
  EXPECT_FALSE(role_exists(*loaded.regulation, Role::dispatcher));
  const auto silent = loaded_access("");
  EXPECT_TRUE(role_exists(*silent.regulation, Role::dispatcher)) << "says nothing of it";
}

TEST(AccessWords, SayWhereTheMistakeIsAndWhatWasMeant) {
  EXPECT_EQ(access_mistake(R"(access { clause = "1", open = "jurnal.view", roles = "secretary", scope = "all" })"),
            "regulation.unknown_value 5 jurnal.view");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", open = "journal.view", roles = "secretry", scope = "all" })"),
            "regulation.unknown_value 5 secretry");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", open = "journal.view", roles = "secretary", scope = "al" })"),
            "regulation.unknown_value 5 al");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", open = "journal.view", roles = "secretary" })"),
            "regulation.missing_field 5 ");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", close = "journal.view" })"), "regulation.missing_field 5 ");
  EXPECT_EQ(access_mistake(R"(access { clause = "1" })"), "regulation.missing_field 5 ");
}

std::string opening(const std::string& permission, const std::string& role, const std::string& scope) {
  return "access { clause = \"1\", open = \"" + permission + "\", roles = \"" + role + "\", scope = \"" + scope +
         "\" }";
}

// What is closed for good: config/access_closed.tsv (labinsk-3.8, syzran-m.diary.1, labinsk-3.19a (partial: nobody is
// shown a parallel session), syzran-10.1).
TEST(AccessWords, NeverOpenWhatIsClosedForGood) {
  EXPECT_EQ(access_mistake(opening("journal.view", "parent", "all")), "regulation.closed_family 5 journal.view");
  EXPECT_EQ(access_mistake(opening("contacts.view", "student", "all")), "regulation.closed_family 5 contacts.view");
  EXPECT_EQ(access_mistake(opening("diary.view", "teacher", "own_load")), "regulation.closed_diary 5 diary.view");
  EXPECT_EQ(access_mistake(opening("marks.write", "student", "self")), "regulation.closed_record 5 marks.write");
  EXPECT_EQ(access_mistake(opening("roles.write", "director", "all")), "regulation.closed_rights 5 roles.write");
  EXPECT_EQ(access_mistake(opening("journal.view", "education_authority", "all")),
            "regulation.closed_totals 5 journal.view");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", close = "roles.write", roles = "administrator" })"),
            "regulation.closed_lockout 5 roles.write");
  EXPECT_EQ(access_mistake(R"(access { clause = "1", users = { "director" } })"), "regulation.users_lockout 5 ");
}

TEST(AccessWords, WarnOfRulesAboutRolesThatAreNotHere) {
  const auto loaded = loaded_access(R"(
access { clause = "1.6", users = { "administrator", "teacher", "class_teacher" } }
credentials { clause = "3.1", staff_issued_by = { "administrator", "dispatcher" } }
)");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  std::vector<std::string> roles;
  for (const auto& remark : contradictions(loaded.regulation->rules())) {
    if (remark.problem.code == "contradiction.role_not_here") roles.emplace_back(remark.problem.detail("role"));
  }
  EXPECT_THAT(roles, ElementsAre("dispatcher"));
}

TEST(AccessWords, StandInTheDifferencesOfTwoVersions) {
  const auto catalogue = MessageTable::load(source_tree / "templates/messages");
  ASSERT_TRUE(catalogue);
  const auto before = loaded_access("");
  const auto after = loaded_access(R"(access { clause = "4.5", close = "notes.view", roles = { "teacher" } })");
  const auto changes =
      rule_changes(explain(before.regulation->rules(), *catalogue), explain(after.regulation->rules(), *catalogue));
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_TRUE(changes[0].after);
  EXPECT_EQ(changes[0].after->text, "Закрыто право: смотреть заметки о поведении. Кому: учитель.");
}

TEST(AccessWords, HaveANameForEveryRight) {
  const auto catalogue = MessageTable::load(source_tree / "templates/messages");
  ASSERT_TRUE(catalogue);
  for (std::string word : permission_words()) {
    std::ranges::replace(word, '.', '_');
    EXPECT_TRUE(catalogue->knows("rights.name_" + word)) << "templates/messages/rights.tsv lacks rights.name_" << word;
  }
}

TEST(AccessWords, AreExplainedInRussian) {
  const auto catalogue = MessageTable::load(source_tree / "templates/messages");
  const auto loaded = loaded_access(R"(
access { clause = "1.6", users = { "administrator", "teacher" } }
access { clause = "4.4", open = "lesson.substitute", roles = { "head_of_studies" }, scope = "own_department" }
access { clause = "4.5", close = "notes.view", roles = { "teacher" } }
)");
  ASSERT_TRUE(loaded.regulation) << printed(loaded.problems);
  ASSERT_TRUE(catalogue);
  std::vector<std::string> texts;
  for (const auto& rule : explain(loaded.regulation->rules(), catalogue.value())) {
    if (rule.clause.starts_with("1.6") || rule.clause.starts_with("4.")) texts.push_back(rule.text);
  }
  EXPECT_THAT(texts,
              ElementsAre("Пользуются журналом: администратор, учитель. Других ролей здесь нет.",
                          "Открыто право: назначать замену (в своём отделении). Кому: заведующий учебной частью.",
                          "Закрыто право: смотреть заметки о поведении. Кому: учитель."));
}

}  // namespace
}  // namespace vestnik
