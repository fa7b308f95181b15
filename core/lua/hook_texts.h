#pragma once
/// The hooks of a script as their text, for people: tables can be told in prose, a function only shown.
#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

struct HookText {
  std::string point;   ///< "before_mark"
  std::string clause;  ///< of the first word it says (forbid, warn, demand_comment), "" where that is no plain text
  std::string saying;  ///< the sentence of that word; the remark where the script puts it together
  std::string remark;  ///< the remark above it in the script
  std::string code;    ///< its lines
  int line = 0;
};

/// Of a script that loads, in its order. Any thread.
[[nodiscard]] std::vector<HookText> hook_texts(std::string_view source);

}  // namespace vestnik
