#pragma once
/// The composition root: builds every part from the settings, in order, and takes them down in reverse.
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "access/sessions.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "journal/head_signer.h"
#include "outbox/relay.h"
#include "plugin/plugin_order.h"
#include "ports/plugin.h"
#include "regulation/shelf.h"

namespace vestnik {

class PluginHost;
class RightFirst;

/// Where things lie.
struct Places {
  std::filesystem::path share;     ///< config/, templates/, scripts_lua/
  std::filesystem::path data;      ///< database, messages of the maildir gateways
  std::filesystem::path plugins;   ///< shared objects
  std::filesystem::path config{};  ///< the settings file over the shipped one; "" where there is none
};

/// What a service is made with; clock and randomness are the caller's, so that a day can be simulated.
struct ServiceParts {
  Places places;
  const Settings& settings;
  const Clock& clock;
  Random& random;
  bool exclusive = true;  ///< hold the database as its one service
};

/// Everything but threads and the network: commands, planning and delivery step by step.
class Service {
 public:
  /// Opens the database (migrated), loads matrix, messages, templates, plugins, regulations. A plugin that cannot run
  /// is left out and named; anything else that is wrong is the Problem.
  static Result<std::unique_ptr<Service>> open(const ServiceParts& parts);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] Database& database();
  [[nodiscard]] Recorder& recorder();
  [[nodiscard]] Sessions& sessions();
  [[nodiscard]] const Access& access();
  [[nodiscard]] RegulationShelf& regulations();
  [[nodiscard]] const MessageCatalogue& messages();
  [[nodiscard]] Metrics& metrics();
  [[nodiscard]] Random& random();
  [[nodiscard]] PluginHost& plugins();
  [[nodiscard]] std::span<const LeftOut> left_out() const;
  [[nodiscard]] std::vector<Route> routes();
  /// For the server and whoever drives its exchanges; lives as long as the service.
  [[nodiscard]] const RightFirst& right_first();

  [[nodiscard]] std::vector<InstitutionId> institutions();
  /// Of each day the newest version of the database that loads stands on the shelf; a broken one is logged once and the
  /// last good one stays. Answers how many were put: none when nothing has changed.
  std::size_t refresh_regulations();
  /// Writes the audit of denied reads and plans what waits in every institution, looks at waves that wait for a person;
  /// answers how much was done. What fails in one institution is logged and does not stop the others; so it is with the
  /// next two.
  std::size_t plan(Instant now);
  /// Hands committed events to the handlers of plugins; answers how many.
  std::size_t tell_plugins();
  /// Also at the end, when nobody plans any more.
  void write_denied_reads();
  /// Signs the heads of the audit that are due into their file (journal/head_signer.h); all that moved, at the end. A
  /// service that does not hold its database alone signs nothing.
  void sign_heads(Instant now, HeadSigner::When when);
  /// Runs the jobs that are due; answers how many runs there were.
  std::size_t run_jobs(Instant now);
  [[nodiscard]] std::size_t gateway_count() const;
  [[nodiscard]] const GatewayInfo& gateway(std::size_t number) const;
  /// What messages are planned and put into words with; lives as long as the service.
  [[nodiscard]] const Channels& channels() const;
  [[nodiscard]] const Renderer& renderer() const;
  [[nodiscard]] const PluginEvents& plugin_events() const;
  /// One batch of one gateway in every institution.
  RelayStep deliver(std::size_t gateway, Instant now);
  /// For a second thread of the gateway: the next batches while deliver() is with it. Waits a moment for that.
  RelayStep deliver_ahead(std::size_t gateway, Instant now);
  /// From now on nothing new is claimed: deliver() ends with what it has in its hands. Any thread.
  void drain();
  /// Leases of what the relays of this process are working on last on. Any thread, every few seconds.
  void renew_leases(Instant now);
  /// Writes down how many messages wait on each channel in each state, and how late the oldest is. One thread.
  void measure_waiting(Instant now);
  /// Lets a gateway hand in what came back over its channel.
  void collect(std::size_t gateway);
  /// Runs jobs, plans, tells the plugins and delivers until nothing is left to do at `now`; for simulations and tests.
  void settle(Instant now);

 private:
  struct Parts;
  explicit Service(std::unique_ptr<Parts> parts);
  /// This service holds the database alone, so whoever was sending is certainly gone.
  void take_over_leases();
  std::unique_ptr<Parts> parts_;
};

}  // namespace vestnik
