#pragma once
/// The places plugins contribute to, and what they contributed, each thing under its plugin's name.
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "plugin/contributions.h"
#include "ports/plugin.h"

namespace vestnik {

/// What a Host hands on. All of it outlives the host.
struct HostPorts {
  Database& database;
  Recorder& recorder;
  Roster& roster;
  Contacts& contacts;
  const Access& access;
  const RegulationBook& regulations;
  const Clock& clock;
  Random& random;
  const Settings& settings;
  Metrics& metrics;
  ScriptHost& scripts;
  const MessageCatalogue& messages;
  DeliveryReports& reports;
  FamilyDesk& family_desk;
  AppPasswords& app_passwords;
  OutsideIdentities& outside_identities;
  const OwnApi& own_api;
  /// Applies a plugin's migrations; empty: they are left as they are. May throw a DatabaseError.
  std::function<Result<void>(std::string_view plugin, std::span<const Migration>)> migrate = {};
  /// Whether there are templates for a gateway's medium; empty: nobody asks.
  std::function<bool(std::string_view medium)> has_templates = {};
};

/// A plugin as `vestnik plugins` prints it.
struct PluginDescription {
  std::string name;
  std::string version;
  std::vector<std::string> contributions;  ///< a line each: "route GET /api/v1/notices"
};

struct PluginMigrations {
  std::string plugin;
  std::vector<Migration> migrations;  ///< versions 1, 2, 3, …
};

/// Filled by one thread before the service opens; read-only afterwards, then any thread.
class PluginHost {
 public:
  explicit PluginHost(const HostPorts& ports);
  ~PluginHost();
  PluginHost(const PluginHost&) = delete;
  PluginHost& operator=(const PluginHost&) = delete;

  /// What the core itself holds and no plugin may take.
  void reserve(const Route& route);
  void reserve_command(std::string_view name);

  /// Lets the plugin contribute and keeps all of it, or, when it throws, answers a Problem or clashes with what is
  /// there, nothing. Problems besides the plugin's own:
  ///   "plugin.start_failed" {plugin, why}            it threw
  ///   "plugin.clash" {plugin, what, owner}           a route, command, gateway or audience that is another's
  ///   "plugin.migration_gap" {plugin, expected, found}
  ///   "plugin.migration_failed" {plugin}             the database refused a step; steps before it stand
  ///   "plugin.no_templates" {plugin, medium}         a gateway nothing could be written for
  Result<void> admit(std::string_view name, std::string_view version, Plugin& plugin);

  /// Plugins that handle events, in the order they started.
  [[nodiscard]] std::vector<std::string> listeners() const;
  /// Calls the plugin's handlers of the event's type. A handler that throws is logged under its plugin's name, counted
  /// in `vestnik_plugin_failures_total`, and does not stop the others. Answers how many threw.
  std::size_t dispatch(std::string_view plugin, const Event& event) const;

  [[nodiscard]] std::vector<PluginMigrations> migrations() const;
  [[nodiscard]] std::vector<Route> routes() const;
  [[nodiscard]] std::vector<RemoteGateway*> remote_gateways() const;
  [[nodiscard]] std::vector<LocalGateway*> local_gateways() const;
  using AnyGateway = std::variant<RemoteGateway*, LocalGateway*>;
  /// In the order the plugins started, those of one plugin: remote ones first.
  [[nodiscard]] std::vector<AnyGateway> gateways() const;
  [[nodiscard]] std::vector<CommandLine> command_lines() const;
  [[nodiscard]] std::vector<Job*> jobs() const;
  [[nodiscard]] std::vector<DutyMatter*> duty_matters() const;
  /// Asks the handlers in order until one says that the message was for it.
  [[nodiscard]] bool hand_in(const InboundMessage& message) const;
  /// Whom an event is for, or nullptr where no plugin has said so.
  [[nodiscard]] const NamedAudience* audience(std::string_view event_type) const;
  [[nodiscard]] std::vector<const NamedAudience*> audiences() const;
  [[nodiscard]] std::vector<PluginDescription> describe() const;

 private:
  class Desk;

  [[nodiscard]] Result<void> let_start(Desk& desk, Plugin& plugin) const;
  [[nodiscard]] Result<void> take_names(const Desk& desk);
  void give_names_back(const Desk& desk);
  [[nodiscard]] Result<void> check_media(const Desk& desk) const;
  [[nodiscard]] Result<void> migrate(const Desk& desk) const;

  HostPorts ports_;
  std::vector<std::unique_ptr<Desk>> desks_;                ///< of the plugins that run, in order
  std::map<std::string, std::string, std::less<>> owners_;  ///< "route GET /x" → plugin, or "core"
};

}  // namespace vestnik
