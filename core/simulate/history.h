#pragma once
/// What was asked of an institution in a span of time, in the order in which it was answered: every command that the
/// audit kept, recorded or refused, and the event of each recorded one.
///
/// Reads the journal beside a scratch (storage/scratch.h): tables named "was.…".
#include <optional>
#include <string>
#include <vector>

#include "json/json_value.h"
#include "ports/access.h"
#include "ports/database.h"

namespace vestnik {

/// Half open.
struct Interval {
  Instant from;
  Instant until;
};

/// What the audit kept of a decision.
struct AuditFinding {
  std::size_t row = 0;
  std::string code;
  std::string clause;
  bool operator==(const AuditFinding&) const = default;
};

struct Happening {
  std::int64_t number = 0;  ///< of its audit link; 0 where the link's text was erased
  Instant at;               ///< the server's receipt time
  std::string command;      ///< "marks.recorded"
  EventId event;            ///< none: it was refused
  Actor actor;
  Object object;
  std::optional<JsonValue> asked;  ///< nothing: erased, or recorded without its text
  std::vector<AuditFinding> findings;
  int schema_version = 1;
  std::string payload;  ///< of the event
};

/// One thread; keeps its place between the calls.
class History {
 public:
  History(Transaction& transaction, Interval interval);

  /// Commands of the interval, erased ones included: for a progress bar.
  [[nodiscard]] std::int64_t size() const { return last_link_ - first_link_; }
  /// The next ones, oldest first; none at the end.
  [[nodiscard]] std::vector<Happening> next(Transaction& transaction);

 private:
  void add_events_until(Transaction& transaction, std::int64_t event, std::vector<Happening>& to);

  std::int64_t first_link_ = 0;  ///< exclusive
  std::int64_t last_link_ = 0;
  std::int64_t link_ = 0;
  std::int64_t event_ = 0;  ///< the last one that was given out
  std::int64_t last_event_ = 0;
};

}  // namespace vestnik
