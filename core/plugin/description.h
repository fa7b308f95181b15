#pragma once
/// How contributions are called: in `vestnik plugins`, and where two plugins want the same one.
#include <string>
#include <string_view>
#include <vector>

#include "plugin/contributions.h"

namespace vestnik {

/// "route GET /api/v1/notices".
[[nodiscard]] std::string route_name(const Route& route);
/// "command import".
[[nodiscard]] std::string command_name(std::string_view command);
/// Names that only one plugin may hold.
[[nodiscard]] std::vector<std::string> unique_names(const Contributions& contributions);
/// A line each, in the order of Contributions.
[[nodiscard]] std::vector<std::string> describe(const Contributions& contributions);

}  // namespace vestnik
