#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <regex>

#include "base/digest.h"
#include "records/account_store.h"
#include "school.h"

namespace vestnik::import_csv {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr const char* two_pupils =
    "Личное дело;ФИО;Дата рождения;Класс\n"
    "А-1;Орлов Денис Михайлович;05.03.2013;7-А\n"
    "А-2;Петрова Алина Сергеевна;06.03.2013;7-А\n";

TEST(Import, NamesFileLineAndColumnOfEveryBadCellAndWritesNothing) {
  School school;
  school.put_class();
  school.put(
      "students.csv",
      "ФИО;Дата рождения;Класс\nОрлов Денис;31.02.2013;7-А\nПетрова Алина;01.02.2013;9-Я\n=cmd;01.02.2013;7-А\n");
  const Report report = school.import();
  ASSERT_THAT(codes(report.errors()), ElementsAre("import.bad_date", "import.no_such_group", "import.formula_cell"));
  EXPECT_EQ(report.errors()[0].place, (Place{"students.csv", 2, "Дата рождения"}));
  EXPECT_EQ(report.errors()[1].place, (Place{"students.csv", 3, "Класс"}));
  EXPECT_EQ(report.errors()[2].place, (Place{"students.csv", 4, "ФИО"}));
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM institution"), 0);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM person"), 0);
}

TEST(Import, DoesNotBlameARowForAnotherThatCouldNotBeRead) {
  School school;
  school.put_class();
  school.put("groups.csv", "Класс;Параллель\n7-А;седьмая\n7-Б;\n");
  school.put("students.csv", "ФИО;Дата рождения;Класс\nОрлов Денис;01.02.2013;7-А\n");
  school.put("load.csv", "Учитель;Класс;Предмет\nНикто Н. Н.;7-Б;Физика\n");
  const Report report = school.import();
  ASSERT_THAT(codes(report.errors()), ElementsAre("import.bad_number", "import.no_such_teacher"));
  EXPECT_EQ(report.errors()[1].place, (Place{"load.csv", 2, "Учитель"}));
}

TEST(Import, NamesTheColumnOfWhatTheRosterRefuses) {
  School school;
  school.put_class();
  school.put("groups.csv", "Класс;Классный руководитель\n7-А;Никто Н. Н.\n");
  school.put("students.csv",
             "Личное дело;Фамилия;Имя;Дата рождения;Класс\nА-1;Орлов;Денис;01.02.2013;7-А\n"
             "А-1;Орлов;Денис;01.02.2013;7-А\n");
  const Report report = school.import();
  ASSERT_THAT(codes(report.errors()), ElementsAre("import.no_such_teacher", "import.row_twice"));
  EXPECT_EQ(report.errors()[0].place, (Place{"groups.csv", 2, "Классный руководитель"}));
  EXPECT_EQ(report.errors()[1].place, (Place{"students.csv", 3, "Фамилия"}));
}

TEST(Import, KeepsAGuardiansRightToWriteApartFromSeeing) {
  School school;
  school.put_class();
  school.put("students.csv", two_pupils);
  const auto rights = [&] {
    EXPECT_FALSE(school.import().refused());
    return school.count("SELECT SUM(10 * sees + writes) FROM guardianship WHERE valid_to IS NULL");
  };
  school.put("guardians.csv", "ФИО;Личное дело ученика;Видит дневник\nОрлова Анна Петровна;А-1;да\n");
  EXPECT_EQ(rights(), 11);
  school.put("guardians.csv", "ФИО;Личное дело ученика;Видит дневник;Пишет\nОрлова Анна Петровна;А-1;да;нет\n");
  EXPECT_EQ(rights(), 10);
  school.put("guardians.csv", "ФИО;Личное дело ученика\nОрлова Анна Петровна;А-1\n");
  EXPECT_EQ(rights(), 10) << "a file that does not speak of it changes nothing";
}

TEST(Import, TakesBackEverythingWhenTheLastFileIsWrong) {
  School school;
  school.put_class();
  school.put("students.csv", two_pupils);
  school.put("guardians.csv", "ФИО;Ученик\nОрлова Анна Петровна;Никто Никтов\n");
  const Report report = school.import();
  EXPECT_THAT(codes(report.errors()), ElementsAre("import.no_such_student"));
  EXPECT_EQ(report.errors()[0].who, "Никто Никтов");
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM person"), 0);
}

TEST(Import, OnlyLooksWhenAskedTo) {
  School school;
  school.put_class();
  school.put("students.csv", two_pupils);
  ImportOptions options = school.options();
  options.dry_run = true;
  options.slips = school.slips();
  const Report report = school.import(options);
  EXPECT_FALSE(report.refused());
  EXPECT_EQ(report.counts().at(counted::students).added, 2);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM institution"), 0);
  EXPECT_FALSE(std::filesystem::exists(school.slips()));
}

