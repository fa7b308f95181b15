#pragma once
/// Tells the administrators that somebody's password may be known to others (labinsk-3.19b). The word is the
/// regulation's event "password_exposed"; under a regulation that has no rule for it they are told all the same
/// (notify/built_in_rules.h).
#include "notify/plan_facts.h"

namespace vestnik {

/// Adds the audience and the words of the event.
void add_exposed_password_notices(PluginEvents& events);

}  // namespace vestnik
