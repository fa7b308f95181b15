#include "plugin/host.h"

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/log.h"
#include "plugin/description.h"

namespace vestnik {
namespace {

constexpr std::string_view core_itself = "core";

Result<void> without_gaps(const std::string& plugin, const std::vector<Migration>& migrations) {
  int expected = 1;
  for (const Migration& migration : migrations) {
    if (migration.version != expected) {
      return Problem{
          "plugin.migration_gap",
          {{"plugin", plugin}, {"expected", std::to_string(expected)}, {"found", std::to_string(migration.version)}}};
    }
    ++expected;
  }
  return {};
}

}  // namespace

/// The Host of one plugin. Lives as long as the plugin, which may keep the reference for the ports.
class PluginHost::Desk final : public Host {
 public:
  Desk(const HostPorts& ports, std::string name, std::string version)
      : ports_(ports), name_(std::move(name)), version_(std::move(version)) {}

  Database& database() override { return ports_.database; }
  Recorder& recorder() override { return ports_.recorder; }
  Roster& roster() override { return ports_.roster; }
  Contacts& contacts() override { return ports_.contacts; }
  const Access& access() override { return ports_.access; }
  const RegulationBook& regulations() override { return ports_.regulations; }
  const Clock& clock() override { return ports_.clock; }
  Random& random() override { return ports_.random; }
  const Settings& settings() override { return ports_.settings; }
  Metrics& metrics() override { return ports_.metrics; }
  ScriptHost& scripts() override { return ports_.scripts; }
  const MessageCatalogue& messages() override { return ports_.messages; }
  DeliveryReports& reports() override { return ports_.reports; }
  FamilyDesk& family_desk() override { return ports_.family_desk; }
  AppPasswords& app_passwords() override { return ports_.app_passwords; }
  OutsideIdentities& outside_identities() override { return ports_.outside_identities; }
  const OwnApi& own_api() override { return ports_.own_api; }

  void add_migrations(std::span<const Migration> migrations) override {
    auto& held = open().migrations;
    held.insert(held.end(), migrations.begin(), migrations.end());
  }
  void add_route(Route route) override {
    require(static_cast<bool>(route.handle), "a route without a handler");
    open().routes.push_back(std::move(route));
  }
  void add_gateway(std::unique_ptr<RemoteGateway> gateway) override {
    require(gateway != nullptr, "no gateway");
    open().remote_gateways.push_back(std::move(gateway));
  }
  void add_gateway(std::unique_ptr<LocalGateway> gateway) override {
    require(gateway != nullptr, "no gateway");
    open().local_gateways.push_back(std::move(gateway));
  }
  void add_event_handler(std::string_view event_type, EventHandler handler) override {
    require(static_cast<bool>(handler), "an event handler that does nothing");
    open().handlers.push_back({std::string{event_type}, std::move(handler)});
  }
  void add_event_audience(std::string_view event_type, AudienceSource audience, TemplateSource words) override {
    require(audience && words, "an audience without its source or its words");
    open().audiences.push_back({std::string{event_type}, std::move(audience), std::move(words), name_});
  }
  void add_command_line(CommandLine command) override {
    require(static_cast<bool>(command.run), "a command that does nothing");
    open().command_lines.push_back(std::move(command));
  }
  void add_job(std::unique_ptr<Job> job) override {
    require(job != nullptr, "no job");
    open().jobs.push_back(std::move(job));
  }
  void add_duty_matter(std::unique_ptr<DutyMatter> matter) override {
    require(matter != nullptr, "no matter of a duty");
    open().duty_matters.push_back(std::move(matter));
  }
  void add_inbound_handler(InboundHandler handler) override {
    require(static_cast<bool>(handler), "a handler of answers that does nothing");
    open().inbound_handlers.push_back(std::move(handler));
  }

  void close() { closed_ = true; }
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::string& version() const { return version_; }
  [[nodiscard]] const Contributions& contributions() const { return contributions_; }

 private:
  static void require(bool truth, const char* complaint) {
    if (!truth) throw std::invalid_argument(complaint);
  }
  Contributions& open() {
    if (closed_) throw std::logic_error("contributions are made inside Plugin::start only");
    return contributions_;
  }

