#include "lua/node.h"

#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr int deepest = 16;
constexpr int most_values = 20'000;
constexpr std::size_t longest_shown_text = 4'096;
// Their addresses are keys that no script can write.
const char word_key = 0;
const char line_key = 0;
const char span_metatable_key = 0;

struct Reader {
  lua_State* L;  // NOLINT(readability-identifier-naming): as every text on Lua names it
  int values = 0;

  Node read(int place, int line, int depth) {
    if (depth > deepest || ++values > most_values) luaL_error(L, "the table is too large");
    luaL_checkstack(L, 6, "the table is too deep");
    charge_told(L, sizeof(Node));
    Node node;
    node.line = line;
    switch (lua_type(L, place)) {
      case LUA_TNIL: break;
      case LUA_TBOOLEAN: node.value = lua_toboolean(L, place) != 0; break;
      case LUA_TNUMBER:
        if (lua_isinteger(L, place))
          node.value = std::int64_t{lua_tointeger(L, place)};
        else
          node.value = lua_tonumber(L, place);
        break;
      case LUA_TSTRING: node.value = text(place); break;
      case LUA_TUSERDATA: node.value = *static_cast<const Span*>(lua_touserdata(L, place)); break;
      case LUA_TTABLE: read_table(node, lua_absindex(L, place), depth); break;
      default: luaL_error(L, "a %s cannot stand here", luaL_typename(L, place));
    }
    return node;
  }

  // One long text may stand in a script once and in its tables a thousand times.
  std::string text(int place) {
    const std::string_view text = shown_text(L, place, longest_shown_text);
    charge_told(L, text.size());
    return std::string{text};
  }

  void read_table(Node& node, int place, int depth) {
    node.is_table = true;
    if (lua_rawgetp(L, place, &word_key) == LUA_TSTRING) node.word = text(-1);
    if (lua_rawgetp(L, place, &line_key) == LUA_TNUMBER) node.line = static_cast<int>(lua_tointeger(L, -1));
    lua_pop(L, 2);
    const auto length = static_cast<lua_Integer>(lua_rawlen(L, place));
    for (lua_Integer at = 1; at <= length; ++at) {
      lua_rawgeti(L, place, at);
      node.items.push_back(read(-1, node.line, depth + 1));
      lua_pop(L, 1);
    }
    for (lua_pushnil(L); lua_next(L, place) != 0; lua_pop(L, 1)) {
      if (lua_type(L, -2) != LUA_TSTRING) continue;
      node.fields.emplace(text(-2), read(-1, node.line, depth + 1));
    }
  }
};

// 7 * days: a whole number times a unit, in either order.
int multiply(lua_State* L) {
  const int number = lua_isinteger(L, 1) ? 1 : 2;
  if (!lua_isinteger(L, number) || lua_type(L, 3 - number) != LUA_TUSERDATA)
    return luaL_error(L, "a duration is a whole number times minutes, hours, days or school_days");
  Span span = *static_cast<const Span*>(lua_touserdata(L, 3 - number));
  const lua_Integer count = lua_tointeger(L, number);
  if (count < 0 || count > 100'000) return luaL_error(L, "a duration is between 0 and 100000 units");
  span.count *= count;
  if (span.count > 1'000'000) return luaL_error(L, "the duration is too long");
  *static_cast<Span*>(lua_newuserdatauv(L, sizeof(Span), 0)) = span;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &span_metatable_key);
  lua_setmetatable(L, -2);
  return 1;
}

void add_unit(lua_State* L, const char* name, Span::Unit unit) {
  *static_cast<Span*>(lua_newuserdatauv(L, sizeof(Span), 0)) = Span{1, unit};
  lua_rawgetp(L, LUA_REGISTRYINDEX, &span_metatable_key);
  lua_setmetatable(L, -2);
  lua_setfield(L, -2, name);
}

}  // namespace

Node read_node(lua_State* L, int place, int line) { return Reader{L}.read(place, line, 0); }

void tag_table(lua_State* L, const char* word, int line) {
  lua_pushstring(L, word);
  lua_rawsetp(L, -2, &word_key);
  lua_pushinteger(L, line);
  lua_rawsetp(L, -2, &line_key);
}

int calling_line(lua_State* L) {
  lua_Debug frame;
  for (int level = 1; lua_getstack(L, level, &frame) != 0; ++level) {
    if (lua_getinfo(L, "l", &frame) != 0 && frame.currentline > 0) return frame.currentline;
  }
  return 0;
}

void add_units(lua_State* L) {
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, trampoline<multiply>);
  lua_setfield(L, -2, "__mul");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &span_metatable_key);
  add_unit(L, "minutes", Span::Unit::minutes);
  add_unit(L, "hours", Span::Unit::hours);
  add_unit(L, "days", Span::Unit::days);
  add_unit(L, "school_days", Span::Unit::school_days);
  add_unit(L, "working_days", Span::Unit::working_days);
}

}  // namespace vestnik
