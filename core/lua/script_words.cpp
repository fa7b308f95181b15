#include "lua/script_words.h"

#include "lua/script_hooks.h"

namespace vestnik {

const std::vector<std::string>& script_words() {
  static const std::vector<std::string> words = [] {
    auto empty = RegulationScript::run("words", "");
    return empty.ok() ? empty.value()->words() : std::vector<std::string>{};
  }();
  return words;
}

}  // namespace vestnik
