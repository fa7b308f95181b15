#include "lua/script_host.h"

#include <lua.hpp>
#include <optional>

#include "lua/driver_words.h"
#include "lua/sandbox.h"
#include "lua/script_value.h"

// GCC 12 takes a moved std::variant for uninitialised when it optimises.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace vestnik {
namespace {

class LuaScript final : public Script {
 public:
  explicit LuaScript(const SandboxLimits& limits) : sandbox_(limits, add_driver_words) {}

  Result<void> run(std::string_view name, std::string_view source) { return sandbox_.run(name, source); }

  Result<ScriptValue> call(std::string_view function, const std::vector<ScriptValue>& arguments) override {
    std::optional<ScriptValue> answer;
    auto done = sandbox_.protect([&](lua_State* L) {
      push_script_global(L, function);
      if (!lua_isfunction(L, -1)) return;
      luaL_checkstack(L, static_cast<int>(arguments.size()) + 4, "too many arguments");
      for (const ScriptValue& argument : arguments) push_value(L, argument);
      lua_call(L, static_cast<int>(arguments.size()), 1);
      answer.emplace(read_value(L, -1));
    });
    sandbox_.forget_told();
    if (!done.ok()) return std::move(done).problem();
    if (!answer) return Problem{"script.no_function", {{"file", sandbox_.name()}, {"function", std::string{function}}}};
    return std::move(*answer);
  }

  [[nodiscard]] bool has(std::string_view function) const override {
    bool found = false;
    const auto asked = sandbox_.protect([&](lua_State* L) {
      push_script_global(L, function);
      found = lua_isfunction(L, -1);
    });
    return asked.ok() && found;
  }

 private:
  mutable Sandbox sandbox_;  ///< looking a name up moves the state's stack, not what the script sees
};

}  // namespace

Result<std::unique_ptr<Script>> LuaScriptHost::load(std::string_view name, std::string_view source) {
  auto script = std::make_unique<LuaScript>(limits_);
  if (auto done = script->run(name, source); !done.ok()) return std::move(done).problem();
  return std::unique_ptr<Script>{std::move(script)};
}

}  // namespace vestnik
