#pragma once
/// The roster with the real recorder, over a database of the test's.
#include "access/access_control.h"
#include "access/zones.h"
#include "journal/recorder.h"
#include "roster/school_roster.h"
#include "support/fixed_regulation.h"

namespace vestnik::tests {

class RosterDesk {
 public:
  RosterDesk(Database& database, const Clock& clock)
      : zones_(clock),
        access_(AccessMatrix::load(std::string{VESTNIK_SOURCE_DIR} + "/config/access_matrix.tsv").value(), zones_),
        recorder_({database, access_, book_, zones_, random_}),
        roster_({database, recorder_, clock, random_, book_}) {}

  [[nodiscard]] Roster& roster() { return roster_; }
  /// The regulation in force.
  [[nodiscard]] FixedBook& book() { return book_; }

 private:
  SystemRandom random_;
  FixedBook book_;
  Zones zones_;
  AccessControl access_;
  JournalRecorder recorder_;
  SchoolRoster roster_;
};

}  // namespace vestnik::tests
