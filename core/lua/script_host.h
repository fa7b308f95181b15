#pragma once
/// `ScriptHost` over the sandbox: driver scripts of SMS providers and the like.
#include "lua/limits.h"
#include "ports/script.h"

namespace vestnik {

/// Any thread; each loaded script has a state of its own.
class LuaScriptHost final : public ScriptHost {
 public:
  explicit LuaScriptHost(const SandboxLimits& limits = driver_limits) : limits_(limits) {}
  Result<std::unique_ptr<Script>> load(std::string_view name, std::string_view source) override;

 private:
  SandboxLimits limits_;
};

}  // namespace vestnik
