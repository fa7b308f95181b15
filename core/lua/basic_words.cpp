#include <algorithm>
#include <cmath>
#include <vector>

#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr std::size_t most_keys = 10'000;
constexpr lua_Integer most_values = 200;

int word_assert(lua_State* L) {
  luaL_checkany(L, 1);
  if (lua_toboolean(L, 1)) return lua_gettop(L);
  return luaL_error(L, "%s", lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "assertion failed");
}

// Only texts can be raised: an error that is a table could run its own code in whoever prints it.
int word_error(lua_State* L) {
  return luaL_error(L, "%s", lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "error without a text");
}

int word_type(lua_State* L) {
  luaL_checkany(L, 1);
  lua_pushstring(L, luaL_typename(L, 1));
  return 1;
}

// Not luaL_tolstring: it prints addresses of tables and functions, which differ from run to run.
int word_tostring(lua_State* L) {
  luaL_checkany(L, 1);
  switch (lua_type(L, 1)) {
    case LUA_TSTRING: lua_settop(L, 1); return 1;
    case LUA_TNUMBER:
      lua_settop(L, 1);
      lua_tostring(L, 1);
      return 1;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); return 1;
    default: lua_pushstring(L, luaL_typename(L, 1)); return 1;
  }
}

int word_tonumber(lua_State* L) {
  luaL_checkany(L, 1);
  if (lua_type(L, 1) == LUA_TNUMBER) {
    lua_settop(L, 1);
    return 1;
  }
  std::size_t size = 0;
  const char* text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &size) : nullptr;
  if (text == nullptr || size > 64 || lua_stringtonumber(L, text) != size + 1) lua_pushnil(L);
  return 1;
}

int word_select(lua_State* L) {
  const int count = lua_gettop(L);
  if (lua_type(L, 1) == LUA_TSTRING && *lua_tostring(L, 1) == '#') {
    lua_pushinteger(L, count - 1);
    return 1;
  }
  const lua_Integer from = luaL_checkinteger(L, 1);
  if (from < 1) return luaL_error(L, "select: a place from 1");
  return from >= count ? 0 : count - static_cast<int>(from);
}

int next_item(lua_State* L) {
  const lua_Integer place = luaL_checkinteger(L, 2) + 1;
  lua_pushinteger(L, place);
  return lua_rawgeti(L, 1, place) == LUA_TNIL ? 1 : 2;
}

int word_ipairs(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_pushcfunction(L, trampoline<next_item>);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}

struct Key {
  bool number = false;
  lua_Number value = 0;
  std::string_view text;
  int place = 0;  ///< in the table of keys
};

bool before(const Key& a, const Key& b) {
  if (a.number != b.number) return a.number;
  return a.number ? a.value < b.value : a.text < b.text;
}

/// Leaves a list of the table's keys, in the order of their places, and answers them; other keys than numbers and texts
/// are ours.
std::vector<Key> gather_keys(lua_State* L) {
  std::vector<Key> keys;
  lua_createtable(L, 8, 0);
  for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
    const int type = lua_type(L, -2);
    if (type != LUA_TNUMBER && type != LUA_TSTRING) continue;
    if (keys.size() >= most_keys) luaL_error(L, "pairs: too many keys");
    Key key;
    key.place = static_cast<int>(keys.size()) + 1;
    key.number = type == LUA_TNUMBER;
    if (key.number) {
      key.value = lua_tonumber(L, -2);
    } else {
      std::size_t size = 0;
      const char* text = lua_tolstring(L, -2, &size);
      key.text = {text, size};
    }
    keys.push_back(key);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -4, key.place);
  }
  return keys;
}

// Upvalues: the table, its keys in order, the place reached.
int next_pair(lua_State* L) {
  const lua_Integer place = lua_tointeger(L, lua_upvalueindex(3)) + 1;
  lua_pushinteger(L, place);
  lua_replace(L, lua_upvalueindex(3));
  if (lua_rawgeti(L, lua_upvalueindex(2), place) == LUA_TNIL) return 1;
  lua_pushvalue(L, -1);
  lua_rawget(L, lua_upvalueindex(1));
  return 2;
}

// Sorted, because the order of Lua's own differs from run to run: the same facts must give the same decision.
int word_pairs(lua_State* L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  std::vector<Key> keys = gather_keys(L);
  check_time(L);
  unsigned compared = 0;
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (++compared % 64 == 0) check_time(L);
    return before(a, b);
  });
  lua_createtable(L, static_cast<int>(keys.size()), 0);
  for (std::size_t at = 0; at < keys.size(); ++at) {
    lua_rawgeti(L, 2, keys[at].place);
    lua_rawseti(L, 3, static_cast<lua_Integer>(at) + 1);
  }
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, trampoline<next_pair>, 3);
  return 1;
}

int math_floor(lua_State* L) {
  if (lua_isinteger(L, 1)) {
    lua_settop(L, 1);
    return 1;
  }
  const lua_Number value = std::floor(luaL_checknumber(L, 1));
  lua_Integer whole = 0;
  if (lua_numbertointeger(value, &whole))
    lua_pushinteger(L, whole);
  else
    lua_pushnumber(L, value);
  return 1;
}

int math_abs(lua_State* L) {
  if (lua_isinteger(L, 1)) {
    const lua_Integer value = lua_tointeger(L, 1);
    lua_pushinteger(L, value < 0 ? static_cast<lua_Integer>(0U - static_cast<lua_Unsigned>(value)) : value);
  } else {
    lua_pushnumber(L, std::fabs(luaL_checknumber(L, 1)));
  }
  return 1;
}

template <int Wanted>
int math_extreme(lua_State* L) {
  int best = 1;
  luaL_checknumber(L, 1);
  if (lua_gettop(L) > most_values) return luaL_error(L, "too many values");
  for (int at = 2; at <= lua_gettop(L); ++at) {
    luaL_checknumber(L, at);
    if (lua_compare(L, Wanted > 0 ? best : at, Wanted > 0 ? at : best, LUA_OPLT)) best = at;
  }
  lua_pushvalue(L, best);
  return 1;
}

}  // namespace

void add_basic_words(lua_State* L) {
  set_words(L, {{"assert", trampoline<word_assert>},
                {"error", trampoline<word_error>},
                {"type", trampoline<word_type>},
                {"tostring", trampoline<word_tostring>},
                {"tonumber", trampoline<word_tonumber>},
                {"select", trampoline<word_select>},
                {"ipairs", trampoline<word_ipairs>},
                {"pairs", trampoline<word_pairs>}});
}

void add_math_library(lua_State* L) {
  set_words(L, {{"floor", trampoline<math_floor>},
                {"abs", trampoline<math_abs>},
                {"max", trampoline<math_extreme<1>>},
                {"min", trampoline<math_extreme<-1>>}});
}

}  // namespace vestnik
