#include "lua/script_hooks.h"

#include <algorithm>
#include <lua.hpp>

#include "base/log.h"
#include "lua/change_view.h"
#include "lua/environment.h"

namespace vestnik {
namespace {

constexpr std::size_t state_memory = std::size_t{8} << 20U;
constexpr SandboxLimits loading_limits{state_memory, std::uint64_t{64} << 20U, 20'000'000,
                                       std::chrono::milliseconds{500}};
constexpr SandboxLimits hook_limits{state_memory, std::uint64_t{4} << 20U, 100'000, std::chrono::milliseconds{5}};

}  // namespace

RegulationScript::RegulationScript() : sandbox_(loading_limits, add_regulation_words, &speech_) {}

Result<std::unique_ptr<RegulationScript>> RegulationScript::run(std::string_view name, std::string_view source) {
  std::unique_ptr<RegulationScript> script{new RegulationScript};
  const auto prepared = script->sandbox_.protect([&](lua_State* L) {
    build_change_view(L, &script->current_);
    script->words_ = words_of(L);
  });
  if (!prepared.ok()) return prepared.problem();
  if (auto done = script->sandbox_.run(name, source); !done.ok()) return std::move(done).problem();
  script->speech_.loading = false;
  script->sandbox_.set_limits(hook_limits);
  return script;
}

Result<Decision> RegulationScript::call_hooks(HookPoint point, const Change& change) {
  current_ = &change;
  speech_.said.clear();
  speech_.comment_given = !context_of(change).comment.empty();
  auto done = sandbox_.protect([&](lua_State* L) {
    for (const int hook : speech_.hooks[static_cast<std::size_t>(point)]) {
      lua_rawgeti(L, LUA_REGISTRYINDEX, hook);
      push_change_view(L);
      lua_call(L, 1, 0);
    }
  });
  current_ = nullptr;
  if (!done.ok()) return std::move(done).problem();
  std::stable_sort(speech_.said.begin(), speech_.said.end(),
                   [](const Finding& a, const Finding& b) { return a.verdict > b.verdict; });
  return Decision{std::move(speech_.said)};
}

ScriptHooks::ScriptHooks(std::unique_ptr<RegulationScript> script, std::string name, std::string source)
    : name_(std::move(name)), source_(std::move(source)), script_(std::move(script)) {
  for (std::size_t point = 0; point < present_.size(); ++point)
    present_[point] = !script_->speech().hooks[point].empty();
}

bool ScriptHooks::has(HookPoint point) const { return present_[static_cast<std::size_t>(point)]; }

Result<Decision> ScriptHooks::ask_script(HookPoint point, const Change& change) {
  const std::lock_guard lock{mutex_};
  if (script_ == nullptr || script_->spent()) {
    auto again = RegulationScript::run(name_, source_);
    if (!again.ok()) return std::move(again).problem();
    script_ = std::move(again).value();
  }
  return script_->call_hooks(point, change);
}

Decision ScriptHooks::ask(HookPoint point, const Change& change, Instant /*now*/) {
  auto answer = ask_script(point, change);
  if (answer.ok()) return std::move(answer).value();
  // The script's own words may quote anything: the log gets the place only.
  const Problem& why = answer.problem();
  log(LogLevel::error, "regulation", "hook failed", {{"file", name_}, {"line", why.detail("line")}, {"why", why.code}});
  Details details{{"file", name_}, {"line", std::string{why.detail("line")}}, {"why", why.code}};
  return Decision{{Finding{Verdict::refused, Problem{"regulation.hook_failed", std::move(details)}}}};
}

}  // namespace vestnik
