#pragma once
/// What a plugin is and what it may contribute. Plugins and gateways are shared objects loaded at start, never
/// unloaded. The manifest is an ELF note (VESTNIK_PLUGIN below), read before any code of the file runs.
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "domain/ids.h"
#include "ports/access.h"
#include "ports/app_passwords.h"
#include "ports/contacts.h"
#include "ports/database.h"
#include "ports/delivery_reports.h"
#include "ports/family_desk.h"
#include "ports/gateway.h"
#include "ports/http.h"
#include "ports/metrics.h"
#include "ports/outside_identities.h"
#include "ports/own_api.h"
#include "ports/recorder.h"
#include "ports/regulation.h"
#include "ports/render.h"
#include "ports/roster.h"
#include "ports/script.h"
#include "ports/settings.h"

namespace vestnik {

/// Changes with every incompatible change of a header in ports, domain or base.
inline constexpr std::uint32_t plugin_abi = 20261201;

/// A forward-only step. Tables of a plugin are named `p_<plugin>_…`.
struct Migration {
  int version = 0;  ///< from 1, without gaps
  std::string_view name;
  std::string_view sql;  ///< portable statements, each ended by ";" at a line's end
};

/// A committed event, as handlers get it.
struct Event {
  EventId id;
  InstitutionId institution;
  std::string type;
  int schema_version = 1;
  std::string payload;  ///< JSON
  Instant recorded_at;
  PersonId actor;
};

/// After commit, at least once, in order; an exception is logged by the plugin's name and does not stop others.
using EventHandler = std::function<void(const Event&)>;

/// A verb of the command line: `vestnik <name> …`.
struct CommandLine {
  std::string name;
  std::string summary;
  /// Arguments after the name; answers the exit code. Text goes to stdout, complaints to stderr.
  std::function<int(std::span<const std::string>)> run;
};

/// The words of a plugin's event for templates and digests: asked at rendering, inside a read.
using TemplateSource = std::function<TemplateData(Transaction&, std::int64_t fact)>;

/// Whom an event of a plugin is for. The planner turns it into obligations by the rules of the regulation.
struct EventAudience {
  TriggerKind trigger = TriggerKind::announcement;
  std::string name{};  ///< with TriggerKind::event: the regulation's word for it ("remark"), stem of its templates
  PersonId student{};  ///< whose affair it is: «parents», «class_teacher» are then his; none otherwise
  std::vector<PersonId> people{};  ///< the «addressees»
  std::int64_t fact = 0;
  std::int64_t fact_version = 1;
  bool urgent = false;
  bool everyone = false;
  bool withdrawn = false;  ///< told to exactly those who were told of the fact
  bool staff = true;       ///< of whom a notice speaks to: nobody else of the groups is told
  bool students = true;
  bool parents = true;
  std::vector<GroupId> groups;
};
using AudienceSource = std::function<EventAudience(Transaction&, const Event&)>;

class Job;         // ports/schedule.h
class DutyMatter;  // ports/duties.h

/// The ports, and the places to contribute to. Contributions are made inside Plugin::start only and are recorded under
/// the plugin's name. The ports live until the process ends.
class Host {
 public:
  [[nodiscard]] virtual Database& database() = 0;
  [[nodiscard]] virtual Recorder& recorder() = 0;
  [[nodiscard]] virtual Roster& roster() = 0;
  [[nodiscard]] virtual Contacts& contacts() = 0;
  [[nodiscard]] virtual const Access& access() = 0;
  [[nodiscard]] virtual const RegulationBook& regulations() = 0;
  [[nodiscard]] virtual const Clock& clock() = 0;
  [[nodiscard]] virtual Random& random() = 0;
  [[nodiscard]] virtual const Settings& settings() = 0;
  [[nodiscard]] virtual Metrics& metrics() = 0;
  [[nodiscard]] virtual ScriptHost& scripts() = 0;
  [[nodiscard]] virtual const MessageCatalogue& messages() = 0;
  /// Reports and answers that come in by a route of the plugin; what collect() fetches is handed in there.
  [[nodiscard]] virtual DeliveryReports& reports() = 0;
  [[nodiscard]] virtual FamilyDesk& family_desk() = 0;
  [[nodiscard]] virtual AppPasswords& app_passwords() = 0;
  [[nodiscard]] virtual OutsideIdentities& outside_identities() = 0;
  [[nodiscard]] virtual const OwnApi& own_api() = 0;

  virtual void add_migrations(std::span<const Migration> migrations) = 0;
  virtual void add_route(Route route) = 0;
  virtual void add_gateway(std::unique_ptr<RemoteGateway> gateway) = 0;
  virtual void add_gateway(std::unique_ptr<LocalGateway> gateway) = 0;
  virtual void add_event_handler(std::string_view event_type, EventHandler handler) = 0;
  virtual void add_event_audience(std::string_view event_type, AudienceSource audience, TemplateSource words) = 0;
  virtual void add_command_line(CommandLine command) = 0;
  virtual void add_job(std::unique_ptr<Job> job) = 0;
  virtual void add_duty_matter(std::unique_ptr<DutyMatter> matter) = 0;
  /// Asked in the order the plugins started.
  virtual void add_inbound_handler(InboundHandler handler) = 0;

 protected:
  ~Host() = default;
};

/// One per shared object, made by its `vestnik_plugin_create`, owned by the host until the process ends.
class Plugin {
 public:
  virtual ~Plugin() = default;
  /// Contributes. A thrown exception or Problem leaves the plugin out: its contributions so far are dropped.
  virtual Result<void> start(Host& host) = 0;
};

/// The manifest as it lies in the section ".note.vestnik" of the shared object.
struct PluginManifest {
  char magic[8];         ///< "VESTNIK"
  std::uint32_t abi;     ///< plugin_abi
  std::uint32_t size;    ///< sizeof(PluginManifest)
  char fingerprint[65];  ///< VESTNIK_FINGERPRINT: contract headers, compiler and flags
  char name[32];
  char version[16];
  char requires_plugins[128];  ///< names, separated by spaces
};

}  // namespace vestnik

/// Once in a plugin's main file, at global scope.
#define VESTNIK_PLUGIN(plugin_name, plugin_version, required, PluginType)                        \
  extern "C" __attribute__((visibility("default"), used, section(".note.vestnik")))              \
  const ::vestnik::PluginManifest vestnik_plugin_manifest{"VESTNIK",                             \
                                                          ::vestnik::plugin_abi,                 \
                                                          sizeof(::vestnik::PluginManifest),     \
                                                          VESTNIK_FINGERPRINT,                   \
                                                          plugin_name,                           \
                                                          plugin_version,                        \
                                                          required};                             \
  extern "C" __attribute__((visibility("default"))) ::vestnik::Plugin* vestnik_plugin_create() { \
    return new PluginType;                                                                       \
  }
