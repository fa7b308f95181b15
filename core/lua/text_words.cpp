#include <algorithm>
#include <string>

#include "base/text.h"
#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_text = std::size_t{256} << 10U;
constexpr std::size_t longest_haystack = std::size_t{64} << 10U;
constexpr std::size_t longest_needle = 256;
constexpr lua_Integer most_items = 1'000;

std::string_view text_at(lua_State* L, int place, std::size_t longest = longest_text) {
  std::size_t size = 0;
  const char* text = luaL_checklstring(L, place, &size);
  if (size > longest) luaL_error(L, "the text is too long");
  return {text, size};
}

void push(lua_State* L, std::string_view text) { lua_pushlstring(L, text.data(), text.size()); }

int text_len(lua_State* L) {
  lua_pushinteger(L, static_cast<lua_Integer>(text_at(L, 1).size()));
  return 1;
}

int text_sub(lua_State* L) {
  const std::string_view text = text_at(L, 1);
  const auto size = static_cast<lua_Integer>(text.size());
  const auto place = [size](lua_Integer at) { return at < 0 ? std::max<lua_Integer>(size + at + 1, 0) : at; };
  const lua_Integer from = std::max<lua_Integer>(place(luaL_checkinteger(L, 2)), 1);
  const lua_Integer last = std::min(place(luaL_optinteger(L, 3, -1)), size);
  if (from > last)
    push(L, {});
  else
    push(L, text.substr(static_cast<std::size_t>(from - 1), static_cast<std::size_t>(last - from + 1)));
  return 1;
}

int text_upper(lua_State* L) {
  // Upper case as the inverse of ours: Latin and Cyrillic letters only.
  std::u32string points = to_code_points(text_at(L, 1, longest_haystack));
  for (char32_t& point : points) {
    if ((point >= U'a' && point <= U'z') || (point >= 0x0430 && point <= 0x044F)) point -= 32;
    if (point >= 0x0450 && point <= 0x045F) point -= 80;
  }
  push(L, to_utf8(points));
  return 1;
}

int text_lower(lua_State* L) {
  push(L, to_lower(text_at(L, 1, longest_haystack)));
  return 1;
}

int text_rep(lua_State* L) {
  const std::string_view text = text_at(L, 1);
  const lua_Integer times = luaL_checkinteger(L, 2);
  std::string out;
  if (times > 0 && !text.empty()) {
    if (static_cast<std::size_t>(times) > longest_text / text.size()) return luaL_error(L, "the text is too long");
    out.reserve(text.size() * static_cast<std::size_t>(times));
    if (text.size() == 1)
      out.assign(static_cast<std::size_t>(times), text.front());
    else
      for (lua_Integer at = 0; at < times; ++at) out += text;
  }
  push(L, out);
  return 1;
}

// Always plain: a pattern of sixteen bytes kept a processor busy for 13.8 seconds inside C.
int text_find(lua_State* L) {
  const std::string_view text = text_at(L, 1, longest_haystack);
  const std::string_view wanted = text_at(L, 2, longest_needle);
  const lua_Integer from = std::max<lua_Integer>(luaL_optinteger(L, 3, 1), 1);
  const auto start = std::min(static_cast<std::size_t>(from - 1), text.size());
  const auto at = text.find(wanted, start);
  check_time(L);
  if (at == std::string_view::npos) {
    lua_pushnil(L);
    return 1;
  }
  lua_pushinteger(L, static_cast<lua_Integer>(at) + 1);
  lua_pushinteger(L, static_cast<lua_Integer>(at) + static_cast<lua_Integer>(wanted.size()));
  return 2;
}

int text_starts_with(lua_State* L) {
  lua_pushboolean(L, text_at(L, 1).starts_with(text_at(L, 2)));
  return 1;
}

int text_ends_with(lua_State* L) {
  lua_pushboolean(L, text_at(L, 1).ends_with(text_at(L, 2)));
  return 1;
}

int text_byte(lua_State* L) {
  const std::string_view text = text_at(L, 1);
  const lua_Integer at = luaL_optinteger(L, 2, 1);
  if (at < 1 || static_cast<std::size_t>(at) > text.size()) return 0;
  lua_pushinteger(L, static_cast<unsigned char>(text[static_cast<std::size_t>(at - 1)]));
  return 1;
}

// %s, %d and %% only: %p gives addresses away and %.1f prints 4.25 as 4.2.
int text_format(lua_State* L) {
  const std::string_view format = text_at(L, 1, longest_haystack);
  std::string out;
  int argument = 1;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (format[at] != '%') {
      out += format[at];
      continue;
    }
    const char kind = ++at < format.size() ? format[at] : '\0';
    if (kind == '%') {
      out += '%';
    } else if (kind == 'd') {
      out += std::to_string(luaL_checkinteger(L, ++argument));
    } else if (kind == 's') {
      out += text_at(L, ++argument);
    } else {
      return luaL_error(L, "format knows %%s, %%d and %%%%");
    }
    if (out.size() > longest_text) return luaL_error(L, "the text is too long");
  }
  push(L, out);
  return 1;
}

