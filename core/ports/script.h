#pragma once
/// Small sandboxed scripts for plugins: an SMS provider is a Lua file with a few functions, so that a school adds one
/// without C++. Implemented in `core/lua`.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace vestnik {

/// A value that crosses into a script: nothing, truth, whole number, text, list or table with text keys.
struct ScriptValue {
  using List = std::vector<ScriptValue>;
  using Table = std::map<std::string, ScriptValue>;
  std::variant<std::monostate, bool, std::int64_t, std::string, List, Table> held;

  ScriptValue() = default;
  template <class T>
  ScriptValue(T value) : held(std::move(value)) {}            // NOLINT(google-explicit-constructor)
  ScriptValue(const char* text) : held(std::string{text}) {}  // NOLINT(google-explicit-constructor)
  ScriptValue(int number) : held(std::int64_t{number}) {}     // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_nothing() const { return std::holds_alternative<std::monostate>(held); }
  [[nodiscard]] const Table* table() const { return std::get_if<Table>(&held); }
  [[nodiscard]] const List* list() const { return std::get_if<List>(&held); }
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&held); }
  [[nodiscard]] const std::int64_t* number() const { return std::get_if<std::int64_t>(&held); }
  /// The member of a table, or nullptr.
  [[nodiscard]] const ScriptValue* find(std::string_view key) const {
    const Table* members = table();
    if (members == nullptr) return nullptr;
    const auto at = members->find(std::string{key});
    return at == members->end() ? nullptr : &at->second;
  }
};

/// One loaded script in its own state. One thread at a time.
class Script {
 public:
  virtual ~Script() = default;
  /// Calls the global function. Problem "script.no_function", "script.failed" {file, line, what}, "script.too_long",
  /// "script.too_large"; the state stays usable after "script.failed" only.
  virtual Result<ScriptValue> call(std::string_view function, const std::vector<ScriptValue>& arguments) = 0;
  [[nodiscard]] virtual bool has(std::string_view function) const = 0;
};

class ScriptHost {
 public:
  virtual ~ScriptHost() = default;
  /// Loads text (never bytecode) under the sandbox; `name` stands in messages. Besides the sandbox's own words a driver
  /// script has `json.decode(text)` and `url.encode(text)`. Any thread.
  virtual Result<std::unique_ptr<Script>> load(std::string_view name, std::string_view source) = 0;
};

}  // namespace vestnik
