#pragma once
/// The text of a migration as statements.
#include <optional>
#include <string_view>
#include <vector>

namespace vestnik::storage {

/// Statements without their closing ";", each of which stands at a line's end. std::nullopt: something other than
/// white space and `--` comments follows the last one.
[[nodiscard]] std::optional<std::vector<std::string_view>> split_statements(std::string_view sql);

}  // namespace vestnik::storage
