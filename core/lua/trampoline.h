#pragma once
/// The only way from Lua into our C++. In the C++ build of Lua a C++ exception that crosses lua_pcall is swallowed with
/// garbage on the stack, so it is turned into a Lua error here; Lua's own error passes by, unwinding C++ objects.
#include <cstdio>
#include <exception>

#include <lua.hpp>

namespace vestnik {

template <int (*Function)(lua_State*)>
int trampoline(lua_State* L) {
  char what[160];
  try {
    return Function(L);
  } catch (const std::exception& failure) {
    std::snprintf(what, sizeof what, "%s", failure.what());
  }
  return luaL_error(L, "%s", what);
}

}  // namespace vestnik
