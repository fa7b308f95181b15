#pragma once
/// A history lived through once more, under a regulation of one's choice: the commands of the journal, the real
/// judgement, the real writing, planner and relay, on a scratch and a clock that jumps from one moment to the next.
/// Gateways take every message over at the moment it is due.
#include <functional>
#include <memory>

#include "access/access_control.h"
#include "base/clock.h"
#include "notify/planner.h"
#include "outbox/relay.h"
#include "simulate/outcome.h"
#include "simulate/rebuild.h"
#include "simulate/rewind.h"

namespace vestnik {

/// All outlive the world and are not changed by it, but for the scratch.
struct WorldParts {
  Database& scratch;  ///< empty, storage/scratch.h
  InstitutionId institution;
  const RegulationBook& regulations;
  const AccessMatrix& matrix;
  const std::vector<GatewayInfo>& gateways;
  const Channels& channels;
  const Renderer& renderer;
  const PluginEvents& plugin_events;
  Interval interval;
};

/// Called now and then with the commands lived through since the last call.
using Progress = std::function<void(std::int64_t)>;

/// The scratch must have been rewound to the interval's beginning. One thread. Throws DatabaseError.
[[nodiscard]] Lived live_through(const WorldParts& parts, const Progress& progress);

}  // namespace vestnik
