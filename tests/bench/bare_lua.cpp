#include "bare_lua.h"

#include <lua.hpp>
#include <stdexcept>

namespace vestnik::bench {

struct BareLua::State {
  lua_State* L = luaL_newstate();
  int function = LUA_NOREF;
  ~State() { lua_close(L); }
};

BareLua::BareLua() : state_(std::make_unique<State>()) {
  constexpr const char* source =
      "return function(now, ends, grade, held)\n"
      "  local mark = { now = now, ends = ends, grade = grade, held = held }\n"
      "  return mark.held and mark.now < mark.ends and mark.grade >= 2 and mark.grade <= 5\n"
      "end";
  if (luaL_dostring(state_->L, source) != LUA_OK) throw std::runtime_error{"the bare Lua function does not load"};
  state_->function = luaL_ref(state_->L, LUA_REGISTRYINDEX);
}
BareLua::~BareLua() = default;

bool BareLua::call(std::int64_t now, std::int64_t until, std::int64_t grade) {
  lua_State* L = state_->L;
  lua_rawgeti(L, LUA_REGISTRYINDEX, state_->function);
  lua_pushinteger(L, now);
  lua_pushinteger(L, until);
  lua_pushinteger(L, grade);
  lua_pushboolean(L, 1);
  if (lua_pcall(L, 4, 1, 0) != LUA_OK) throw std::runtime_error{"the bare Lua function fails"};
  const bool allowed = lua_toboolean(L, -1) != 0;
  lua_pop(L, 1);
  return allowed;
}

}  // namespace vestnik::bench
