#include "lua/script_value.h"

#include <lua.hpp>

#include "lua/environment.h"

namespace vestnik {
namespace {

constexpr int deepest = 16;
constexpr int most_values = 20'000;

void push_at(lua_State* L, const ScriptValue& value, int depth);

void push_list(lua_State* L, const ScriptValue::List& list, int depth) {
  lua_createtable(L, static_cast<int>(list.size()), 0);
  lua_Integer place = 0;
  for (const ScriptValue& item : list) {
    push_at(L, item, depth + 1);
    lua_rawseti(L, -2, ++place);
  }
}

void push_table(lua_State* L, const ScriptValue::Table& table, int depth) {
  lua_createtable(L, 0, static_cast<int>(table.size()));
  for (const auto& [name, item] : table) {
    lua_pushlstring(L, name.data(), name.size());
    push_at(L, item, depth + 1);
    lua_rawset(L, -3);
  }
}

void push_at(lua_State* L, const ScriptValue& value, int depth) {
  if (depth > deepest) luaL_error(L, "the value is too deep");
  luaL_checkstack(L, 4, "the value is too deep");
  if (const auto* truth = std::get_if<bool>(&value.held))
    lua_pushboolean(L, *truth);
  else if (const auto* number = value.number())
    lua_pushinteger(L, *number);
  else if (const auto* text = value.text())
    lua_pushlstring(L, text->data(), text->size());
  else if (const auto* list = value.list())
    push_list(L, *list, depth);
  else if (const auto* table = value.table())
    push_table(L, *table, depth);
  else
    lua_pushnil(L);
}

struct ValueReader {
  lua_State* L;  // NOLINT(readability-identifier-naming): as every text on Lua names it
  int values = 0;

  std::string text(int place) {
    std::size_t size = 0;
    const char* bytes = lua_tolstring(L, place, &size);
    charge_told(L, size);
    return {bytes, size};
  }

  ScriptValue read(int place, int depth) {
    if (depth > deepest || ++values > most_values) luaL_error(L, "the value is too large");
    luaL_checkstack(L, 4, "the value is too deep");
    charge_told(L, sizeof(ScriptValue));
    switch (lua_type(L, place)) {
      case LUA_TBOOLEAN: return lua_toboolean(L, place) != 0;
      case LUA_TNUMBER: {
        lua_pushvalue(L, place);
        ScriptValue number =
            lua_isinteger(L, -1) ? ScriptValue{std::int64_t{lua_tointeger(L, -1)}} : ScriptValue{text(-1)};
        lua_pop(L, 1);
        return number;
      }
      case LUA_TSTRING: return text(place);
      case LUA_TTABLE: return read_table(lua_absindex(L, place), depth);
      case LUA_TNIL: return {};
      default: luaL_error(L, "a %s cannot leave a script", luaL_typename(L, place));
    }
    return {};
  }

  ScriptValue read_table(int place, int depth) {
    ScriptValue::Table table;
    ScriptValue::List list;
    const auto length = static_cast<lua_Integer>(lua_rawlen(L, place));
    for (lua_Integer at = 1; at <= length; ++at) {
      lua_rawgeti(L, place, at);
      list.push_back(read(-1, depth + 1));
      lua_pop(L, 1);
    }
    for (lua_pushnil(L); lua_next(L, place) != 0; lua_pop(L, 1)) {
      if (lua_type(L, -2) == LUA_TSTRING) table.emplace(text(-2), read(-1, depth + 1));
    }
    if (table.empty() && !list.empty()) return list;
    return table;
  }
};

}  // namespace

void push_value(lua_State* L, const ScriptValue& value) { push_at(L, value, 0); }

ScriptValue read_value(lua_State* L, int place) { return ValueReader{L}.read(place, 0); }

}  // namespace vestnik
