#pragma once
/// Tells of exports of everything: administrators and heads of each that is asked for or taken, and who asked of what
/// was decided. The word is the event "full_export"; they are told under any regulation (notify/built_in_rules.h).
#include "notify/plan_facts.h"

namespace vestnik {

/// Adds the audiences and the words of the events.
void add_full_export_notices(PluginEvents& events);

}  // namespace vestnik