  HostPorts ports_;
  std::string name_;
  std::string version_;
  Contributions contributions_;
  bool closed_ = false;
};

PluginHost::PluginHost(const HostPorts& ports) : ports_(ports) {}

// The last plugin goes first: it may hold what an earlier one gave.
PluginHost::~PluginHost() {
  while (!desks_.empty()) desks_.pop_back();
}

void PluginHost::reserve(const Route& route) { owners_.emplace(route_name(route), core_itself); }

void PluginHost::reserve_command(std::string_view name) { owners_.emplace(command_name(name), core_itself); }

Result<void> PluginHost::admit(std::string_view name, std::string_view version, Plugin& plugin) {
  auto desk = std::make_unique<Desk>(ports_, std::string{name}, std::string{version});
  if (auto started = let_start(*desk, plugin); !started) return started;
  if (auto ordered = without_gaps(desk->name(), desk->contributions().migrations); !ordered) return ordered;
  if (auto written_for = check_media(*desk); !written_for) return written_for;
  if (auto taken = take_names(*desk); !taken) return taken;
  // Last: what changes the database must not be for nothing.
  if (auto migrated = migrate(*desk); !migrated) {
    give_names_back(*desk);
    return migrated;
  }
  desks_.push_back(std::move(desk));
  return {};
}

Result<void> PluginHost::let_start(Desk& desk, Plugin& plugin) const {
  const auto failed = [&desk](const char* why) {
    return Problem{"plugin.start_failed", {{"plugin", desk.name()}, {"why", why}}};
  };
  try {
    auto started = plugin.start(desk);
    desk.close();
    return started;
  } catch (const std::exception& error) {
    return failed(error.what());
  } catch (...) {
    return failed("an exception of an unknown kind");
  }
}

Result<void> PluginHost::take_names(const Desk& desk) {
  std::vector<std::string> taken;
  for (std::string& name : unique_names(desk.contributions())) {
    const auto [at, is_new] = owners_.emplace(name, desk.name());
    if (is_new) {
      taken.push_back(std::move(name));
      continue;
    }
    const Problem clash{"plugin.clash", {{"plugin", desk.name()}, {"what", name}, {"owner", at->second}}};
    for (const std::string& given_back : taken) owners_.erase(given_back);
    return clash;
  }
  return {};
}

std::vector<std::string> PluginHost::listeners() const {
  std::vector<std::string> names;
  for (const auto& desk : desks_) {
    if (!desk->contributions().handlers.empty()) names.push_back(desk->name());
  }
  return names;
}

void PluginHost::give_names_back(const Desk& desk) {
  for (const std::string& name : unique_names(desk.contributions())) owners_.erase(name);
}

Result<void> PluginHost::check_media(const Desk& desk) const {
  if (!ports_.has_templates) return {};
  const auto lacking = [&](const auto& gateways) -> std::optional<std::string> {
    for (const auto& gateway : gateways) {
      if (!ports_.has_templates(gateway->info().medium)) return gateway->info().medium;
    }
    return std::nullopt;
  };
  auto medium = lacking(desk.contributions().remote_gateways);
  if (!medium) medium = lacking(desk.contributions().local_gateways);
  if (!medium) return {};
  return Problem{"plugin.no_templates", {{"plugin", desk.name()}, {"medium", *medium}}};
}

Result<void> PluginHost::migrate(const Desk& desk) const {
  const auto& migrations = desk.contributions().migrations;
  if (!ports_.migrate || migrations.empty()) return {};
  try {
    return ports_.migrate(desk.name(), migrations);
  } catch (const DatabaseError& error) {
    const bool of_the_step =
        error.kind() == DatabaseError::Kind::failure || error.kind() == DatabaseError::Kind::constraint;
    // A full disk or a lost server is not this plugin's doing: the service must not go on without half its plugins.
    if (!of_the_step) throw;
    log(LogLevel::error, "plugin", "a migration failed", {{"plugin", desk.name()}, {"why", error.what()}});
    return Problem{"plugin.migration_failed", {{"plugin", desk.name()}}};
  }
}

std::size_t PluginHost::dispatch(std::string_view plugin, const Event& event) const {
  std::size_t failures = 0;
  const auto failed = [&](const Desk& desk, const char* why) {
    ++failures;
    log(LogLevel::error, "plugin", "an event handler failed",
        {{"plugin", desk.name()},
         {"event_type", event.type},
         {"institution", event.institution.value},
         {"event", event.id.value},
         {"why", why}});
    ports_.metrics.count("vestnik_plugin_failures_total", {{"plugin", desk.name()}});
  };
  for (const auto& desk : desks_) {
    if (desk->name() != plugin) continue;
    for (const NamedHandler& handler : desk->contributions().handlers) {
      if (handler.event_type != event.type) continue;
      try {
        handler.handle(event);
      } catch (const std::exception& error) {
        failed(*desk, error.what());
      } catch (...) {
        failed(*desk, "an exception of an unknown kind");
      }
    }
  }
  return failures;
}

std::vector<PluginMigrations> PluginHost::migrations() const {
  std::vector<PluginMigrations> all;
  for (const auto& desk : desks_) {
    const auto& held = desk->contributions().migrations;
    if (!held.empty()) all.push_back({desk->name(), held});
  }
  return all;
}

std::vector<Route> PluginHost::routes() const {
  std::vector<Route> all;
  for (const auto& desk : desks_) {
    const auto& held = desk->contributions().routes;
    all.insert(all.end(), held.begin(), held.end());
  }
  return all;
}

std::vector<RemoteGateway*> PluginHost::remote_gateways() const {
  std::vector<RemoteGateway*> all;
  for (const auto& desk : desks_) {
    for (const auto& gateway : desk->contributions().remote_gateways) all.push_back(gateway.get());
  }
  return all;
}

std::vector<LocalGateway*> PluginHost::local_gateways() const {
  std::vector<LocalGateway*> all;
  for (const auto& desk : desks_) {
    for (const auto& gateway : desk->contributions().local_gateways) all.push_back(gateway.get());
  }
  return all;
}

std::vector<PluginHost::AnyGateway> PluginHost::gateways() const {
  std::vector<AnyGateway> all;
  for (const auto& desk : desks_) {
    for (const auto& gateway : desk->contributions().remote_gateways) all.emplace_back(gateway.get());
    for (const auto& gateway : desk->contributions().local_gateways) all.emplace_back(gateway.get());
  }
  return all;
}

std::vector<CommandLine> PluginHost::command_lines() const {
  std::vector<CommandLine> all;
  for (const auto& desk : desks_) {
    const auto& held = desk->contributions().command_lines;
    all.insert(all.end(), held.begin(), held.end());
  }
  return all;
}

std::vector<Job*> PluginHost::jobs() const {
  std::vector<Job*> all;
  for (const auto& desk : desks_) {
    for (const auto& job : desk->contributions().jobs) all.push_back(job.get());
  }
  return all;
}

std::vector<DutyMatter*> PluginHost::duty_matters() const {
  std::vector<DutyMatter*> all;
  for (const auto& desk : desks_) {
    for (const auto& matter : desk->contributions().duty_matters) all.push_back(matter.get());
  }
  return all;
}

bool PluginHost::hand_in(const InboundMessage& message) const {
  for (const auto& desk : desks_) {
    for (const auto& handler : desk->contributions().inbound_handlers) {
      if (handler(message)) return true;
    }
  }
  return false;
}

const NamedAudience* PluginHost::audience(std::string_view event_type) const {
  for (const NamedAudience* candidate : audiences()) {
    if (candidate->event_type == event_type) return candidate;
  }
  return nullptr;
}

std::vector<const NamedAudience*> PluginHost::audiences() const {
  std::vector<const NamedAudience*> all;
  for (const auto& desk : desks_) {
    for (const NamedAudience& held : desk->contributions().audiences) all.push_back(&held);
  }
  return all;
}

std::vector<PluginDescription> PluginHost::describe() const {
  std::vector<PluginDescription> all;
  for (const auto& desk : desks_) {
    all.push_back({desk->name(), desk->version(), vestnik::describe(desk->contributions())});
  }
  return all;
}

}  // namespace vestnik
