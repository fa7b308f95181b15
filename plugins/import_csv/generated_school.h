#pragma once
/// An invented school of any size, the same for the same seed on every machine.
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vestnik::import_csv {

/// Files by name, each a list of rows whose first is the heading.
using GeneratedFiles = std::map<std::string, std::vector<std::vector<std::string>>>;

/// About 25 students a class, spread over eleven grades. 1..20000 students.
[[nodiscard]] GeneratedFiles generate_school(int students, std::uint64_t seed);

/// Rows as semicolon-separated text, quoted where needed, with LF line ends.
[[nodiscard]] std::string to_csv(const std::vector<std::vector<std::string>>& rows);

}  // namespace vestnik::import_csv
