/// What looks at duties keep between them: never longer than what it was read from stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schedule/duty_memory.h"
#include "unit/schedule/duty_school.h"

namespace vestnik::tests {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::SizeIs;

class DutyMemoryTest : public ::testing::Test {
 protected:
  /// How often the matter was asked when it is wanted once, on the day.
  int asked_on(std::string_view date) {
    int asked = 0;
    read([&](const JobView& view) { asked = asks(view, School::day(date)); });
    return asked;
  }
  int asks(const JobView& view, CivilDate today) {
    int asked = 0;
    const DutyQuestion question{rule, view.regulation, view.zone, today, today, {}};
    const auto debts = memory.debts(view, question, today, [&] {
      ++asked;
      return std::vector<DutyDebt>{{duties.savina, GroupId{}, 1, {}}};
    });
    EXPECT_THAT(debts, SizeIs(1));
    return asked;
  }
  LastLessons last_lessons() {
    LastLessons found;
    read([&](const JobView& view) { found = memory.last_lessons(view, School::day("2026-09-14")); });
    return found;
  }
  void read(const std::function<void(const JobView&)>& use) {
    duties.school.database().read(duties.school.id, [&](Transaction& transaction) {
      use({transaction, *duties.regulation, zone, calendar});
    });
  }

  DutySchool duties;
  DutyRule rule = duties.rule("finals", "finals_set");
  DutyMemory memory;
  TimeZone zone = TimeZone::find("Europe/Samara").value();
  SchoolCalendar calendar{{}, zone};
};

TEST_F(DutyMemoryTest, ADutyIsAskedOnceADayWhileNothingChanges) {
  EXPECT_EQ(asked_on("2026-10-14"), 1);
  EXPECT_EQ(asked_on("2026-10-14"), 0);
  EXPECT_EQ(asked_on("2026-10-15"), 1) << "who owes it may be another matter tomorrow";
}

TEST_F(DutyMemoryTest, ADutyThatAroseBetweenTwoLooksIsSeen) {
  EXPECT_EQ(asked_on("2026-10-14"), 1);
  duties.school.enrol(duties.school.person("Новикова", "Инна"), duties.group);
  EXPECT_EQ(asked_on("2026-10-14"), 1);
}

TEST_F(DutyMemoryTest, WhatIsNotCommittedYetIsNeitherHiddenNorKept) {
  EXPECT_EQ(asked_on("2026-10-14"), 1);
  duties.school.database().write(duties.school.id, Priority::background, [&](Transaction& transaction) {
    EXPECT_EQ(asks({transaction, *duties.regulation, zone, calendar}, School::day("2026-10-14")), 1);
    return false;
  });
  EXPECT_EQ(asked_on("2026-10-14"), 0);
}

TEST_F(DutyMemoryTest, ALessonThatIsCalledOffMakesItsTeacherFreeEarlier) {
  duties.lesson(duties.savina, "2026-09-14", 1, "08:00", "08:45");
  const LessonId last = duties.lesson(duties.savina, "2026-09-14", 5, "11:55", "12:40");
  EXPECT_THAT(last_lessons(), ElementsAre(Pair(duties.savina, duties.school.at("2026-09-14", "12:40"))));
  duties.school.run("UPDATE lesson SET state = 'cancelled' WHERE id = $1", {last});
  EXPECT_THAT(last_lessons(), ElementsAre(Pair(duties.savina, duties.school.at("2026-09-14", "08:45"))));
}

}  // namespace
}  // namespace vestnik::tests
