#pragma once
/// Takes committed events to the handlers of plugins, each plugin at its own pace: after commit, in order, at least
/// once.
#include <span>

#include "plugin/host.h"

namespace vestnik {

/// No thread of its own; one thread calls step().
class PluginFeed {
 public:
  /// Both outlive the feed.
  PluginFeed(Database& database, const PluginHost& host) : database_(database), host_(host) {}

  /// A plugin that is new to an institution hears what is recorded from now on. Turned down: its whole history, for a
  /// handler that tells somebody would tell of years gone by. An institution made later is heard from its first event.
  void begin(std::span<const InstitutionId> institutions);
  /// The next events of the institution, at most `batch` a plugin; answers how many were handed over.
  std::size_t step(InstitutionId institution);

  static constexpr int batch = 100;

 private:
  std::size_t hand_over(InstitutionId institution, const std::string& plugin);

  Database& database_;
  const PluginHost& host_;
};

}  // namespace vestnik
