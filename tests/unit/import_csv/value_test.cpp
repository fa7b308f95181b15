#include <gtest/gtest.h>

#include "import_csv/name_parse.h"
#include "import_csv/value_parse.h"

namespace vestnik::import_csv {
namespace {

TEST(Values, ReadDatesOfPapersAndOfMachines) {
  for (const char* text : {"01.09.2026", "1.9.2026", "2026-09-01", "2026-09-01 00:00:00", " 01.09.2026 "}) {
    ASSERT_TRUE(parse_date(text)) << text;
    EXPECT_EQ(to_iso(*parse_date(text)), "2026-09-01");
  }
  for (const char* text : {"31.02.2026", "01.09.26", "09/01/2026", "вчера", "01.09.0026", ""}) {
    EXPECT_EQ(parse_date(text).problem().code, "import.bad_date") << text;
  }
}

// reliability 50: day counts of spreadsheets, of 1900 or of 1904.
TEST(Values, RefuseADayCountInsteadOfGuessingItsOrigin) {
  EXPECT_EQ(parse_date("44805").problem().code, "import.date_serial");
  EXPECT_EQ(parse_date("60").problem().code, "import.date_serial");
}

TEST(Values, MakeOneNumberOfEveryWayToWriteATelephone) {
  for (const char* text : {"+7 900 000-00-01", "8 (900) 000-00-01", "89000000001", "9000000001", "7 900 000 00 01"}) {
    ASSERT_TRUE(parse_phone(text)) << text;
    EXPECT_EQ(*parse_phone(text), "+79000000001");
  }
  EXPECT_EQ(*parse_phone("+375 29 000-00-01"), "+375290000001");
  for (const char* text : {"351234", "+7 900", "8 900 000-00-01, 02", "звонить маме", "+0 900 000 00 00 00"}) {
    EXPECT_EQ(parse_phone(text).problem().code, "import.bad_phone") << text;
  }
}

// reliability 55: what would become a second line of an SMTP dialogue.
TEST(Values, RefuseAnAddressThatSmtpWouldReadAsTwo) {
  EXPECT_EQ(*parse_email("Anna.B+class@Example.ORG"), "Anna.B+class@example.org");
  for (const char* text : {"a@example.org\r\nRCPT TO:<b@example.org>", "a b@example.org", "a@example.org b@example.org",
                           "a@b", "@example.org", "a@.org", "a..b@example.org", "а@example.org", "a@exa_mple.org",
                           "<a@example.org>", "a@example.org,b@example.org"}) {
    EXPECT_EQ(parse_email(text).problem().code, "import.bad_email") << text;
  }
}

TEST(Values, ReadDateAndNumberOfAPaperInAnyOrder) {
  for (const char* text : {"03.09.2026 № 12/у", "№ 12/у от 03.09.2026", "№12/у от 03.09.2026 г.", "2026-09-03 12/у"}) {
    ASSERT_TRUE(parse_paper(text)) << text;
    EXPECT_EQ(to_iso(parse_paper(text)->date), "2026-09-03") << text;
    EXPECT_EQ(parse_paper(text)->number, "12/у") << text;
  }
  EXPECT_EQ(parse_paper("03.09.2026")->number, "");
  EXPECT_FALSE(parse_paper("да"));
}

TEST(Values, ReadTimesOfTheBell) {
  for (const char* text : {"8:00", "08:00", "8.00", "08:00:00"}) EXPECT_EQ(*parse_time(text), WallTime{480}) << text;
  EXPECT_FALSE(parse_time("25:00"));
}

TEST(Names, AreReadFromOneCellOrThree) {
  EXPECT_EQ(PersonName{*parse_full_name("  Савина  Ольга Петровна ")}, (PersonName{"Савина", "Ольга", "Петровна"}));
  EXPECT_EQ(PersonName{*parse_name_parts("Савина", "Ольга", "")}, (PersonName{"Савина", "Ольга", ""}));
  EXPECT_EQ(parse_full_name("Алиев Руслан Тимур оглы")->patronymic, "Тимур оглы");
  EXPECT_FALSE(parse_full_name("Савина"));
  // reliability 54: markup in a name.
  EXPECT_EQ(parse_full_name("<b>Савина</b> Ольга").problem().code, "import.bad_name");
}

// reliability 52: letters that only look alike.
TEST(Names, AreRidOfLatinLettersThatLookRussian) {
  const auto name = parse_full_name("Cоколова Eва");
  EXPECT_EQ(name->last, "Соколова");
  EXPECT_EQ(name->first, "Ева");
  EXPECT_TRUE(name->homoglyphs_folded);
  EXPECT_FALSE(parse_full_name("Smith John")->homoglyphs_folded);
  EXPECT_EQ(parse_full_name("Соkоlова Ева").problem().code, "import.mixed_alphabets");
}

TEST(Names, OfOneClassAreOneHoweverWritten) {
  for (const char* text : {"7-А", "7А", "7 «А»", "7 а", "7\"А\"", "7-A", "7 — А"})
    EXPECT_EQ(group_name(text), "7-А") << text;
  EXPECT_EQ(group_name("11б"), "11-Б");
  EXPECT_EQ(group_name("ТЭ-21"), "ТЭ-21");
  EXPECT_EQ(group_name("7-А англ. 1"), "7-А англ. 1");
  EXPECT_EQ(grade_of("11-Б"), 11);
  EXPECT_EQ(grade_of("ТЭ-21"), 0);
}

}  // namespace
}  // namespace vestnik::import_csv
