#include "lua/environment.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

// Addresses serve as keys of the registry.
const char environment_key = 0;
const char words_key = 0;

// The search for the nearest word costs their lengths multiplied.
constexpr std::size_t longest_word = 64;

void push_words(lua_State* L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &words_key); }

int read_global(lua_State* L) {
  push_words(L);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) return 1;
  if (lua_type(L, 2) != LUA_TSTRING) return luaL_error(L, "unknown word");
  std::size_t size = 0;
  const char* const written = lua_tolstring(L, 2, &size);
  if (size > longest_word) return luaL_error(L, "unknown word");
  const std::string name{written, size};
  const std::string nearest = nearest_word(name, words_of(L));
  const char* const known = nearest.empty() ? "" : lua_pushfstring(L, ", did you mean '%s'?", nearest.c_str());
  return luaL_error(L, "unknown word '%s'%s", name.c_str(), known);
}

int write_global(lua_State* L) {
  push_words(L);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) return luaL_error(L, "a word of the language cannot be given another meaning");
  lua_settop(L, 3);
  lua_rawset(L, 1);
  return 0;
}

// The methods of texts are a table of their own: what a script does to its `string` changes nothing here.
void lock_string_methods(lua_State* L) {
  lua_pushliteral(L, "");
  lua_createtable(L, 0, 2);
  lua_createtable(L, 0, 12);
  add_string_library(L);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);
}

template <class Add>
void add_library(lua_State* L, const char* name, Add add) {
  lua_createtable(L, 0, 12);
  add(L);
  lua_setfield(L, -2, name);
}

}  // namespace

void build_environment(lua_State* L, const AddWords& add_words) {
  lock_string_methods(L);
  lua_createtable(L, 0, 64);
  add_basic_words(L);
  add_library(L, "string", add_string_library);
  add_library(L, "table", add_table_library);
  add_library(L, "math", add_math_library);
  if (add_words) add_words(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &words_key);

  lua_createtable(L, 0, 8);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, trampoline<read_global>);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, trampoline<write_global>);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
}

void push_script_environment(lua_State* L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key); }

std::vector<std::string> words_of(lua_State* L) {
  std::vector<std::string> words;
  push_words(L);
  for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
    if (lua_type(L, -2) == LUA_TSTRING) words.emplace_back(lua_tostring(L, -2));
  }
  lua_pop(L, 1);
  std::sort(words.begin(), words.end());
  return words;
}

void check_time(lua_State* L) {
  if (!budget_of(L).in_time()) throw std::runtime_error("out of time");
}

void charge_told(lua_State* L, std::size_t bytes) {
  if (!budget_of(L).charge_told(bytes)) throw std::runtime_error("too much was told");
}

std::string_view shown_text(lua_State* L, int place, std::size_t longest) {
  std::size_t size = 0;
  const char* const bytes = luaL_checklstring(L, place, &size);
  const std::string_view text{bytes, size};
  if (size > longest) luaL_error(L, "the text is longer than %d bytes", static_cast<int>(longest));
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t'; });
  if (!plain || !is_utf8(text)) luaL_error(L, "the text is not plain UTF-8");
  return text;
}

}  // namespace vestnik
