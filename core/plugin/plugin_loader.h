#pragma once
/// Brings plugins into the process: reads manifests, orders, loads, starts. A plugin that cannot run is left out with
/// a Problem, and the service starts without it.
#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "plugin/host.h"
#include "plugin/plugin_order.h"
#include "ports/plugin.h"
#include "ports/settings.h"

namespace vestnik {

/// Names of the setting `plugins.enabled`, separated by spaces or commas, in the order in which they start.
[[nodiscard]] std::vector<std::string> enabled_plugins(const Settings& settings);

/// Owns the plugins; their code is never unloaded, for a destructor or a thread may still stand in it. Must be
/// destroyed after the PluginHost it filled and after every thread that calls into a plugin: make it first. One thread.
class PluginLoader {
 public:
  /// `<folder>/<name>.so` are the plugins.
  explicit PluginLoader(std::filesystem::path folder);
  ~PluginLoader();
  PluginLoader(const PluginLoader&) = delete;
  PluginLoader& operator=(const PluginLoader&) = delete;

  /// Loads and starts the named plugins, once. Answers those left out. Problems besides those of read_manifest,
  /// order_plugins and PluginHost::admit:
  ///   "plugin.bad_name" {plugin}             no name of a plugin; nothing was looked for
  ///   "plugin.unsafe_folder" {plugin}        strangers may write into the folder
  ///   "plugin.missing_symbol" {file, symbol}
  ///   "plugin.not_loadable" {file}           the system's loader refused it; its words are in the log
  [[nodiscard]] std::vector<LeftOut> load(std::span<const std::string> names, PluginHost& host);

 private:
  [[nodiscard]] Result<PluginManifest> find(const std::string& name) const;
  [[nodiscard]] Result<std::unique_ptr<Plugin>> create(const std::string& name) const;
  Result<void> start(const PluginManifest& manifest, PluginHost& host);

  std::filesystem::path folder_;
  std::vector<std::unique_ptr<Plugin>> plugins_;
  std::set<std::string> running_;
};

}  // namespace vestnik
