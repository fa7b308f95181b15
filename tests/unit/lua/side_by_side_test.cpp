// The institution's own document and the rules on one sheet.
#include "regulation/side_by_side.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

/// "7.4/7 [Обязанности] текст", a line a clause; headings with "#".
std::string outline(const std::string& document) {
  std::string text;
  for (const SourceClause& clause : split_source(document)) {
    text += clause.heading ? "# " : "";
    text += clause.label + (clause.bullet > 0 ? "/" + std::to_string(clause.bullet) : "");
    if (!clause.owner.empty()) text += " [" + clause.owner + "]";
    text += " " + clause.text + "\n";
  }
  return text;
}

TEST(SourceText, IsSplitByDottedNumbersWithAndWithoutAFinalDot) {
  EXPECT_EQ(outline("1. Общие положения\n\n1.1. Первое,\nпродолжение.\n1.2 Второе\n\n2 Цели и задачи\n2.1 Третье"),
            "# 1 Общие положения\n1.1 Первое, продолжение.\n1.2 Второе\n# 2 Цели и задачи\n2.1 Третье\n");
}

TEST(SourceText, FindsTheNextClauseAmidAParagraph) {
  EXPECT_EQ(
      outline("3.4. Учителя заполняют. 3.5. Администратор проверяет. 3.6. Семьи смотрят.\n3.7. По п. 3.5. и 3.8. нет."),
      "3.4 Учителя заполняют.\n3.5 Администратор проверяет.\n3.6 Семьи смотрят.\n3.7 По п. 3.5. и 3.8. нет.\n");
}

TEST(SourceText, CountsTheBulletsUnderAClause) {
  EXPECT_EQ(
      outline(
          "## **7. Обязанности**\n\n#### **7.4. Учитель-предметник:**\n- проходит обучение;\n\n- заполняет журнал;"),
      "# 7 Обязанности\n# 7.4 Учитель-предметник:\n7.4/1 проходит обучение;\n7.4/2 заполняет журнал;\n");
}

TEST(SourceText, KeepsListsOfEachOfficeApart) {
  EXPECT_EQ(outline("4. ПРАВА И ОБЯЗАННОСТИ\n\nДиспетчер:\n\n1. Вносит план;\n2. Ведёт учёт.\n\nПреподаватель:\n\n1. "
                    "Вносит тему"),
            "# 4 ПРАВА И ОБЯЗАННОСТИ\n#  [Диспетчер:] Диспетчер:\n1 [Диспетчер:] Вносит план;\n2 [Диспетчер:] Ведёт "
            "учёт.\n#  [Преподаватель:] Преподаватель:\n1 [Преподаватель:] Вносит тему\n");
}

TEST(SourceText, TellsATermFromAHeading) {
  EXPECT_EQ(outline("## **1. Термины**\n\n**Оценка** - результат работы.\n\n**Отметка** - отсутствие."),
            "# 1 Термины\n Оценка - результат работы.\n Отметка - отсутствие.\n");
}

TEST(SourceText, TakesADateOrAnAmountForNoNumber) {
  EXPECT_EQ(split_source("1.1. Закон\n29.12.2012 № 273-ФЗ\n5 дней спустя").size(), 1U);
  EXPECT_TRUE(split_source("").empty());
}

TEST(SourceText, EndsOnAnyDocument) {
  EXPECT_LE(split_source(std::string(200'000, '\n') + std::string(100'000, '#')).size(), 1U);
  std::string many;
  for (int at = 0; at < 20'000; ++at) many += "1.1. х\n";
  EXPECT_LE(split_source(many).size(), 5'000U);
}

class Sheet : public testing::Test {
 protected:
  /// Under which text of the document a rule with this clause stands; "" when none.
  static std::string place_of(const std::string& document, const std::string& clause) {
    const std::vector<ExplainedRule> rules{{"topic", "правило", clause, 1}};
    const SideBySide sheet = side_by_side(split_source(document), rules);
    for (const auto& row : sheet.rows) {
      if (!row.rules.empty()) return row.clause.text;
    }
    EXPECT_EQ(sheet.without_clause.size(), 1U);
    return {};
  }
};

TEST_F(Sheet, PutsARuleBesideTheClauseOfItsNumber) {
  const std::string document = "7. Обязанности\n7.4. Учитель:\n- первый;\n- второй;\n7.5. Заместитель";
  EXPECT_EQ(place_of(document, "7.5"), "Заместитель");
  EXPECT_EQ(place_of(document, "7.4.2"), "второй;");
  EXPECT_EQ(place_of(document, "7.4.9"), "Учитель:");
  EXPECT_EQ(place_of(document, "8.1"), "");
  EXPECT_EQ(place_of(document, ""), "");
}

TEST_F(Sheet, FindsAnItemUnderAHeadingInAnotherCase) {
  const std::string document =
      "### **Порядок работы классного руководителя с ЭЖ**\n\n1. Ведёт список.\n2. Отмечает.\n\n"
      "### **Порядок работы учителя с ЭЖ**\n\n1. Заполняет.\n2. Делит класс.";
  EXPECT_EQ(place_of(document, "2 порядка работы учителя"), "Делит класс.");
  EXPECT_EQ(place_of(document, "2 порядка работы классного руководителя"), "Отмечает.");
}

TEST_F(Sheet, FindsAnItemOfAnOfficeInASection) {
  const std::string document =
      "3. ПРАВИЛА РАБОТЫ\n\nПользователи получают:\n\n1. Сотрудники\n\n4. ПРАВА И ОБЯЗАННОСТИ\n\nПреподаватель:\n\n"
      "1. Вносит тему\n\n2. Ставит оценки\n";
  EXPECT_EQ(place_of(document, "4, преподаватель, 2"), "Ставит оценки");
  EXPECT_EQ(place_of(document, "3, 1"), "Сотрудники");
  EXPECT_EQ(place_of(document, "4"), "ПРАВА И ОБЯЗАННОСТИ");
}

TEST_F(Sheet, CountsWhatNoRuleCarries) {
  const std::vector<ExplainedRule> rules{{"a", "правило", "1.1", 1}, {"b", "другое", "9.9", 2}};
  const SideBySide sheet = side_by_side(split_source("1. Общие\n1.1. Первое\n1.2. Второе"), rules);
  EXPECT_EQ(sheet.clauses(), 2U);
  EXPECT_EQ(sheet.carried(), 1U);
  ASSERT_EQ(sheet.without_clause.size(), 1U);
  EXPECT_EQ(sheet.without_clause.front()->text, "другое");
}

}  // namespace
}  // namespace vestnik
