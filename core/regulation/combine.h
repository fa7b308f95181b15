#pragma once
/// One decision out of the tables' and the hooks' word: the strictest finding leads, the tables before the hooks.
#include "domain/decision.h"

namespace vestnik {

[[nodiscard]] Decision combined(Decision tables, Decision hooks);

}  // namespace vestnik
