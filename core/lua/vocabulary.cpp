#include "lua/vocabulary.h"

#include <algorithm>

#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr const char* statement_words[]{"regulation",  "marks",      "absence",       "periods",   "editing",  "lock",
                                        "checking",    "final_mark", "attestation",   "documents", "homework", "lesson",
                                        "credentials", "inform",     "announcements", "mail",      "access"};
constexpr const char* constructor_words[]{
    "for_",       "any_of", "all_of",  "first_of",        "reopen",    "override",     "absent",
    "reason_set", "mark",   "parents", "final_published", "final_set", "announcement", "event"};

constexpr const char* named_words[]{"notify", "duty"};
constexpr const char* moment_words[]{"before", "after", "end_of", "by_order", "monthly", "yearly"};

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_saying = 1'000;
constexpr std::size_t most_hooks = 64;

Speech& speech_of(lua_State* L) { return *static_cast<Speech*>(guest_of(L)); }

void only_while_loading(lua_State* L) {
  if (!speech_of(L).loading) luaL_error(L, "this word stands outside of hooks");
}

// Upvalue: the word.
int make_statement(lua_State* L) {
  only_while_loading(L);
  const char* word = lua_tostring(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TTABLE) return luaL_error(L, "%s is followed by a table", word);
  Statement statement{word, {}, read_node(L, 1, calling_line(L))};
  speech_of(L).statements.push_back(std::move(statement));
  return 0;
}

// Upvalues: the word, the name.
int finish_named(lua_State* L) {
  only_while_loading(L);
  const char* name = lua_tostring(L, lua_upvalueindex(2));
  if (lua_type(L, 1) != LUA_TTABLE) return luaL_error(L, "\"%s\" is followed by a table", name);
  Speech& speech = speech_of(L);
  std::erase_if(speech.open_names, [&](const auto& open) { return open.first == name; });
  speech.statements.push_back({lua_tostring(L, lua_upvalueindex(1)), name, read_node(L, 1, calling_line(L))});
  return 0;
}

int start_named(lua_State* L) {
  only_while_loading(L);
  const std::string name{shown_text(L, 1, longest_name)};
  charge_told(L, sizeof(Statement));
  speech_of(L).open_names.emplace_back(name, calling_line(L));
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, trampoline<finish_named>, 2);
  return 1;
}

int make_table(lua_State* L) {
  const char* word = lua_tostring(L, lua_upvalueindex(1));
  if (lua_type(L, 1) != LUA_TTABLE) return luaL_error(L, "%s is followed by a table", word);
  lua_settop(L, 1);
  tag_table(L, word, calling_line(L));
  return 1;
}

// before("period_end", 2 * days), end_of("week", "18:00"). Upvalue: the word.
int make_moment(lua_State* L) {
  constexpr int most_parts = 3;
  const int parts = std::min(lua_gettop(L), most_parts);
  lua_createtable(L, parts, 2);
  for (int at = 1; at <= parts; ++at) {
    lua_pushvalue(L, at);
    lua_rawseti(L, -2, at);
  }
  tag_table(L, lua_tostring(L, lua_upvalueindex(1)), calling_line(L));
  return 1;
}

// Upvalue: the hook point.
int note_hook(lua_State* L) {
  only_while_loading(L);
  luaL_checktype(L, 1, LUA_TFUNCTION);
  // One of our own functions runs no instructions: a hundred thousand of them would never be interrupted.
  if (lua_iscfunction(L, 1)) return luaL_error(L, "a hook is a function of the script's own");
  lua_settop(L, 1);
  const auto point = static_cast<std::size_t>(lua_tointeger(L, lua_upvalueindex(1)));
  std::vector<int>& hooks = speech_of(L).hooks[point];
  if (hooks.size() >= most_hooks) return luaL_error(L, "too many hooks");
  hooks.push_back(luaL_ref(L, LUA_REGISTRYINDEX));
  return 0;
}

/// A hook's word counts when it is said, not when it is returned: a forgotten `return` must not open the journal.
void say(lua_State* L, Verdict verdict, const char* code) {
  Speech& speech = speech_of(L);
  if (speech.loading) luaL_error(L, "this word stands in hooks");
  std::string clause{shown_text(L, 1, longest_saying)};
  std::string text{shown_text(L, 2, longest_saying)};
  if (speech.said.size() >= 16) luaL_error(L, "a hook says at most sixteen things");
  speech.said.push_back({verdict, Problem{code, {{"text", std::move(text)}}, std::move(clause)}});
}

int say_forbid(lua_State* L) {
  say(L, Verdict::refused, "hook.forbidden");
  return 0;
}

int say_warn(lua_State* L) {
  say(L, Verdict::warned, "hook.warned");
  return 0;
}

int say_demand_comment(lua_State* L) {
  if (!speech_of(L).comment_given) say(L, Verdict::needs_comment, "hook.comment_needed");
  return 0;
}

void add_closure(lua_State* L, const char* word, lua_CFunction function) {
  lua_pushstring(L, word);
  lua_pushcclosure(L, function, 1);
  lua_setfield(L, -2, word);
}

}  // namespace

void add_regulation_words(lua_State* L) {
  add_units(L);
  for (const char* word : statement_words) add_closure(L, word, trampoline<make_statement>);
  for (const char* word : constructor_words) add_closure(L, word, trampoline<make_table>);
  for (const char* word : named_words) add_closure(L, word, trampoline<start_named>);
  for (const char* word : moment_words) add_closure(L, word, trampoline<make_moment>);
  for (std::size_t point = 0; point < hook_words.size(); ++point) {
    lua_pushinteger(L, static_cast<lua_Integer>(point));
    lua_pushcclosure(L, trampoline<note_hook>, 1);
    lua_setfield(L, -2, std::string{hook_words[point]}.c_str());
  }
  set_words(L, {{"forbid", trampoline<say_forbid>},
                {"warn", trampoline<say_warn>},
                {"demand_comment", trampoline<say_demand_comment>}});
}

void add_case_words(lua_State* L) {
  add_units(L);
  add_closure(L, "case", trampoline<make_statement>);
}

const std::vector<std::string>& inner_words() {
  static const std::vector<std::string> words{std::begin(constructor_words), std::end(constructor_words)};
  return words;
}

}  // namespace vestnik
