#include "plugin/plugin_loader.h"

#include <Poco/Exception.h>
#include <Poco/SharedLibrary.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "plugin/manifest_reader.h"

namespace vestnik {
namespace {

using Create = Plugin* (*)();

constexpr const char* create_symbol = "vestnik_plugin_create";

std::vector<std::string> words_of(std::string_view text) {
  std::string spaced{text};
  std::replace(spaced.begin(), spaced.end(), ',', ' ');
  std::vector<std::string> words;
  for (const auto word : split(spaced, ' ')) {
    const auto bare = trimmed(word);
    if (!bare.empty()) words.emplace_back(bare);
  }
  return words;
}

/// Whoever may write into the folder could exchange a file between its reading and its loading.
bool only_we_may_write(const std::filesystem::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0) return true;  // each file is then missing, in words of its own
  const bool trusted_owner = status.st_uid == 0 || status.st_uid == ::geteuid();
  return trusted_owner && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/// glibc: "/folder/x.so: undefined symbol: name" with ", version …" behind it for versioned ones.
Problem in_words(const std::string& file, std::string_view complaint) {
  constexpr std::string_view mark = "undefined symbol: ";
  const auto at = complaint.find(mark);
  if (at == std::string_view::npos) {
    log(LogLevel::error, "plugin", "the system's loader refused a file", {{"file", file}, {"why", complaint}});
    return Problem{"plugin.not_loadable", {{"file", file}}};
  }
  const auto symbol = complaint.substr(at + mark.size());
  return Problem{"plugin.missing_symbol",
                 {{"file", file}, {"symbol", std::string{symbol.substr(0, symbol.find(','))}}}};
}

}  // namespace

std::vector<std::string> enabled_plugins(const Settings& settings) {
  return words_of(settings.text("plugins.enabled", ""));
}

PluginLoader::PluginLoader(std::filesystem::path folder) : folder_(std::move(folder)) {}

// The last plugin goes first: it may use what an earlier one gave.
PluginLoader::~PluginLoader() {
  while (!plugins_.empty()) plugins_.pop_back();
}

std::vector<LeftOut> PluginLoader::load(std::span<const std::string> names, PluginHost& host) {
  std::vector<LeftOut> left_out;
  std::map<std::string, PluginManifest> manifests;
  std::vector<PluginNeeds> wanted;
  for (const std::string& name : names) {
    if (manifests.contains(name)) continue;
    const auto manifest = find(name);
    if (!manifest) {
      left_out.push_back({name, manifest.problem()});
      continue;
    }
    manifests.emplace(name, *manifest);
    wanted.push_back({name, words_of(manifest->requires_plugins)});
  }

  PluginOrder order = order_plugins(wanted);
  std::move(order.left_out.begin(), order.left_out.end(), std::back_inserter(left_out));
  for (const std::string& name : order.names) {
    auto started = start(manifests.at(name), host);
    if (!started) left_out.push_back({name, std::move(started).problem()});
  }
  for (const LeftOut& plugin : left_out) {
    log(LogLevel::error, "plugin", "left out", {{"plugin", plugin.name}, {"code", plugin.problem.code}});
  }
  return left_out;
}

Result<PluginManifest> PluginLoader::find(const std::string& name) const {
  if (!is_plugin_name(name)) return Problem{"plugin.bad_name", {{"plugin", name}}};
  if (!only_we_may_write(folder_)) return Problem{"plugin.unsafe_folder", {{"plugin", name}}};
  return read_manifest(folder_ / (name + ".so"));
}

Result<std::unique_ptr<Plugin>> PluginLoader::create(const std::string& name) const {
  const std::string file = name + ".so";
  try {
    // Its destructor does not unload. SHLIB_LOCAL: by default one plugin would run another's functions of equal name.
    Poco::SharedLibrary library;
    library.load((folder_ / file).string(), Poco::SharedLibrary::SHLIB_LOCAL);
    const auto make = reinterpret_cast<Create>(library.getSymbol(create_symbol));
    std::unique_ptr<Plugin> plugin{make()};
    if (!plugin) return Problem{"plugin.start_failed", {{"plugin", name}, {"why", "nothing was created"}}};
    return plugin;
  } catch (const Poco::LibraryLoadException& error) {
    return in_words(file, error.message());
  } catch (const Poco::NotFoundException&) {
    return Problem{"plugin.missing_symbol", {{"file", file}, {"symbol", create_symbol}}};
  } catch (const std::exception& error) {
    return Problem{"plugin.start_failed", {{"plugin", name}, {"why", error.what()}}};
  } catch (...) {
    return Problem{"plugin.start_failed", {{"plugin", name}, {"why", "an exception of an unknown kind"}}};
  }
}

Result<void> PluginLoader::start(const PluginManifest& manifest, PluginHost& host) {
  // A needed plugin may have been placed before this one and then have failed.
  for (const std::string& needed : words_of(manifest.requires_plugins)) {
    if (!running_.contains(needed)) {
      return Problem{"plugin.needs_missing", {{"plugin", manifest.name}, {"needed", needed}}};
    }
  }
  auto plugin = create(manifest.name);
  if (!plugin) return std::move(plugin).problem();
  if (auto admitted = host.admit(manifest.name, manifest.version, **plugin); !admitted) return admitted;
  plugins_.push_back(std::move(*plugin));
  running_.insert(manifest.name);
  return {};
}

}  // namespace vestnik
