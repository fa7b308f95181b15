#include "notify/core_notices.h"

#include "notify/application_notice.h"
#include "notify/exposed_password_notice.h"
#include "notify/full_export_notice.h"

namespace vestnik {

void add_core_notices(PluginEvents& events, const RegulationBook& regulations) {
  add_application_notices(events, regulations);
  add_exposed_password_notices(events);
  add_full_export_notices(events);
}

}  // namespace vestnik
