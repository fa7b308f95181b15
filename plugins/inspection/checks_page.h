#pragma once
/// Recorded checks as one person may see them.
#include <string>

#include "answers/list_page.h"
#include "json/json_writer.h"
#include "plugins/inspection/check.h"
#include "plugins/inspection/control_routes.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {

/// {"checks":[…]}, newest first: the reader's own, and those that touched a group within his reach; of the whole
/// institution for those alone who look at everything.
[[nodiscard]] Result<std::string> write_checks(Transaction& transaction, PersonId reader, Days days, CivilDate today,
                                               ListPage page);

void write_check(JsonWriter& json, Naming& names, const Check& check);

}  // namespace vestnik::inspection
