#pragma once
/// One sandboxed Lua 5.4 state. Scripts come from institutions and are treated as hostile: text only, an environment
/// of our own words, a budget of bytes, instructions and processor time; no metatables, coroutines, protected calls,
/// loading, patterns, randomness or clock, so that the same script gives the same answer everywhere (reliability goals:
/// a stopped script ends within its deadline plus a tenth).
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lua/budget.h"

struct lua_State;

namespace vestnik {

/// Adds words to the table on top of the stack; runs protected. Bindings must be behind `trampoline`.
using AddWords = std::function<void(lua_State*)>;

/// One thread at a time.
class Sandbox {
 public:
  /// `add_words` extends the whitelist. `guest` is handed to bindings through `guest_of`. Throws std::bad_alloc when
  /// not even the empty state fits into the limits.
  Sandbox(const SandboxLimits& limits, const AddWords& add_words, void* guest = nullptr);
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Compiles and runs a text. Problems: "script.syntax" {file, line, what}, "script.failed" {file, line, what},
  /// "script.too_long", "script.too_large" {file}, "script.not_text" {file}.
  Result<void> run(std::string_view name, std::string_view source);

  /// Runs C++ that touches the state under protection and within a fresh budget. The same problems.
  Result<void> protect(const std::function<void(lua_State*)>& body);

  /// For the calls that follow.
  void set_limits(const SandboxLimits& limits) { budget_.set_limits(limits); }

  /// Whether a call ended by a limit: the state only waits to be closed.
  [[nodiscard]] bool spent() const { return budget_.tripped() != Trip::none; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Bytes the state holds.
  [[nodiscard]] std::size_t held() const { return budget_.held(); }
  /// For when the host has dropped what the script told it.
  void forget_told() { budget_.forget_told(); }

 private:
  static void* allocate(void* sandbox, void* block, std::size_t old_size, std::size_t new_size);
  Problem problem_on_top(int status);

  Budget budget_;
  std::string name_;
  void* guest_;
  lua_State* state_ = nullptr;

  friend Budget& budget_of(lua_State* state);
  friend void* guest_of(lua_State* state);
};

[[nodiscard]] Budget& budget_of(lua_State* state);
[[nodiscard]] void* guest_of(lua_State* state);

/// Pushes the value of a global the script itself defined, or nil. For use within protect().
void push_script_global(lua_State* state, std::string_view name);
/// The longest text a script may have.
inline constexpr std::size_t longest_script = std::size_t{256} << 10U;

}  // namespace vestnik