// The length of the list itself: a false length made the standard functions run for ever.
lua_Integer length_of(lua_State* L, lua_Integer most) {
  luaL_checktype(L, 1, LUA_TTABLE);
  const auto length = static_cast<lua_Integer>(lua_rawlen(L, 1));
  if (length > most) luaL_error(L, "the list is too long");
  return length;
}

int table_insert(lua_State* L) {
  const lua_Integer length = length_of(L, most_items * 10);
  if (lua_gettop(L) == 2) {
    lua_rawseti(L, 1, length + 1);
    return 0;
  }
  luaL_checkany(L, 3);
  const lua_Integer place = luaL_checkinteger(L, 2);
  if (place < 1 || place > length + 1) return luaL_error(L, "insert: no such place");
  for (lua_Integer at = length; at >= place; --at) {
    lua_rawgeti(L, 1, at);
    lua_rawseti(L, 1, at + 1);
  }
  check_time(L);
  lua_settop(L, 3);
  lua_rawseti(L, 1, place);
  return 0;
}

int table_remove(lua_State* L) {
  const lua_Integer length = length_of(L, most_items * 10);
  const lua_Integer place = luaL_optinteger(L, 2, length);
  if (length == 0) return 0;
  if (place < 1 || place > length) return luaL_error(L, "remove: no such place");
  lua_rawgeti(L, 1, place);
  for (lua_Integer at = place; at < length; ++at) {
    lua_rawgeti(L, 1, at + 1);
    lua_rawseti(L, 1, at);
  }
  lua_pushnil(L);
  lua_rawseti(L, 1, length);
  check_time(L);
  return 1;
}

int table_concat(lua_State* L) {
  const lua_Integer length = length_of(L, most_items * 10);
  const std::string_view between = lua_isnoneornil(L, 2) ? std::string_view{} : text_at(L, 2, longest_needle);
  std::string out;
  for (lua_Integer at = 1; at <= length; ++at) {
    const int type = lua_rawgeti(L, 1, at);
    if (type != LUA_TSTRING && type != LUA_TNUMBER) return luaL_error(L, "concat: only texts and numbers");
    std::size_t size = 0;
    const char* text = lua_tolstring(L, -1, &size);
    if (out.size() + size + between.size() > longest_text) return luaL_error(L, "the text is too long");
    if (at > 1) out += between;
    out.append(text, size);
    lua_pop(L, 1);
  }
  push(L, out);
  return 1;
}

/// Whether the value on top belongs before the one below it.
bool top_first(lua_State* L, bool compare) {
  if (!compare) return lua_compare(L, -1, -2, LUA_OPLT) != 0;
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -4);
  lua_call(L, 2, 1);
  const bool first = lua_toboolean(L, -1) != 0;
  lua_pop(L, 1);
  return first;
}

// Insertion, stable and finite whatever the script's comparison answers.
int table_sort(lua_State* L) {
  const lua_Integer length = length_of(L, most_items);
  const bool compare = !lua_isnoneornil(L, 2);
  if (compare) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  for (lua_Integer at = 2; at <= length; ++at) {
    check_time(L);
    lua_Integer low = 1;
    lua_Integer high = at;
    while (low < high) {
      const lua_Integer middle = (low + high) / 2;
      lua_rawgeti(L, 1, middle);
      lua_rawgeti(L, 1, at);
      if (top_first(L, compare))
        high = middle;
      else
        low = middle + 1;
      lua_pop(L, 2);
    }
    lua_rawgeti(L, 1, at);
    for (lua_Integer to = at; to > low; --to) {
      lua_rawgeti(L, 1, to - 1);
      lua_rawseti(L, 1, to);
    }
    lua_rawseti(L, 1, low);
  }
  return 0;
}

}  // namespace

void add_string_library(lua_State* L) {
  set_words(L, {{"len", trampoline<text_len>},
                {"sub", trampoline<text_sub>},
                {"upper", trampoline<text_upper>},
                {"lower", trampoline<text_lower>},
                {"rep", trampoline<text_rep>},
                {"find", trampoline<text_find>},
                {"starts_with", trampoline<text_starts_with>},
                {"ends_with", trampoline<text_ends_with>},
                {"byte", trampoline<text_byte>},
                {"format", trampoline<text_format>}});
}

void add_table_library(lua_State* L) {
  set_words(L, {{"insert", trampoline<table_insert>},
                {"remove", trampoline<table_remove>},
                {"concat", trampoline<table_concat>},
                {"sort", trampoline<table_sort>}});
}

}  // namespace vestnik
