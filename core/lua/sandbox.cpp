#include "lua/sandbox.h"

#include <charconv>
#include <cstring>
#include <new>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr int look_every = 100;
// Its address marks the error of a stopped script: raising it allocates nothing.
const char stopped = 0;

Sandbox*& sandbox_slot(lua_State* L) { return *static_cast<Sandbox**>(lua_getextraspace(L)); }

void count_hook(lua_State* L, lua_Debug* /*where*/) {
  if (budget_of(L).charge_instructions(look_every)) return;
  // From now on every instruction raises again: a script cannot go on after catching the first.
  lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
  lua_pushlightuserdata(L, const_cast<char*>(&stopped));
  lua_error(L);
}

struct Entry {
  const std::function<void(lua_State*)>* body;
};

int enter(lua_State* L) {
  const auto* entry = static_cast<const Entry*>(lua_touserdata(L, 1));
  lua_settop(L, 0);
  (*entry->body)(L);
  return 0;
}

struct Piece {
  std::string_view text;
  bool given = false;
};

const char* read_piece(lua_State* /*state*/, void* data, std::size_t* size) {
  auto* piece = static_cast<Piece*>(data);
  if (piece->given) return nullptr;
  piece->given = true;
  *size = piece->text.size();
  return piece->text.data();
}

/// "name:12: what" as Lua writes it.
void split_message(std::string_view message, const std::string& name, Details& details) {
  std::string line = "0";
  if (message.starts_with(name + ":")) {
    const std::string_view rest = message.substr(name.size() + 1);
    const auto end = rest.find(':');
    int number = 0;
    const auto parsed = std::from_chars(rest.data(), rest.data() + std::min(end, rest.size()), number);
    if (end != std::string_view::npos && parsed.ec == std::errc{}) {
      line = std::to_string(number);
      message = trimmed(rest.substr(end + 1));
    }
  }
  details.emplace_back("line", line);
  details.emplace_back("what", std::string{message.substr(0, 200)});
}

}  // namespace

Budget& budget_of(lua_State* state) { return sandbox_slot(state)->budget_; }
void* guest_of(lua_State* state) { return sandbox_slot(state)->guest_; }

Sandbox::Sandbox(const SandboxLimits& limits, const AddWords& add_words, void* guest) : budget_(limits), guest_(guest) {
  state_ = lua_newstate(Budget::allocate, &budget_);
  if (state_ == nullptr) throw std::bad_alloc{};
  sandbox_slot(state_) = this;
  const auto built = protect([&](lua_State* L) { build_environment(L, add_words); });
  if (!built.ok()) {
    lua_close(state_);
    throw std::bad_alloc{};
  }
}

Sandbox::~Sandbox() {
  lua_sethook(state_, nullptr, 0, 0);
  lua_close(state_);
}

Result<void> Sandbox::protect(const std::function<void(lua_State*)>& body) {
  if (spent()) return Problem{"script.too_long", {{"file", name_}}};
  budget_.begin_call();
  lua_sethook(state_, count_hook, LUA_MASKCOUNT, look_every);
  const Entry entry{&body};
  lua_pushcfunction(state_, trampoline<enter>);
  lua_pushlightuserdata(state_, const_cast<Entry*>(&entry));
  const int status = lua_pcall(state_, 1, 0, 0);
  if (status == LUA_OK && !spent()) {
    lua_settop(state_, 0);
    return {};
  }
  Problem problem = problem_on_top(status);
  lua_settop(state_, 0);
  return problem;
}

Problem Sandbox::problem_on_top(int status) {
  Details details{{"file", name_}};
  switch (budget_.tripped()) {
    case Trip::time:
    case Trip::instructions: return {"script.too_long", std::move(details)};
    case Trip::memory: return {"script.too_large", std::move(details)};
    case Trip::none: break;
  }
  // An error value is the script's: only a text is read, nothing is ever converted, since converting runs its code.
  if (status != LUA_OK && lua_type(state_, -1) == LUA_TSTRING) {
    std::size_t size = 0;
    const char* text = lua_tolstring(state_, -1, &size);
    split_message({text, size}, name_, details);
  }
  const bool syntax = details.size() > 1 && details.back().second.starts_with("syntax: ");
  if (syntax) details.back().second.erase(0, std::strlen("syntax: "));
  return {syntax ? "script.syntax" : "script.failed", std::move(details)};
}

Result<void> Sandbox::run(std::string_view name, std::string_view source) {
  name_ = name;
  if (source.size() > longest_script) return Problem{"script.too_large", {{"file", name_}}};
  if (source.starts_with(LUA_SIGNATURE) || !is_utf8(source)) return Problem{"script.not_text", {{"file", name_}}};
  return protect([&](lua_State* L) {
    Piece piece{source};
    const std::string chunk_name = "=" + name_;
    if (const int status = lua_load(L, read_piece, &piece, chunk_name.c_str(), "t"); status != LUA_OK) {
      if (status == LUA_ERRSYNTAX && lua_type(L, -1) == LUA_TSTRING) {
        // Marked after its place, so that the place is still read by the one who splits it.
        const std::string message = lua_tostring(L, -1);
        const auto mark = message.find(": ", name_.size());
        const auto at = mark == std::string::npos ? 0 : mark + 2;
        lua_pushstring(L, (message.substr(0, at) + "syntax: " + message.substr(at)).c_str());
      }
      lua_error(L);
    }
    push_script_environment(L);
    lua_setupvalue(L, -2, 1);
    lua_call(L, 0, 0);
  });
}

void push_script_global(lua_State* state, std::string_view name) {
  push_script_environment(state);
  lua_pushlstring(state, name.data(), name.size());
  lua_rawget(state, -2);
  lua_remove(state, -2);
}

}  // namespace vestnik
