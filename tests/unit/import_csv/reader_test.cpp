#include <gtest/gtest.h>

#include "import_csv/cell_check.h"
#include "import_csv/csv_reader.h"
#include "import_csv/text_decoder.h"
#include "import_csv/word_table.h"

namespace vestnik::import_csv {
namespace {

std::vector<std::string> first_row(std::string_view text) {
  return read_csv(text, detect_separator(text)).value().at(0).cells;
}

std::string refusal(std::string_view text) {
  const auto rows = read_csv(text, ';');
  return rows ? "" : rows.problem().code;
}

TEST(CsvReader, FindsTheSeparatorASchoolUses) {
  const std::vector<std::string> row{"a", "b", "c"};
  EXPECT_EQ(first_row("a;b;c\n1;2,5;3"), row);
  EXPECT_EQ(first_row("a,b,c\r\n1,2,3\r\n"), row);
  EXPECT_EQ(first_row("a\tb\tc"), row);
  EXPECT_EQ(detect_separator("\"a,b,c\";d;e"), ';');
}

TEST(CsvReader, KeepsSeparatorsQuotesAndLineBreaksInsideQuotes) {
  const auto rows = read_csv("\"a;b\";\"say \"\"hi\"\"\";\"two\nlines\"\nx;y;z\n", ';').value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string>{"a;b", "say \"hi\"", "two\nlines"}));
  EXPECT_EQ(rows[1].line, 3);
}

TEST(CsvReader, LeavesBlankRowsOutAndCountsTheirLines) {
  const auto rows = read_csv("a;b\n;;\n\n  ;\nc;d", ';').value();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].line, 5);
}

// reliability 48: a row of a million columns.
TEST(CsvReader, RefusesARowOfAMillionColumns) {
  EXPECT_EQ(refusal(std::string(1'000'000, ';')), "import.too_many_columns");
}

TEST(CsvReader, RefusesACellThatNeverEnds) {
  EXPECT_EQ(refusal("a;" + std::string(5'000, 'x')), "import.cell_too_long");
  EXPECT_EQ(refusal("a;\"b\nc;d\n"), "import.quote_not_closed");
  EXPECT_EQ(refusal("\"a\"b;c"), "import.text_after_quote");
}

// reliability 49: windows-1251 and the byte order mark.
TEST(TextDecoder, ReadsWhatSpreadsheetsWrite) {
  EXPECT_EQ(decode("\xEF\xBB\xBF\xD0\x9A")->text, "К");
  EXPECT_EQ(decode("\xEF\xBB\xBF\xD0\x9A")->encoding, Encoding::utf8_bom);
  EXPECT_EQ(decode("\xD0\x9A")->encoding, Encoding::utf8);
  const auto old = decode("\xCA\xEB\xE0\xF1\xF1 \xB9 \xA8\xB8");
  EXPECT_EQ(old->encoding, Encoding::windows_1251);
  EXPECT_EQ(old->text, "Класс № Ёё");
}

TEST(TextDecoder, RefusesWhatIsNoText) {
  using namespace std::string_view_literals;
  EXPECT_EQ(decode("a;b\0c"sv).problem().code, "import.binary_file");
  EXPECT_EQ(decode("PK\x03\x04 and so on").problem().code, "import.binary_file");
  EXPECT_EQ(decode("\xD0\xCF\x11\xE0").problem().code, "import.binary_file");
  EXPECT_EQ(decode("\xFF\xFE\x41\x04").problem().code, "import.utf16_file");
}

TEST(WordTable, KnowsAColumnHoweverItIsWritten) {
  for (const char* heading : {"ФИО", "Ф.И.О.", "фамилия  имя отчество", "Фамилия, имя, отчество", "ФИО ученика"}) {
    EXPECT_EQ(word_table().column("students", heading), "full_name") << heading;
  }
  EXPECT_EQ(word_table().column("students", "ТЕЛЕФОН РОДИТЕЛЯ"), "parent_phone");
  EXPECT_EQ(word_table().column("students", "Дата рождения "), "birth_date");
  EXPECT_EQ(word_table().column("guardians", "ФИО ребенка"), "student");
  EXPECT_EQ(word_table().column("bells", "№"), "number");
  EXPECT_FALSE(word_table().column("students", "Любимый цвет"));
}

TEST(WordTable, KnowsAFileByItsName) {
  EXPECT_EQ(word_table().file_kind("Ученики"), "students");
  EXPECT_EQ(word_table().file_kind("02_список ученики 2026-27"), "students");
  EXPECT_EQ(word_table().file_kind("Расписание звонков"), "bells");
  EXPECT_EQ(word_table().file_kind("class_teachers"), "class_teachers");
  EXPECT_EQ(word_table().file_kind("Классные руководители"), "class_teachers");
  EXPECT_FALSE(word_table().file_kind("readme"));
}

// reliability 38, 39, 40: formulas.
TEST(CellCheck, RefusesWhatASpreadsheetWouldRun) {
  for (const char* cell : {"=cmd|' /C calc'!A0", "+cmd", "-2+3+cmd", "@SUM(A1)", "\tx", "=1+1"}) {
    ASSERT_TRUE(check_cell(cell)) << cell;
    EXPECT_EQ(check_cell(cell)->code, "import.formula_cell") << cell;
  }
  for (const char* cell : {"+7 900 000-00-01", "-", "-5", "7-А", "a=b", ""}) EXPECT_FALSE(check_cell(cell)) << cell;
}

// reliability 53: text that reads otherwise than it is.
TEST(CellCheck, RefusesHiddenCharacters) {
  EXPECT_EQ(check_cell("Ив\xE2\x80\xAEнов")->code, "import.direction_override");
  EXPECT_EQ(check_cell("Ив\xE2\x81\xA6нов")->code, "import.direction_override");
  EXPECT_EQ(check_cell("Ив\x01нов")->code, "import.control_character");
  EXPECT_EQ(check_cell("Ив\xE2\x80\x8Bнов")->code, "import.control_character");
}

}  // namespace
}  // namespace vestnik::import_csv
