#pragma once
/// The words of regulation and case scripts: constructors that note what was said and on which line.
#include <array>
#include <string>
#include <vector>

#include "lua/node.h"
#include "regulation/hooks.h"

namespace vestnik {

/// What a running script tells its host; the sandbox's guest.
struct Speech {
  std::vector<Statement> statements;
  std::vector<std::pair<std::string, int>> open_names;    ///< `notify "x"` whose table has not come yet
  bool loading = true;                                    ///< statements are only made while the file is read
  std::array<std::vector<int>, hook_words.size()> hooks;  ///< registry references of the hook functions

  // Of one hook call.
  bool comment_given = false;
  std::vector<Finding> said;
};

/// Adds the words of regulation scripts to the table on top.
void add_regulation_words(lua_State* L);
/// Adds the word of case files.
void add_case_words(lua_State* L);

/// Words that make the tables inside others.
[[nodiscard]] const std::vector<std::string>& inner_words();

}  // namespace vestnik
