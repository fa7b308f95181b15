#pragma once
/// The core's own routes, in the order the document of the API lists them.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "api/api.h"

namespace vestnik {

/// What is known only once the service stands: asked at the request.
struct RouteSources {
  std::filesystem::path share;  ///< where the program that answers for regulations finds its files
  Simulations& simulations;
  RegulationDeeds deeds;
  std::function<std::string()> openapi;
  std::function<const DutyBook*()> duties;
  ContactKinds contact_kinds;
  TokenRouteParts tokens;
  std::shared_ptr<const PersonalTables> personal_tables;
  PageSource pages;
  std::string address;  ///< where families reach this service, "" when not known
  ChannelNames channels;
  bool postgres = false;  ///< the database behind
};

[[nodiscard]] std::vector<Route> core_routes(const ApiPorts& ports, RouteSources sources);

}  // namespace vestnik
