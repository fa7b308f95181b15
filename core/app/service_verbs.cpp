#include <iostream>

#include "app/configured_database.h"
#include "app/open_files.h"
#include "app/runner.h"
#include "app/settings_file.h"
#include "app/verbs.h"
#include "base/log.h"
#include "plugin/host.h"
#include "storage/backup.h"

namespace vestnik {
namespace {

/// One setting given on the command line goes before the files.
class PortOverride final : public Settings {
 public:
  PortOverride(const Settings& below, int port) : below_(below), port_(port) {}
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    if (port_ >= 0 && key == "http.port") return std::to_string(port_);
    return below_.find(key);
  }

 private:
  const Settings& below_;
  int port_;
};

}  // namespace

int serve(const CommandSession& session, int port) {
  start_log({});
  raise_open_files();
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, true);
  if (!service) return 1;
  const PortOverride settings{session.settings(), port};
  auto runner = Runner::start(*service, settings, clock, random);
  if (!runner) {
    session.complain(runner.problem());
    return 1;
  }
  const std::string address = settings.text("http.address", ServerOptions{}.address);
  const bool is_v6 = address.find(':') != std::string::npos;
  std::cout << "http://" << (is_v6 ? "[" + address + "]" : address) << ':' << (*runner)->port() << "/api/v1"
            << std::endl;
  wait_for_signal();
  (*runner)->stop();
  return 0;
}

int list_plugins(const CommandSession& session) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, false);
  if (!service) return 1;
  for (const PluginDescription& plugin : service->plugins().describe()) {
    std::cout << plugin.name << ' ' << plugin.version << '\n';
    for (const std::string& line : plugin.contributions) std::cout << "  " << line << '\n';
  }
  return service->left_out().empty() ? 0 : 1;
}

int backup_database(const CommandSession& session, const std::string& target) {
  if (is_postgres(session.settings())) {
    session.complain(Problem{"app.backup_by_pg_dump", {{"file", target}}});
    return 1;
  }
  const auto made = backup_sqlite(sqlite_file(session.places().data).string(), target);
  if (made) return 0;
  session.complain(made.problem());
  return 1;
}

int run_plugin_verb(const CommandSession& session, const std::string& verb, const std::vector<std::string>& arguments) {
  const SystemClock clock;
  SystemRandom random;
  const auto service = session.open_service(clock, random, true);
  if (!service) return 1;
  for (const CommandLine& command : service->plugins().command_lines()) {
    if (command.name == verb) return command.run(arguments);
  }
  session.complain(Problem{"app.unknown_verb", {{"verb", verb}}});
  return 2;
}

}  // namespace vestnik
