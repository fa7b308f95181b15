#pragma once
/// What a running service makes of an open database: the recorder, the planner, the desk of reports, a relay a gateway.
/// Takes everything down in reverse; a crash is leaving it behind.
#include <memory>
#include <string>
#include <vector>

#include "access/access_control.h"
#include "base/random.h"
#include "fault/school.h"
#include "journal/recorder.h"
#include "notify/planner.h"
#include "outbox/relay.h"
#include "outbox/report_desk.h"

namespace vestnik::fault {

/// Whether the service knows that it is alone with its database: then whatever is being sent when it comes up is an
/// orphan. Otherwise a lease must run out first, and nobody renews those of this engine: it may be taken for dead.
enum class Alone { yes, no };

class Engine {
 public:
  /// Everything given outlives it but the database, which it owns. Throws DatabaseError.
  Engine(const Prepared& prepared, std::unique_ptr<Database> database, const Clock& clock, Random& random,
         const std::vector<Relay::Gateway>& gateways, Alone alone = Alone::yes);

  [[nodiscard]] Database& database() { return *database_; }
  [[nodiscard]] Recorder& recorder() { return recorder_; }
  [[nodiscard]] DeliveryReports& reports() { return reports_; }
  [[nodiscard]] std::size_t relays() const { return relays_.size(); }

  std::size_t plan() { return planner_.step(school_id, clock_.now()); }
  RelayStep deliver(std::size_t relay) { return relays_[relay].step(school_id, clock_.now()); }
  /// For a second thread, as in the service.
  RelayStep deliver_ahead(std::size_t relay) {
    if (!relays_[relay].wait_to_run_ahead()) return {};
    return relays_[relay].step_ahead(school_id, clock_.now());
  }
  /// Plans and delivers until nothing is left to do now.
  void settle();

  /// Runs a command of this person, recorded now.
  Result<Recorded> run(PersonId who, Command& command, const std::string& key);

  [[nodiscard]] std::int64_t number(std::string_view sql, std::initializer_list<Value> parameters = {});
  void write(const std::function<void(Transaction&)>& use);

 private:
  std::unique_ptr<Database> database_;
  const Clock& clock_;
  Zones zones_;
  Channels channels_;
  PluginEvents no_plugins_;
  AccessControl access_;
  JournalRecorder recorder_;
  Planner planner_;
  GatewayBoard board_;
  InFlight in_flight_;
  ReportDesk reports_;
  std::vector<Relay> relays_;
};

}  // namespace vestnik::fault
