#pragma once
/// How an error names a statement: the beginning of its text, which is a literal of the program. Never parameters.
#include <string>
#include <string_view>

namespace vestnik::storage {

/// At most 96 bytes, white space folded, cut between characters.
[[nodiscard]] std::string statement_place(std::string_view sql);

}  // namespace vestnik::storage
