#include "plugin/plugin_order.h"

#include <algorithm>
#include <map>
#include <optional>

namespace vestnik {
namespace {

/// A depth-first walk; `on_the_way` is what a cycle comes back to.
class Walk {
 public:
  explicit Walk(std::span<const PluginNeeds> plugins) {
    for (const PluginNeeds& plugin : plugins) known_.emplace(plugin.name, &plugin);
  }

  void visit(const PluginNeeds& plugin) {
    if (states_.contains(plugin.name)) return;
    states_[plugin.name] = State::on_the_way;
    const auto obstacle = first_obstacle(plugin);
    states_[plugin.name] = obstacle ? State::left_out : State::placed;
    if (obstacle) {
      order_.left_out.push_back({plugin.name, *obstacle});
    } else {
      order_.names.push_back(plugin.name);
    }
  }

  [[nodiscard]] PluginOrder take() { return std::move(order_); }

 private:
  enum class State { on_the_way, placed, left_out };

  std::optional<Problem> first_obstacle(const PluginNeeds& plugin) {
    for (const std::string& needed : plugin.needs) {
      const Details details{{"plugin", plugin.name}, {"needed", needed}};
      const auto at = known_.find(needed);
      if (at == known_.end()) return Problem{"plugin.needs_missing", details};
      visit(*at->second);
      if (states_[needed] == State::on_the_way) return Problem{"plugin.needs_cycle", details};
      if (states_[needed] == State::left_out) return Problem{"plugin.needs_missing", details};
    }
    return std::nullopt;
  }

  std::map<std::string, const PluginNeeds*> known_;
  std::map<std::string, State> states_;
  PluginOrder order_;
};

}  // namespace

PluginOrder order_plugins(std::span<const PluginNeeds> plugins) {
  Walk walk{plugins};
  for (const PluginNeeds& plugin : plugins) walk.visit(plugin);
  return walk.take();
}

}  // namespace vestnik