// reliability 52: ё and е, look-alikes.
TEST(Import, TellsOfNamesakesAndOfSpellings) {
  School school;
  school.put_class();
  school.put("students.csv",
             "Личное дело;ФИО;Дата рождения;Класс\nА-1;Семёнова Алёна Игоревна;05.03.2013;7-А\n"
             "А-2;Семёнова Алёна Игоревна;09.09.2013;7-А\n");
  EXPECT_THAT(codes(school.import().notes()), Contains("import.namesake"));
  school.put("students.csv",
             "Личное дело;ФИО;Дата рождения;Класс\nА-1;Семенова Алена Игоревна;05.03.2013;7-А\n"
             "А-2;Семёнова Алёнa Игоревна;09.09.2013;7-А\n");
  const Report report = school.import();
  EXPECT_THAT(codes(report.notes()), Contains("import.name_spelling"));
  EXPECT_THAT(codes(report.notes()), Contains("import.homoglyphs_folded"));
  EXPECT_EQ(report.total(), Count{});
}

TEST(Import, TakesAParentFromThePupilsTable) {
  School school;
  school.put_class();
  school.put("students.csv",
             "ФИО;Дата рождения;Класс;ФИО родителя;Телефон родителя\n"
             "Орлов Денис Михайлович;05.03.2013;7-А;Орлова Анна Петровна;8 (900) 000-00-01\n");
  const Report report = school.import();
  ASSERT_FALSE(report.refused());
  EXPECT_EQ(report.counts().at(counted::guardianships).added, 1);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM contact WHERE value = '+79000000001'"), 1);
}

// labinsk-3.11: login and password are issued only after the application and consent are signed.
TEST(Import, GivesFamiliesAnAccountOnlyAfterTheirConsent) {
  School school;
  school.put_class();
  school.put("students.csv", two_pupils);
  school.put("guardians.csv",
             "ФИО;Личное дело ученика;Согласие\nОрлова Анна Петровна;А-1;03.09.2026 № 12\nПетрова Инна Юрьевна;А-2;\n");
  ImportOptions options = school.options();
  options.slips = school.slips();
  ASSERT_FALSE(school.import(options).refused());
  const auto logins = school.ask([](Transaction& transaction) { return all_logins(transaction); });
  EXPECT_THAT(logins, testing::UnorderedElementsAre("savina.op", "orlov.dm", "orlova.ap"));
}

TEST(Import, WritesCodesToASlipFileForItsOwnerAndDigestsToTheDatabase) {
  School school;
  school.put_class();
  ImportOptions options = school.options();
  options.slips = school.slips();
  options.address = "https://diary.example.org/?school&39";
  ASSERT_FALSE(school.import(options).refused());
  struct stat status {};
  ASSERT_EQ(::stat(school.slips().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  std::ifstream file{school.slips()};
  const std::string page{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_THAT(page, testing::HasSubstr("https://diary.example.org/?school&amp;39"));
  std::smatch code;
  ASSERT_TRUE(std::regex_search(page, code, std::regex{"([A-Z2-9]{4})-([A-Z2-9]{4})-([A-Z2-9]{4})"}));
  const auto account =
      school.ask([](Transaction& transaction) { return find_account_by_login(transaction, "savina.op"); });
  EXPECT_EQ(account->activation_digest, digest(code.str(1) + code.str(2) + code.str(3)));
  EXPECT_EQ(school.import(options).total(), Count{});
}

TEST(Import, NeverWritesOverEarlierSlips) {
  School school;
  school.put_class();
  std::ofstream{school.slips()} << "earlier codes";
  ImportOptions options = school.options();
  options.slips = school.slips();
  EXPECT_THAT(codes(school.import(options).errors()), ElementsAre("import.slips_exist"));
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM account"), 0);
  EXPECT_TRUE(std::filesystem::exists(school.slips()));
}

// reliability 44: a link that leads elsewhere.
TEST(Import, RefusesALinkInTheFolder) {
  School school;
  school.put_class();
  std::filesystem::create_symlink("/etc/passwd", school.folder() / "students.csv");
  EXPECT_THAT(codes(school.import().errors()), ElementsAre("import.not_a_file"));
}

TEST(Import, MakesLessonsForThePeriodsAndFollowsAChangedTimetable) {
  School school;
  school.put_class();
  school.put("bells.csv", "Урок;Начало;Конец\n1;8:00;8:40\n2;8:50;9:30\n");
  school.put("periods.csv", "Период;№;Начало;Окончание\nчетверть;1;01.09.2026;25.10.2026\n");
  school.put("timetable.csv", "Класс;День;Урок;Предмет;Учитель\n7-А;пн;1;Математика;Савина О. П.\n");
  EXPECT_EQ(school.import().counts().at(counted::lessons).added, 7);
  school.put("timetable.csv", "Класс;День;Урок;Предмет;Учитель\n7-А;пн;2;Математика;Савина О. П.\n");
  const Report report = school.import();
  EXPECT_EQ(report.counts().at(counted::timetable), (Count{1, 1}));
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM lesson"), 7);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM lesson WHERE number = 2"), 7);
  school.put("timetable.csv", "Класс;День;Урок;Предмет;Учитель\n7-А;пн;3;Математика;Савина О. П.\n");
  EXPECT_THAT(codes(school.import().errors()), ElementsAre("import.no_bell"));
}

}  // namespace
}  // namespace vestnik::import_csv
