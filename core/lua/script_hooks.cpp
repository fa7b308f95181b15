#include "lua/script_hooks.h"

#include <algorithm>
#include <lua.hpp>

#include "base/log.h"
#include "lua/change_view.h"
#include "lua/environment.h"
#include "lua/limits.h"

namespace vestnik {
namespace {

// A state that a hook used up is built again for the next question; one that is dear to build, not for every question:
// a script that computes for long while it loads and whose hook never ends would hold a thread up each time.
constexpr std::chrono::milliseconds cheap_to_build{20};
constexpr std::chrono::seconds between_dear_builds{60};

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

void RegulationScript::forget_statements() {
  speech_.statements = {};
  sandbox_.forget_told();
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
  script_->forget_statements();
}

bool ScriptHooks::has(HookPoint point) const { return present_[static_cast<std::size_t>(point)]; }

Result<void> ScriptHooks::build_again(Instant now) {
  if (now < next_build_) return Problem{"script.too_long", {{"file", name_}}};
  script_.reset();
  const auto begun = processor_time();
  auto again = RegulationScript::run(name_, source_);
  if (processor_time() - begun > cheap_to_build) next_build_ = now + between_dear_builds;
  if (!again.ok()) return std::move(again).problem();
  script_ = std::move(again).value();
  script_->forget_statements();
  return {};
}

Result<Decision> ScriptHooks::ask_script(HookPoint point, const Change& change, Instant now) {
  const std::lock_guard lock{mutex_};
  if (script_ == nullptr || script_->spent()) {
    if (auto built = build_again(now); !built.ok()) return std::move(built).problem();
  }
  return script_->call_hooks(point, change);
}

Decision ScriptHooks::ask(HookPoint point, const Change& change, Instant now) {
  auto answer = ask_script(point, change, now);
  if (answer.ok()) return std::move(answer).value();
  // The script's own words may quote anything: the log gets the place only.
  const Problem& why = answer.problem();
  log(LogLevel::error, "regulation", "hook failed", {{"file", name_}, {"line", why.detail("line")}, {"why", why.code}});
  Details details{{"file", name_}, {"line", std::string{why.detail("line")}}, {"why", why.code}};
  return Decision{{Finding{Verdict::refused, Problem{"regulation.hook_failed", std::move(details)}}}};
}

}  // namespace vestnik
