#pragma once
/// In which order plugins start: what a plugin requires stands before it.
#include <span>
#include <string>
#include <vector>

#include "base/problem.h"

namespace vestnik {

struct PluginNeeds {
  std::string name;
  std::vector<std::string> needs;  ///< names of plugins
};

/// A plugin that does not run, and why.
struct LeftOut {
  std::string name;
  Problem problem;
};

struct PluginOrder {
  std::vector<std::string> names;  ///< the order given, moved back only where something is required
  std::vector<LeftOut> left_out;   ///< "plugin.needs_missing" {plugin, needed}, "plugin.needs_cycle" {plugin, needed}
};

/// Pure. Whoever needs a plugin that is left out is left out too.
[[nodiscard]] PluginOrder order_plugins(std::span<const PluginNeeds> plugins);

}  // namespace vestnik
