#include <gtest/gtest.h>

#include <set>

#include "import_csv/generated_school.h"
#include "import_csv/timetable_weaver.h"
#include "school.h"

namespace vestnik::import_csv {
namespace {

void put_all(const School& school, const GeneratedFiles& files) {
  for (const auto& [name, rows] : files) school.put(name, to_csv(rows));
}

TEST(GeneratedSchool, IsTheSameToTheByteForTheSameSeed) {
  const auto bytes = [](std::uint64_t seed) {
    std::string text;
    for (const auto& [name, rows] : generate_school(300, seed)) text += name + to_csv(rows);
    return text;
  };
  EXPECT_EQ(bytes(7), bytes(7));
  EXPECT_NE(bytes(7), bytes(8));
}

TEST(GeneratedSchool, PutsNobodyInTwoRoomsAtOnce) {
  const GeneratedFiles files = generate_school(600, 1);
  std::set<std::string> taken;
  const auto& rows = files.at("timetable.csv");
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const auto& row = rows[at];  // class, weekday, lesson, subject, teacher, room
    EXPECT_TRUE(taken.insert("class " + row[0] + row[1] + row[2]).second);
    EXPECT_TRUE(taken.insert("teacher " + row[4] + row[1] + row[2]).second);
    EXPECT_LE(std::stoi(row[2]), 8);
  }
}

TEST(GeneratedSchool, IsImportedWithoutAnErrorAndASecondTimeChangesNothing) {
  School school;
  put_all(school, generate_school(60, 3));
  ImportOptions options = school.options();
  options.lessons_until = parse_iso_date("2026-09-20");
  const Report first = school.import(options);
  ASSERT_FALSE(first.refused()) << first.errors().front().problem.code << first.errors().front().place.file;
  EXPECT_EQ(first.counts().at(counted::students).added, 60);
  const Report second = school.import(options);
  EXPECT_EQ(second.total(), Count{}) << counts_of(second);
}

TEST(TimetableWeaver, NeedsNoMorePlacesThanTheBusiestHasLessons) {
  // Two classes and two teachers, three lessons each way round: a greedy order alone would need a fourth place.
  const std::vector<WeeklyLesson> lessons{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}, {1, 1}};
  const auto places = weave(lessons, 2, 2);
  std::set<std::pair<std::size_t, int>> groups;
  std::set<std::pair<std::size_t, int>> teachers;
  for (std::size_t at = 0; at < lessons.size(); ++at) {
    EXPECT_LT(places[at], 3);
    EXPECT_TRUE(groups.emplace(lessons[at].group, places[at]).second);
    EXPECT_TRUE(teachers.emplace(lessons[at].teacher, places[at]).second);
  }
}

}  // namespace
}  // namespace vestnik::import_csv
