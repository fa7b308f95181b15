#include "lua/driver_words.h"

#include <cstdlib>

#include "json/json_value.h"
#include "lua/environment.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

constexpr std::size_t longest_driver_text = std::size_t{256} << 10U;
// A whole answer is parsed between two looks at the clock.
constexpr JsonLimits answer_limits{std::size_t{64} << 10U, 16};

std::string_view text_at(lua_State* L, int place) {
  std::size_t size = 0;
  const char* text = luaL_checklstring(L, place, &size);
  if (size > longest_driver_text) luaL_error(L, "the text is too long");
  return {text, size};
}

void push_json(lua_State* L, const JsonValue& value);

void push_array(lua_State* L, const JsonValue::Array& array) {
  lua_createtable(L, static_cast<int>(array.size()), 0);
  lua_Integer place = 0;
  for (const JsonValue& item : array) {
    push_json(L, item);
    lua_rawseti(L, -2, ++place);
  }
}

void push_object(lua_State* L, const JsonValue::Object& object) {
  lua_createtable(L, 0, static_cast<int>(object.size()));
  for (const auto& [name, item] : object) {
    lua_pushlstring(L, name.data(), name.size());
    push_json(L, item);
    lua_rawset(L, -3);
  }
}

void push_json(lua_State* L, const JsonValue& value) {
  luaL_checkstack(L, 4, "the answer is too deep");
  if (const bool* truth = value.boolean())
    lua_pushboolean(L, *truth);
  else if (const std::int64_t* whole = value.integer())
    lua_pushinteger(L, *whole);
  else if (const JsonValue::Number* number = value.number())
    lua_pushnumber(L, std::strtod(number->written.c_str(), nullptr));
  else if (const std::string* text = value.text())
    lua_pushlstring(L, text->data(), text->size());
  else if (const JsonValue::Array* array = value.array())
    push_array(L, *array);
  else if (const JsonValue::Object* object = value.object())
    push_object(L, *object);
  else
    lua_pushnil(L);
}

// A provider's broken answer is nothing to a driver, not the driver's error.
int json_decode(lua_State* L) {
  const auto value = JsonValue::parse(text_at(L, 1), answer_limits);
  check_time(L);
  if (value.ok())
    push_json(L, value.value());
  else
    lua_pushnil(L);
  return 1;
}

int url_encode(lua_State* L) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "-._~";  // RFC 3986, unreserved
  std::string out;
  for (const char c : text_at(L, 1)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 0x0FU];
    }
  }
  lua_pushlstring(L, out.data(), out.size());
  return 1;
}

}  // namespace

void add_driver_words(lua_State* L) {
  lua_createtable(L, 0, 1);
  set_words(L, {{"decode", trampoline<json_decode>}});
  lua_setfield(L, -2, "json");
  lua_createtable(L, 0, 1);
  set_words(L, {{"encode", trampoline<url_encode>}});
  lua_setfield(L, -2, "url");
}

}  // namespace vestnik
