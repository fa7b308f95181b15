#pragma once
/// The class list with health groups as one portrait page for the nurse (syzran-r.ct.1a).
#include <string>
#include <vector>

#include "plugins/cards/card_store.h"

namespace vestnik::cards {

/// HTML, escaped. Pure.
[[nodiscard]] std::string health_page(const std::string& group, CivilDate today, const std::vector<HealthLine>& lines);

}  // namespace vestnik::cards
