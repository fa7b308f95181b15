#pragma once
/// Arguments of a verb: options with a value, switches, and what stands alone.
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vestnik::import_csv {

struct ArgumentList {
  std::map<std::string, std::string, std::less<>> values;  ///< "--slips" to its value; also "--slips=FILE"
  std::set<std::string, std::less<>> switches;
  std::vector<std::string> alone;

  /// Problems "import.unknown_argument" {argument, nearest}, "import.argument_without_value" {argument}.
  [[nodiscard]] static Result<ArgumentList> parse(std::span<const std::string> arguments,
                                                  const std::vector<std::string>& with_value,
                                                  const std::vector<std::string>& switches);
  [[nodiscard]] std::string value(std::string_view name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
  }
};

}  // namespace vestnik::import_csv
