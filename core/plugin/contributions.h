#pragma once
/// Everything one plugin adds.
#include <memory>
#include <string>
#include <vector>

#include "ports/duties.h"
#include "ports/plugin.h"
#include "ports/schedule.h"

namespace vestnik {

struct NamedHandler {
  std::string event_type;
  EventHandler handle;
};

struct NamedAudience {
  std::string event_type;
  AudienceSource audience;
  TemplateSource words;
  std::string plugin;
};

/// Texts of migrations live in the plugin, which is never unloaded.
struct Contributions {
  std::vector<Migration> migrations;
  std::vector<Route> routes;
  std::vector<std::unique_ptr<RemoteGateway>> remote_gateways;
  std::vector<std::unique_ptr<LocalGateway>> local_gateways;
  std::vector<NamedHandler> handlers;
  std::vector<NamedAudience> audiences;
  std::vector<CommandLine> command_lines;
  std::vector<std::unique_ptr<Job>> jobs;
  std::vector<std::unique_ptr<DutyMatter>> duty_matters;
  std::vector<InboundHandler> inbound_handlers;
};

}  // namespace vestnik
