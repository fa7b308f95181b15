#pragma once
/// What the arguments of the command line choose: filled while they are parsed, run afterwards.
#include <functional>
#include <string>
#include <vector>

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
  std::string third;
  ExplainWishes explain;
  TestWishes test;
  std::vector<std::string> groups;
  SimulationWish wish;
};

/// `vestnik regulation …`. `chosen` outlives the parsing and the run.
void add_regulation_verbs(CLI::App& app, Chosen& chosen);

}  // namespace vestnik
