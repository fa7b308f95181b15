#pragma once
/// Time as the product knows it: instants in UTC, civil dates, wall times of an institution's zone.
/// Every instant is stored as microseconds since 1970-01-01T00:00:00Z (BIGINT); a civil date as ISO text.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vestnik {

using Microseconds = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Microseconds>;
using CivilDate = std::chrono::year_month_day;
/// Minutes after midnight on a wall clock, 0..1439.
using WallTime = std::chrono::minutes;

[[nodiscard]] constexpr std::int64_t to_microseconds(Instant at) { return at.time_since_epoch().count(); }
[[nodiscard]] constexpr Instant from_microseconds(std::int64_t count) { return Instant{Microseconds{count}}; }

/// "2026-09-14". The date must be valid (ok()).
[[nodiscard]] std::string to_iso(CivilDate date);
/// "2026-09-14T08:04:00Z", with ".ssssss" only where the fraction is not zero.
[[nodiscard]] std::string to_iso(Instant at);
/// "08:04".
[[nodiscard]] std::string to_clock(WallTime time);
/// "14.09.2026", the way Russian papers write a date; and its short form "14.09".
[[nodiscard]] std::string to_russian(CivilDate date);
[[nodiscard]] std::string to_russian_short(CivilDate date);

/// Strict "YYYY-MM-DD" of a date that exists, of the years 1900 to 2200; std::nullopt otherwise.
[[nodiscard]] std::optional<CivilDate> parse_iso_date(std::string_view text);
/// Strict "HH:MM", 00:00..23:59; std::nullopt otherwise.
[[nodiscard]] std::optional<WallTime> parse_clock(std::string_view text);
/// "YYYY-MM-DDTHH:MM[:SS[.ffffff]]Z" of the same years; std::nullopt otherwise.
[[nodiscard]] std::optional<Instant> parse_iso_instant(std::string_view text);

[[nodiscard]] CivilDate plus_days(CivilDate date, int days);
[[nodiscard]] int days_between(CivilDate from, CivilDate until);
/// 1 Monday .. 7 Sunday.
[[nodiscard]] int iso_weekday(CivilDate date);

struct LocalTime {
  CivilDate date;
  WallTime time;                  ///< whole minutes
  std::chrono::seconds second{};  ///< 0..59 within the minute
};

/// An IANA time zone. A cheap value (one pointer); safe to use from any thread.
class TimeZone {
 public:
  /// Finds "Europe/Samara" and the like. Problem "time.unknown_zone" {zone}.
  static Result<TimeZone> find(std::string_view iana_name);

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] LocalTime local(Instant at) const;
  /// The instant of a wall time. A time skipped by a clock change becomes the instant of the change; of a repeated
  /// one the earlier is taken.
  [[nodiscard]] Instant instant(CivilDate date, WallTime time) const;
  /// The first instant of the date; half-open day [start_of_day(d), start_of_day(d + 1)).
  [[nodiscard]] Instant start_of_day(CivilDate date) const;

 private:
  explicit TimeZone(const void* zone) : zone_(zone) {}
  const void* zone_;  ///< date::time_zone of the process-wide database, which is never unloaded
};

}  // namespace vestnik
