#pragma once
/// What falls due by the institution's calendar: moments that come back (Recurrence) and the work done at them (Job).
/// The scheduler (`core/schedule`) runs jobs; the core and plugins give them.
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/period.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// A moment that comes back, as a regulation names it: "friday 16:00", three days before a quarter ends, 31 August.
/// Wall times are the institution's. Day 0 of a week or month is its last day with lessons.
///
/// A week without any day with lessons has no moment, nor has such a month on day 0. A weekday of the timetable that is
/// a day off hands its moment to the last day with lessons before it in that week: paper that is handed out on Friday
/// is handed out on Thursday when Friday is a holiday.
struct Recurrence {
  enum class Turn : std::uint8_t {
    school_day,  ///< every day with lessons
    week,        ///< on `weekday`
    month,       ///< on `day`
    period,      ///< counted from the end, or the start, of study periods of `kinds`
    year         ///< on `day` of `month`
  };
  Turn turn = Turn::week;
  int weekday = 0;                ///< week: 1 Monday .. 7 Sunday, 0 the last day with lessons
  int month = 0;                  ///< year: 1..12
  int day = 0;                    ///< month, year: 1..31, past the month's end its last day; month: 0 as for a week
  std::vector<PeriodKind> kinds;  ///< period; empty: every kind of the regulation but months
  bool from_start = false;        ///< period: counted from its first day instead of its last
  int offset_days = 0;            ///< period: -3 is three days before, 5 is five days after
  bool school_days = false;       ///< period: the offset counts days with lessons only
  bool by_order = false;          ///< period: on the date the order names for its finals; without one, never
  WallTime at{9 * 60};            ///< of that day

  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

/// An institution's calendar as it stands: periods by order go before those of the regulation's script, days off and
/// moved days before the week. Pure; any thread.
class SchoolTime {
 public:
  virtual ~SchoolTime() = default;
  [[nodiscard]] virtual const TimeZone& zone() const = 0;
  /// By start, then end. Those of the script have no id.
  [[nodiscard]] virtual std::span<const Period> periods() const = 0;
  /// Whether there are lessons: a weekday of the timetable (Monday to Friday where there is none) within a period,
  /// unless the calendar says otherwise.
  [[nodiscard]] virtual bool has_lessons(CivilDate date) const = 0;
  /// The n-th day with lessons after the date (n > 0), or before it (n < 0). Nothing within two years: none.
  [[nodiscard]] virtual std::optional<CivilDate> school_day_from(CivilDate date, int n) const = 0;
  /// The n-th working day of the staff after the date (n > 0): a day with lessons, or Monday to Friday unless the
  /// calendar or the law makes it a holiday (Labour Code of Russia, article 112). Vacations are working days.
  [[nodiscard]] virtual CivilDate working_day_from(CivilDate date, int n) const = 0;
  [[nodiscard]] virtual bool is_working_day(CivilDate date) const = 0;
  /// The day of the first turn at the date or later; nothing: none within two years.
  [[nodiscard]] virtual std::optional<CivilDate> day_from(const Recurrence& recurrence, CivilDate date) const = 0;
  /// The day of the last turn before the date; nothing: none within two years.
  [[nodiscard]] virtual std::optional<CivilDate> day_before(const Recurrence& recurrence, CivilDate date) const = 0;
  /// The periods whose start or end puts a turn on the day; none for other turns.
  [[nodiscard]] virtual std::vector<Period> periods_of(const Recurrence& recurrence, CivilDate day) const = 0;
  /// The first moment later than the instant.
  [[nodiscard]] virtual std::optional<Instant> next(const Recurrence& recurrence, Instant after) const = 0;
};

/// What an item of a job is asked with. Lives for the length of the transaction.
struct JobView {
  Transaction& transaction;  ///< read only in every question; run() writes
  const Regulation& regulation;
  const TimeZone& zone;
  const SchoolTime& calendar;
};

struct JobRun {
  Instant due;  ///< the moment it fell due
  Instant now;  ///< the moment it runs
};

/// Work that is due at moments of an institution's calendar. Each item of it keeps a place of its own in the
/// institution: a run is unique on (institution, job, item, due). Calls come from one thread, the scheduler's, and the
/// writer's.
class Job {
 public:
  virtual ~Job() = default;
  /// Key of its places; stable for ever.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// What of it the institution has by its regulation; stable names. Empty: nothing.
  [[nodiscard]] virtual std::vector<std::string> items(const JobView& view) const = 0;
  /// The first moment later than `after` at which the item is due; none: never, as regulation and calendar stand. Asked
  /// again after each run and whenever either of them changed.
  [[nodiscard]] virtual std::optional<Instant> next_due(const JobView& view, std::string_view item,
                                                        Instant after) const = 0;
  /// How long after its moment a run still makes sense; later it is left out. Of several moments that passed while
  /// nothing ran, only the last one runs.
  [[nodiscard]] virtual std::chrono::seconds keeps(const JobView& view, std::string_view item) const = 0;
  /// Asked in a read before each run. False: there is nothing to do at this moment, and the writer is left alone.
  [[nodiscard]] virtual bool has_work(const JobView& view, std::string_view item, const JobRun& run) const;
  /// Inside the write transaction that moves the item's place: exactly once. An exception takes back this run alone;
  /// it is tried again later, and other items and jobs do not wait for it.
  virtual void run(const JobView& view, std::string_view item, const JobRun& run) = 0;
};

}  // namespace vestnik
