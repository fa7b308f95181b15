#pragma once
/// Values that cross between C++ and a script. Within protection: too deep or too many values raise a Lua error.
#include "ports/script.h"

struct lua_State;

namespace vestnik {

void push_value(lua_State* L, const ScriptValue& value);
/// A number with a fraction becomes text; a table with text keys a table, otherwise a list.
[[nodiscard]] ScriptValue read_value(lua_State* L, int place);

}  // namespace vestnik
