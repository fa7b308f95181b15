#include "base/time.h"

#include <gtest/gtest.h>

#include "base/stored_date.h"

namespace vestnik {
namespace {

using namespace std::chrono_literals;

CivilDate date(std::string_view text) { return parse_iso_date(text).value(); }

TEST(Time, RefusesDatesThatDoNotExist) {
  EXPECT_FALSE(parse_iso_date("2026-02-29"));
  EXPECT_FALSE(parse_iso_date("2026-13-01"));
  EXPECT_FALSE(parse_iso_date("2026-1-01"));
  EXPECT_TRUE(parse_iso_date("2028-02-29"));
  for (const char* far : {"0000-01-01", "0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"}) {
    EXPECT_FALSE(parse_iso_date(far)) << far;
    EXPECT_FALSE(parse_iso_instant(std::string{far} + "T00:00:00Z")) << far;
    EXPECT_TRUE(parse_any_date(far)) << "what was stored is read: " << far;
  }
  EXPECT_TRUE(parse_iso_date("1900-01-01"));
  EXPECT_TRUE(parse_iso_date("2200-12-31"));
}

TEST(Time, PrintsAndReadsInstants) {
  const Instant at = parse_iso_instant("2026-09-14T04:04:00.25Z").value();
  EXPECT_EQ(to_iso(at), "2026-09-14T04:04:00.250000Z");
  EXPECT_FALSE(parse_iso_instant("2026-09-14T04:04:00+04:00"));
  EXPECT_FALSE(parse_iso_instant("2026-09-14T25:04:00Z"));
}

TEST(Time, TurnsWallTimeOfAZoneIntoInstants) {
  const TimeZone samara = TimeZone::find("Europe/Samara").value();
  EXPECT_EQ(to_iso(samara.instant(date("2026-09-14"), 8h + 4min)), "2026-09-14T04:04:00Z");
  const LocalTime local = samara.local(parse_iso_instant("2026-09-14T20:30:05Z").value());
  EXPECT_EQ(to_iso(local.date), "2026-09-15");
  EXPECT_EQ(to_clock(local.time), "00:30");
  EXPECT_EQ(local.second, 5s);
}

TEST(Time, TakesTheChangeItselfForAWallTimeSkippedByAClockChange) {
  const TimeZone berlin = TimeZone::find("Europe/Berlin").value();
  EXPECT_EQ(to_iso(berlin.instant(date("2026-03-29"), 2h + 30min)), "2026-03-29T01:00:00Z");
  EXPECT_EQ(to_iso(berlin.instant(date("2026-10-25"), 2h + 30min)), "2026-10-25T00:30:00Z");
}

TEST(Time, NamesAnUnknownZone) {
  const auto zone = TimeZone::find("Europe/Somara");
  ASSERT_FALSE(zone);
  EXPECT_EQ(zone.problem().code, "time.unknown_zone");
}

TEST(Time, CountsDaysOverALeapDay) {
  EXPECT_EQ(days_between(date("2028-02-28"), date("2028-03-01")), 2);
  EXPECT_EQ(to_iso(plus_days(date("2026-12-31"), 1)), "2027-01-01");
  EXPECT_EQ(iso_weekday(date("2026-09-14")), 1);
}

}  // namespace
}  // namespace vestnik
