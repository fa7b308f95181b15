#pragma once
/// What a script said, as a tree of plain values with the lines they stand on: read out of Lua once, validated in C++.
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "regulation/rules.h"

struct lua_State;

namespace vestnik {

struct Node {
  using Fields = std::map<std::string, Node>;

  std::variant<std::monostate, bool, std::int64_t, double, std::string, Span> value;
  bool is_table = false;
  std::string word;         ///< the constructor that made the table: "any_of", "for_"; "" for a plain one
  int line = 0;             ///< of the constructor's call, else that of the table around
  std::vector<Node> items;  ///< of a table, in order
  Fields fields;            ///< of a table, by name

  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const std::int64_t* whole() const { return std::get_if<std::int64_t>(&value); }
  [[nodiscard]] const bool* truth() const { return std::get_if<bool>(&value); }
  [[nodiscard]] const Span* span() const { return std::get_if<Span>(&value); }
};

/// One table of the script: `editing { … }`, `notify "absence" { … }`.
struct Statement {
  std::string word;
  std::string name;  ///< of `notify "absence"`
  Node body;
};

/// Reads the value at `place` of the stack. Raises a Lua error for functions, for more than 16 levels and for more than
/// 20,000 values.
[[nodiscard]] Node read_node(lua_State* L, int place, int line);

/// Marks the table at the top as made by a constructor at a line; read_node finds both again.
void tag_table(lua_State* L, const char* word, int line);
/// The line of the script's statement that called the running function.
[[nodiscard]] int calling_line(lua_State* L);

/// Adds `minutes`, `hours`, `days`, `school_days`, `working_days` to the table on top.
void add_units(lua_State* L);

}  // namespace vestnik
