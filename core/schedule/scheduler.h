#pragma once
/// Runs jobs at their moments: each run once on (institution, job, item, due), in the write transaction that moves the
/// item's place; runs of different institutions share a commit (ports/write_together.h). What was missed while nothing
/// ran is caught up with by one run, of the last missed moment, and only while it still makes sense.
///
/// The agenda is kept in memory, the earliest moment first, and made anew for an institution whose regulation or
/// calendar changed: a step with nothing due asks the database nothing.
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <vector>

#include "ports/schedule.h"
#include "schedule/school_calendar.h"

namespace vestnik {

/// All outlive the scheduler.
struct SchedulerParts {
  Database& database;
  const RegulationBook& regulations;
  std::vector<Job*> jobs;
};

/// No thread of its own; one thread calls step().
class Scheduler {
 public:
  explicit Scheduler(SchedulerParts parts) : parts_(std::move(parts)) {}

  /// Runs what is due at `now` in every institution; answers how many runs there were. A run that fails is logged and
  /// tried again later (a minute, then twice as long each time, at most an hour) and stops nobody else. Throws
  /// DatabaseError only when the institutions themselves cannot be read.
  std::size_t step(Instant now);

  /// How often changes of regulations and calendars are looked for while something is written, and while nothing is.
  static constexpr std::chrono::seconds looks_every{5};
  static constexpr std::chrono::seconds looks_at_least_every{10};
  /// So many runs are handed to the writer at once.
  static constexpr std::size_t most_at_once = 64;

 private:
  struct Entry {
    Instant when;  ///< of the run, or of its next attempt
    InstitutionId institution;
    std::uint64_t generation = 0;  ///< of the institution's plan: an entry of an older one is void
    std::size_t item = 0;
    bool operator>(const Entry& other) const { return when > other.when; }
  };
  struct Item {
    Job* job = nullptr;
    std::string name;
    Instant after;  ///< the last moment that is done with
    int failures = 0;
  };
  /// What of an institution, when it differs, calls for a new plan.
  struct Signs {
    std::string zone;
    std::vector<std::int64_t> calendar;
    std::shared_ptr<const Regulation> regulation;
    bool operator==(const Signs&) const = default;
  };
  struct Plan {
    Signs signs;
    std::uint64_t generation = 0;
    std::unique_ptr<SchoolCalendar> calendar;
    std::vector<Item> items;
  };

  void look(Instant now);
  [[nodiscard]] bool must_look(Instant now) const;
  void read_signs();
  void rebuild(InstitutionId institution, Signs signs, Instant now);
  void list_items(Transaction& transaction, Plan& plan, Instant now) const;
  void begin_places(InstitutionId institution, const Plan& plan, const std::vector<std::size_t>& fresh);
  void put_on_agenda(InstitutionId institution, const Plan& plan, std::size_t item, std::optional<Instant> when);

  /// An item whose moment has come, from its look to its run.
  struct DueRun {
    Entry entry;
    Plan* plan;
    std::optional<Instant> due{};   ///< of the run; none: it was missed for too long
    std::optional<Instant> next{};  ///< of the next one
    bool has_work = false;
    bool ran = false;
    std::exception_ptr failure{};
    [[nodiscard]] Item& item() const { return plan->items[entry.item]; }
  };

  /// The next ones, of different institutions: what one job of an institution writes its next one sees.
  [[nodiscard]] std::vector<DueRun> take_due(Instant now);
  void look_at(DueRun& run, Instant now);
  void run_together(std::vector<DueRun>& runs, Instant now);
  [[nodiscard]] static bool write_run(Transaction& transaction, const DueRun& run, Instant now);
  void end(const DueRun& run, Instant now);
  [[nodiscard]] static std::optional<Instant> last_missed(const JobView& view, const Item& item, Instant now,
                                                          std::optional<Instant>& next);
  void put_off(const DueRun& run, Instant now, std::string_view why);

  SchedulerParts parts_;
  std::map<InstitutionId, Plan> plans_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> agenda_;
  std::uint64_t generations_ = 0;
  std::optional<Instant> looked_;
  std::map<InstitutionId, Signs> signs_;         ///< without the regulation
  std::optional<std::uint64_t> signs_revision_;  ///< of the area that calendars lie in, as they were read
};

}  // namespace vestnik
