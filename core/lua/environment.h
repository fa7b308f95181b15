#pragma once
/// The environment of sandboxed scripts: a whitelist of words. A script's own globals live in a table of their own and
/// can never shadow a word; an unknown word is an error that names the nearest known one.
#include <string>
#include <vector>

#include <lua.hpp>

#include "lua/sandbox.h"

namespace vestnik {

/// For Sandbox only; within protection.
void build_environment(lua_State* L, const AddWords& add_words);
void push_script_environment(lua_State* L);
/// Every word a script may use, functions of libraries as "string.find".
[[nodiscard]] std::vector<std::string> words_of(lua_State* L);

/// Parts of the whitelist, each adds to the table on top.
void add_basic_words(lua_State* L);
void add_string_library(lua_State* L);
void add_table_library(lua_State* L);
void add_math_library(lua_State* L);

/// Stops the script when its time is out: for loops of our own functions.
void check_time(lua_State* L);
/// Charges what C++ keeps of what a script said; stops the script when that is too much.
void charge_told(lua_State* L, std::size_t bytes);
/// A text that will be shown, logged and stored: well-formed, without control characters, at most `longest` bytes.
/// Raises a Lua error for any other.
[[nodiscard]] std::string_view shown_text(lua_State* L, int place, std::size_t longest);

struct Word {
  const char* name;
  int (*function)(lua_State*);
};
template <std::size_t Count>
void set_words(lua_State* L, const Word (&words)[Count]) {
  for (const Word& word : words) {
    lua_pushcfunction(L, word.function);
    lua_setfield(L, -2, word.name);
  }
}

}  // namespace vestnik
