#pragma once
/// What no cell of a school's table may hold.
#include <optional>
#include <string_view>

#include "base/problem.h"

namespace vestnik::import_csv {

/// Problems: "import.formula_cell" (a cell a spreadsheet would run: = + - @ or a tab in front; a telephone's plus, a
/// number's minus and a lone dash are no formulas), "import.control_character", "import.direction_override" (a
/// character that makes text read otherwise than it is).
[[nodiscard]] std::optional<Problem> check_cell(std::string_view cell);

}  // namespace vestnik::import_csv
