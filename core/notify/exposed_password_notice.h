#pragma once
/// Tells the administrators that somebody's password may be known to others (labinsk-3.19b). The word is the
/// regulation's event "password_exposed"; a regulation that has no rule for it tells nobody, and the audit keeps it all
/// the same.
#include "notify/plan_facts.h"

namespace vestnik {

/// Adds the audience and the words of the event.
void add_exposed_password_notices(PluginEvents& events);

}  // namespace vestnik
