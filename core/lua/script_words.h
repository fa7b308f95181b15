#pragma once
/// Every word a regulation script may use, sorted.
#include <string>
#include <vector>

namespace vestnik {

/// Read out of the environment itself, once.
[[nodiscard]] const std::vector<std::string>& script_words();

}  // namespace vestnik
