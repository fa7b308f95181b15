#include "plugin/description.h"

#include <array>

namespace vestnik {

std::string route_name(const Route& route) {
  constexpr std::array<std::string_view, 4> verbs{"GET", "POST", "PUT", "DELETE"};
  return "route " + std::string{verbs.at(static_cast<std::size_t>(route.method))} + " " + route.pattern;
}

std::string command_name(std::string_view command) { return "command " + std::string{command}; }

std::vector<std::string> unique_names(const Contributions& contributions) {
  std::vector<std::string> names;
  for (const auto& route : contributions.routes) names.push_back(route_name(route));
  for (const auto& gateway : contributions.remote_gateways) names.push_back("gateway " + gateway->info().name);
  for (const auto& gateway : contributions.local_gateways) names.push_back("gateway " + gateway->info().name);
  for (const auto& audience : contributions.audiences) names.push_back("audience of " + audience.event_type);
  if (!contributions.inbound_handlers.empty()) names.emplace_back("reads answers");
  for (const auto& matter : contributions.duty_matters) names.push_back("duty about " + std::string{matter->name()});
  for (const auto& command : contributions.command_lines) names.push_back(command_name(command.name));
  return names;
}

std::vector<std::string> describe(const Contributions& contributions) {
  std::vector<std::string> lines;
  for (const auto& migration : contributions.migrations) {
    lines.push_back("migration " + std::to_string(migration.version) + " " + std::string{migration.name});
  }
  for (std::string& name : unique_names(contributions)) lines.push_back(std::move(name));
  for (const auto& job : contributions.jobs) lines.push_back("job " + std::string{job->name()});
  for (const auto& handler : contributions.handlers) lines.push_back("handler of " + handler.event_type);
  return lines;
}

}  // namespace vestnik
