// The institution's clock (syzran-m.school.3): the administrator's alone, and every deadline counts in it.
#include <gtest/gtest.h>

#include "journal/applications.h"
#include "journal/set_timezone.h"
#include "lua/loader.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

std::string set(JournalSchool& school, PersonId who, const std::string& zone) {
  return refusal(school.run(who, SetTimezone{zone, "{}"}));
}

/// As the service's keeper of the shelf does when the clock is another one.
void put_regulation(JournalSchool& school, const std::string& zone) {
  const std::string script = read_script_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua").value();
  school.regulations().put(school.id, load_regulation("syzran.lua", script, zone).regulation);
}

TEST(Timezone, IsSetByTheAdministratorOnly) {
  JournalSchool school;
  for (const PersonId other : {school.teacher, school.deputy_head, school.secretary, school.mother}) {
    EXPECT_EQ(set(school, other, "Asia/Novosibirsk"), "access.forbidden");
  }
  EXPECT_EQ(set(school, school.administrator, "Mars/Olympus"), "time.unknown_zone");
  EXPECT_EQ(set(school, school.administrator, "Europe/Samara"), "settings.timezone_stands");
  EXPECT_EQ(set(school, school.administrator, "Asia/Novosibirsk"), "");
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'timezone.set'"), R"({"timezone":"Asia/Novosibirsk"})");
}

TEST(Timezone, BindsTheNextQuestionWithoutARestart) {
  JournalSchool school;
  school.clock().set(parse_iso_instant("2026-09-14T15:00:00Z").value());
  const auto today = [&] {
    std::string day;
    school.database().read(school.id,
                           [&](Transaction& transaction) { day = to_iso(school.zones().today(transaction)); });
    return day;
  };
  EXPECT_EQ(today(), "2026-09-14");
  ASSERT_EQ(set(school, school.administrator, "Asia/Vladivostok"), "");
  EXPECT_EQ(today(), "2026-09-15");
  ASSERT_EQ(set(school, school.administrator, "Europe/Kaliningrad"), "");
  EXPECT_EQ(today(), "2026-09-14");
}

TEST(Timezone, LeavesLessonsToComeAtTheirPlaceOnTheWallClock) {
  JournalSchool school;
  const auto starts = [&](std::string_view date) {
    return from_microseconds(school.number("SELECT starts_at FROM lesson WHERE id = $1", {school.algebra_on(date)}));
  };
  const Instant held = starts("2026-09-14");
  ASSERT_EQ(set(school, school.administrator, "Asia/Novosibirsk"), "");
  const TimeZone there = TimeZone::find("Asia/Novosibirsk").value();
  EXPECT_EQ(starts("2026-09-14"), held) << "what was held stays when it was";
  EXPECT_EQ(to_clock(there.local(starts("2026-09-21")).time), "08:30");
}

class DeadlinesInZone : public ::testing::TestWithParam<const char*> {};

// syzran-m.school.3: all deadlines move with the zone set by the administrator: the last second of the seventh day is
// open there, the first of the eighth closed.
TEST_P(DeadlinesInZone, MoveWithIt) {
  JournalSchool school;
  const std::string name = GetParam();
  if (name != "Europe/Samara") {
    ASSERT_EQ(set(school, school.administrator, name), "");
  }
  put_regulation(school, name);
  const Instant eighth_day = TimeZone::find(name).value().start_of_day(JournalSchool::day("2026-09-22"));
  school.clock().set(eighth_day);
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))),
            "edit.window_closed 7.4.7");
  school.clock().set(eighth_day - std::chrono::seconds{1});
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
}

// syzran-7.4.7c: granted on the evening before the clock goes back, twelve hours are twelve and end at seven.
TEST(Timezone, ChangingItsClockOvernightLeavesAGrantItsTwelveHours) {
  JournalSchool school;
  const std::string berlin = "Europe/Berlin";
  ASSERT_EQ(set(school, school.administrator, berlin), "");
  put_regulation(school, berlin);
  const TimeZone zone = TimeZone::find(berlin).value();
  school.clock().set(zone.instant(JournalSchool::day("2026-10-24"), WallTime{20 * 60}));
  ASSERT_EQ(refusal(school.run(school.teacher, FileApplication{{school.lesson}, "болезнь", "{}"})), "");
  ASSERT_EQ(refusal(school.run(school.administrator,
                               DecideApplication{{ApplicationId{1}, true, "", {}, 1}, school.regulations(), "{}"})),
            "");
  const Instant seven = zone.instant(JournalSchool::day("2026-10-25"), WallTime{7 * 60});
  school.clock().set(seven - Microseconds{1});
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "5")}))), "");
  school.clock().set(seven);
  EXPECT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.boris, "5")}))),
            "edit.window_closed 7.4.7");
}

INSTANTIATE_TEST_SUITE_P(Three, DeadlinesInZone,
                         ::testing::Values("Europe/Kaliningrad", "Europe/Samara", "Asia/Kamchatka"));

}  // namespace
}  // namespace vestnik::tests
