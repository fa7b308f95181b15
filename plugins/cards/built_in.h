#pragma once
/// health_list.html, built into the plugin.
#include <string_view>

namespace vestnik::cards {

[[nodiscard]] std::string_view built_in_health_list();

}  // namespace vestnik::cards
