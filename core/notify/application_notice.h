#pragma once
/// Applications in the messages: those who decide are told once that one waits (syzran-7.4.7b), the teacher is told of
/// the decision and until when it is open (syzran-7.4.7c). The words are the regulation's events "application_filed"
/// and "application_decided".
#include "notify/plan_facts.h"
#include "ports/regulation.h"

namespace vestnik {

/// Adds the audiences and words of the two events. `regulations` outlives the map. Who decides is asked of the
/// regulation of the day of filing; a deputy is whoever holds such a role on that day, by an order for a time.
void add_application_notices(PluginEvents& events, const RegulationBook& regulations);

}  // namespace vestnik
