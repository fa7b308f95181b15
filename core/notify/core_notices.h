#pragma once
/// The events of the core that find their people like a plugin's, together.
#include "notify/plan_facts.h"

namespace vestnik {

/// Adds audiences and words of each. `regulations` outlives them.
void add_core_notices(PluginEvents& events, const RegulationBook& regulations);

}  // namespace vestnik
