#pragma once
/// `json.decode(text)` and `url.encode(text)` of driver scripts.
struct lua_State;

namespace vestnik {

/// Adds them to the table on top.
void add_driver_words(lua_State* L);

}  // namespace vestnik
