#pragma once
/// What falls due by the institution's calendar: moments that come back (Recurrence) and the work done at them (Job).
/// The scheduler (`core/schedule`) runs jobs; the core and plugins give them.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/period.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// A moment that comes back, as a regulation names it: "friday 16:00", three days before a quarter ends, 31 August.
/// Wall times are the institution's.
struct Recurrence {
  enum class Turn : std::uint8_t {
    school_day,  ///< every day with lessons
    week,        ///< on `weekday`
    month,       ///< on `day`
    period,      ///< counted from the end, or the start, of study periods of `kinds`
    year         ///< on `day` of `month`
  };
  Turn turn = Turn::week;
  int weekday = 0;                ///< week: 1 Monday .. 7 Sunday
  int month = 0;                  ///< year: 1..12
  int day = 0;                    ///< month, year: 1..31; past the month's end: its last day
  std::vector<PeriodKind> kinds;  ///< period; empty: every kind of the regulation but months
  bool from_start = false;        ///< period: counted from its first day instead of its last
  int offset_days = 0;            ///< period: -3 is three days before, 5 is five days after
  bool school_days = false;       ///< the offset counts days with lessons only
  WallTime at{9 * 60};            ///< of that day

  friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

/// What an item of a job is asked with. Lives for the length of the transaction.
struct JobView {
  Transaction& transaction;  ///< read only while next_due is asked
  const Regulation& regulation;
  const TimeZone& zone;
};

struct JobRun {
  Instant due;  ///< the moment it fell due
  Instant now;  ///< the moment it runs
};

/// Work that is due at moments of an institution's calendar. Each item of it keeps a place of its own in the
/// institution: a run is unique on (institution, job, item, due). Calls come from one thread, the scheduler's.
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
  /// Inside the write transaction that moves the item's place: exactly once. An exception takes back this run alone;
  /// it is tried again later, and other items and jobs do not wait for it.
  virtual void run(const JobView& view, std::string_view item, const JobRun& run) = 0;
};

}  // namespace vestnik
