#pragma once
/// The core's own commands about a family, for plugins that understand what families answer. A plugin runs them through
/// the Recorder itself, or carries one inside of a command of its own, so that both are one transaction.
#include <memory>
#include <string>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/recorder.h"

namespace vestnik {

/// An absence known beforehand, as somebody told it.
struct ReportedAbsence {
  PersonId student;
  std::string kind;  ///< "illness", "trip", "order", "other"
  CivilDate from;
  CivilDate to;             ///< included
  std::string reason;       ///< of the regulation ("УП"), "" for none
  std::string reported_by;  ///< who said so, and how
};

/// Any thread. The commands keep the ports of the core and nothing of the caller.
class FamilyDesk {
 public:
  virtual ~FamilyDesk();
  /// Event "notice.entered"; problems as of the route POST /students/{id}/absence-notices.
  [[nodiscard]] virtual std::unique_ptr<Command> report_absence(ReportedAbsence absence) = 0;
  /// Nothing goes to this telephone of the person any more until it is entered anew; calls are not concerned. Event
  /// "telephone.stopped"; problem "journal.no_such_telephone" when it is not the person's, or stopped already.
  [[nodiscard]] virtual std::unique_ptr<Command> stop_telephone(PersonId person, std::string telephone) = 0;
};

}  // namespace vestnik
