#pragma once
/// String literals of C++ text, with what stands before each; comments are passed over.
#include "architecture/sources.h"

namespace vestnik::architecture {

struct Literal {
  std::size_t line_index = 0;
  std::string text;    ///< as written, escapes and all
  std::string before;  ///< code since the last literal or the last ";"
};

[[nodiscard]] std::vector<Literal> literals_of(const SourceFile& file);

}  // namespace vestnik::architecture
