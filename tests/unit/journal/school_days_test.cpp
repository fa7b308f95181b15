// "Two school days" by the institution's own dated calendar, through the recorder.
#include <gtest/gtest.h>

#include "lua/loader.h"
#include "records/calendar_store.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

constexpr std::string_view two_school_days = R"lua(
regulation { api = 1, institution = "syzran", order = "1", in_force_from = "2019-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
editing { clause = "7.4", open_for = 2 * school_days }
)lua";

/// Its timetable has lessons on Mondays only.
class SchoolDaysOfASchool : public ::testing::Test {
 protected:
  SchoolDaysOfASchool() {
    const LoadedRegulation loaded = load_regulation("school.lua", two_school_days);
    school.regulations().put(JournalSchool::id, loaded.regulation);
  }
  std::string try_mark(PersonId student) {
    return refusal(school.run(school.teacher, marks(school.lesson, {mark(student, "5")})));
  }

  JournalSchool school;
};

TEST_F(SchoolDaysOfASchool, AreThoseOfItsTimetable) {
  school.now("2026-09-28", "23:59");
  EXPECT_EQ(try_mark(school.anna), "");
  school.now("2026-09-29", "00:00");
  EXPECT_EQ(try_mark(school.boris), "edit.school_days_closed 7.4");
}

TEST_F(SchoolDaysOfASchool, CountNoDayThatAnOrderCancelled) {
  school.now("2026-09-29", "00:00");
  ASSERT_EQ(try_mark(school.anna), "edit.school_days_closed 7.4");
  school.write([&](Transaction& transaction) {
    set_calendar_day(transaction,
                     {JournalSchool::day("2026-09-28"), std::string{day_kind::day_off}, std::nullopt, "quarantine"},
                     school.clock().now());
  });
  EXPECT_EQ(try_mark(school.anna), "") << "the cancelled day still counted";
  school.now("2026-10-06", "00:00");
  EXPECT_EQ(try_mark(school.boris), "edit.school_days_closed 7.4");
}

}  // namespace
}  // namespace vestnik::tests
