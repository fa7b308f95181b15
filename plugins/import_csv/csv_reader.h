#pragma once
/// Rows of a separated text (RFC 4180, with the separators schools use). Bounded in every direction, so that a file
/// made to hurt is refused in words.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vestnik::import_csv {

constexpr std::size_t file_limit = 32U * 1024 * 1024;  ///< bytes
constexpr std::size_t row_limit = 200'000;
constexpr std::size_t column_limit = 100;
constexpr std::size_t cell_limit = 2'000;  ///< bytes

struct CsvRow {
  int line = 0;  ///< of the file, from 1; where the row begins
  std::vector<std::string> cells;
};

/// ";", "," or tab: the one the first row has most of, outside quotes; ";" when it has none.
[[nodiscard]] char detect_separator(std::string_view text);

/// Every row that is not blank. Cells are without white space at both ends; quoted ones may hold separators and line
/// breaks. Problems, all {line}: "import.too_many_rows", "import.too_many_columns", "import.cell_too_long",
/// "import.quote_not_closed", "import.text_after_quote".
[[nodiscard]] Result<std::vector<CsvRow>> read_csv(std::string_view text, char separator);

}  // namespace vestnik::import_csv
