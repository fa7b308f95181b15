#pragma once
/// How a hook sees a change: `change.work_kind` and the like. Fields are read out of the C++ value when asked for, so
/// that a hook costs what it looks at; an unknown field is an error.
#include <string>
#include <vector>

#include "ports/regulation.h"
#include "regulation/hooks.h"

struct lua_State;

namespace vestnik {

/// Makes the one read-only table that hooks of a state receive; within protection, once a state. `current` points to
/// where the change of the running call stands.
void build_change_view(lua_State* L, const Change* const* current);
void push_change_view(lua_State* L);

/// The fields that hooks of a point may read.
[[nodiscard]] std::vector<std::string> change_fields(HookPoint point);

}  // namespace vestnik
