#pragma once
/// sheets.html, built into the plugin.
#include <string_view>

namespace vestnik::paper {

[[nodiscard]] std::string_view built_in_sheets();

}  // namespace vestnik::paper
