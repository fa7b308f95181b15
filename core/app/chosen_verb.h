#pragma once
/// What the arguments of the command line choose: filled while they are parsed, run afterwards.
#include <functional>
#include <string>
#include <vector>

#include "app/delivery_deeds.h"
#include "app/export_verbs.h"
#include "app/gateway_verbs.h"
#include "app/role_verbs.h"
#include "app/verbs.h"

namespace CLI {
class App;
}

namespace vestnik {

struct Chosen {
  CommonOptions common;
  std::function<int(const CommandSession&)> verb;
  std::function<int(const CommonOptions&)> alone;  ///< a verb that opens a session of its own
  int port = -1;
  std::string file;
  std::string second;
  std::vector<std::string> cases;
  std::string third;
  ExplainWishes explain;
  TestWishes test;
  std::vector<std::string> groups;
  SimulationWish wish;
  DeliveryWish delivery;
  AuditWish audit;
  GatewayTest gateway;
  RoleWish role;
  ExportWish everything;
};

/// `vestnik regulation …`. `chosen` outlives the parsing and the run.
void add_regulation_verbs(CLI::App& app, Chosen& chosen);
/// What `vestnik deliveries` does rather than shows. The same holds for these two.
void add_delivery_deeds(CLI::App& deliveries, Chosen& chosen);
/// `vestnik audit …`.
void add_audit_verbs(CLI::App& app, Chosen& chosen);
/// `vestnik gateway …`.
void add_gateway_verbs(CLI::App& app, Chosen& chosen);
/// `vestnik export …`.
void add_export_verbs(CLI::App& app, Chosen& chosen);
/// `vestnik roles …`.
void add_role_verbs(CLI::App& app, Chosen& chosen);

}  // namespace vestnik
