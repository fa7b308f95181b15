#include "lua/sandbox.h"

#include <charconv>
#include <cstring>
#include <new>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr int look_every = 25;
// The parser runs no instructions: a chain of 43,000 `and` costs it the square of that. It is asked between pieces.
constexpr std::size_t piece_size = 64;
// Each jump that waits for its label makes every other one dearer, all within one word of the text.
constexpr std::size_t most_jumps = 1'000;
// Its address marks the error of a stopped script: raising it allocates nothing.
const char stopped = 0;

Sandbox*& sandbox_slot(lua_State* L) { return *static_cast<Sandbox**>(lua_getextraspace(L)); }

int raise_stopped(lua_State* L) {
  lua_pushlightuserdata(L, const_cast<char*>(&stopped));
  return lua_error(L);
}

void count_hook(lua_State* L, lua_Debug* /*where*/) {
  if (budget_of(L).charge_instructions(look_every)) return;
  // From now on every instruction raises again: a script cannot go on after catching the first.
  lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
  raise_stopped(L);
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

// The text that is left is what `data` points to.
const char* read_piece(lua_State* L, void* data, std::size_t* size) {
  if (!budget_of(L).in_time()) raise_stopped(L);
  auto& left = *static_cast<std::string_view*>(data);
  const std::string_view piece = left.substr(0, piece_size);
  left.remove_prefix(piece.size());
  *size = piece.size();
  return piece.empty() ? nullptr : piece.data();
}

bool jumps_too_much(std::string_view source) {
  std::size_t jumps = 0;
  for (const std::string_view word : {"goto", "break"}) {
    for (auto at = source.find(word); at != std::string_view::npos; at = source.find(word, at + 1)) ++jumps;
  }
  return jumps > most_jumps;
}

/// What may stand in a log, an answer and a database, whatever a script put into its message.
std::string shown(std::string_view message) {
  std::u32string points = to_code_points(message.substr(0, 200));
  std::erase_if(points, [](char32_t point) { return point < U' ' || point == U'\uFFFD'; });
  return to_utf8(points);
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
  details.emplace_back("what", shown(message));
}

}  // namespace

Budget& budget_of(lua_State* state) { return sandbox_slot(state)->budget_; }
void* guest_of(lua_State* state) { return sandbox_slot(state)->guest_; }

Sandbox::Sandbox(const SandboxLimits& limits, const AddWords& add_words, void* guest) : budget_(limits), guest_(guest) {
  state_ = lua_newstate(allocate, this);
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

void* Sandbox::allocate(void* sandbox, void* block, std::size_t old_size, std::size_t new_size) {
  auto& self = *static_cast<Sandbox*>(sandbox);
  const bool ran = !self.spent();
  void* given = self.budget_.resize(block, old_size, new_size);
  if (ran && self.spent() && self.state_ != nullptr) lua_sethook(self.state_, count_hook, LUA_MASKCOUNT, 1);
  return given;
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
  if (source.size() > longest_script || jumps_too_much(source)) return Problem{"script.too_large", {{"file", name_}}};
  const bool is_text = !source.starts_with(LUA_SIGNATURE) && source.find('\0') == std::string_view::npos;
  if (!is_text || !is_utf8(source)) return Problem{"script.not_text", {{"file", name_}}};
  return protect([&](lua_State* L) {
    std::string_view left = source;
    const std::string chunk_name = "=" + name_;
    budget_.allow_keys(most_constants);
    const int status = lua_load(L, read_piece, &left, chunk_name.c_str(), "t");
    budget_.allow_keys(most_keys_of_a_table);
    if (status != LUA_OK) {
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
