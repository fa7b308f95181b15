#pragma once
/// Whether an answer is what its route's document says: the JSON Schema words that the documents use; any other word in
/// a schema is a mistake. Independent of the product: written over another JSON library.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::tests {

/// What is wrong, a line each ("versions[0].role: is not named by the schema"); empty when nothing is.
[[nodiscard]] std::vector<std::string> against_schema(const nlohmann::json& value, const nlohmann::json& schema);

/// The same for a body and a schema as texts; a schema of "" says nothing of the body.
[[nodiscard]] std::vector<std::string> text_against_schema(std::string_view body, std::string_view schema);

}  // namespace vestnik::tests
