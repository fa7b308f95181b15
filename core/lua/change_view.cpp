#include "lua/change_view.h"

#include <lua.hpp>

#include "base/text.h"
#include "lua/trampoline.h"

namespace vestnik {
namespace {

const char view_key = 0;

using PushField = void (*)(lua_State*, const Change&);

void push(lua_State* L, std::string_view text) { lua_pushlstring(L, text.data(), text.size()); }
/// Nothing instead of an empty text, so that `not change.comment` reads as it is meant.
void push_some(lua_State* L, std::string_view text) {
  if (text.empty())
    lua_pushnil(L);
  else
    push(L, text);
}
void push(lua_State* L, const std::optional<std::uint8_t>& grade) {
  if (grade)
    lua_pushinteger(L, *grade);
  else
    lua_pushnil(L);
}
void push(lua_State* L, const std::optional<Mark>& mark) {
  push(L, mark ? std::optional{mark->first} : std::optional<std::uint8_t>{});
}

const GroupTraits& traits_in(const Change& change) {
  switch (change.index()) {
    case 0: return std::get<0>(change).lesson->group;
    case 1: return std::get<1>(change).lesson->group;
    case 2: return std::get<2>(change).lesson->group;
    default: return std::get<3>(change).group;
  }
}

const LessonFacts& lesson_of(const Change& change) {
  switch (change.index()) {
    case 0: return *std::get<0>(change).lesson;
    case 1: return *std::get<1>(change).lesson;
    default: return *std::get<2>(change).lesson;
  }
}

const std::string& subject_of(const Change& change) {
  return change.index() == 3 ? std::get<3>(change).subject_name : lesson_of(change).subject_name;
}

const MarkChange& mark_of(const Change& change) { return std::get<MarkChange>(change); }
const AttendanceChange& attendance_of(const Change& change) { return std::get<AttendanceChange>(change); }
const LessonChange& entry_of(const Change& change) { return std::get<LessonChange>(change); }
const FinalChange& final_of(const Change& change) { return std::get<FinalChange>(change); }

enum : unsigned { on_mark = 1, on_attendance = 2, on_lesson = 4, on_final = 8, with_lesson = 7, anywhere = 15 };

struct Field {
  const char* name;
  unsigned points;
  PushField push;
};

// clang-format off
const Field fields[] = {
    {"role", anywhere, [](lua_State* L, const Change& c) { push(L, to_text(context_of(c).role)); }},
    {"comment", anywhere, [](lua_State* L, const Change& c) { push_some(L, trimmed(context_of(c).comment)); }},
    {"confirmed", anywhere, [](lua_State* L, const Change& c) { lua_pushboolean(L, context_of(c).confirmed); }},
    {"class", anywhere, [](lua_State* L, const Change& c) { push(L, traits_in(c).name); }},
    {"course", anywhere, [](lua_State* L, const Change& c) { lua_pushinteger(L, traits_in(c).course); }},
    {"department", anywhere, [](lua_State* L, const Change& c) { push_some(L, traits_in(c).department); }},
    {"speciality", anywhere, [](lua_State* L, const Change& c) { push_some(L, traits_in(c).speciality); }},
    {"subject", anywhere, [](lua_State* L, const Change& c) { push(L, subject_of(c)); }},
    {"date", with_lesson, [](lua_State* L, const Change& c) { push(L, to_iso(lesson_of(c).date)); }},
    {"weekday", with_lesson, [](lua_State* L, const Change& c) { lua_pushinteger(L, iso_weekday(lesson_of(c).date)); }},
    {"number", with_lesson, [](lua_State* L, const Change& c) { lua_pushinteger(L, lesson_of(c).number); }},
    {"grade", on_mark, [](lua_State* L, const Change& c) { push(L, mark_of(c).after); }},
    {"replaces", on_mark, [](lua_State* L, const Change& c) { push(L, mark_of(c).before); }},
    {"has_task", on_mark, [](lua_State* L, const Change& c) { lua_pushboolean(L, mark_of(c).has_task); }},
    {"work_kind", on_mark, [](lua_State* L, const Change& c) {
       push_some(L, mark_of(c).work_kind ? to_text(*mark_of(c).work_kind) : std::string_view{}); }},
    {"absent", on_mark, [](lua_State* L, const Change& c) { push_some(L, mark_of(c).attendance.code); }},
    {"code", on_attendance, [](lua_State* L, const Change& c) { push_some(L, attendance_of(c).after.code); }},
    {"reason", on_attendance, [](lua_State* L, const Change& c) { push_some(L, attendance_of(c).after.reason); }},
    {"replaces_code", on_attendance, [](lua_State* L, const Change& c) { push_some(L, attendance_of(c).before.code); }},
    {"replaces_reason", on_attendance, [](lua_State* L, const Change& c) { push_some(L, attendance_of(c).before.reason); }},
    {"own_class", on_attendance, [](lua_State* L, const Change& c) { lua_pushboolean(L, attendance_of(c).own_class); }},
    {"topic", on_lesson, [](lua_State* L, const Change& c) { push_some(L, trimmed(entry_of(c).topic)); }},
    {"homework", on_lesson, [](lua_State* L, const Change& c) { push_some(L, trimmed(entry_of(c).homework)); }},
    {"filled", on_lesson, [](lua_State* L, const Change& c) { lua_pushboolean(L, entry_of(c).marks_filled); }},
    {"state", on_lesson, [](lua_State* L, const Change& c) { push(L, to_text(entry_of(c).state_after)); }},
    {"final", on_final, [](lua_State* L, const Change& c) {
       push(L, final_of(c).after ? final_of(c).after->grade : std::nullopt); }},
    {"replaces_final", on_final, [](lua_State* L, const Change& c) {
       push(L, final_of(c).before ? final_of(c).before->grade : std::nullopt); }},
    {"marks", on_final, [](lua_State* L, const Change& c) {
       lua_pushinteger(L, static_cast<lua_Integer>(final_of(c).basis.size())); }},
    {"lessons_ahead", on_final, [](lua_State* L, const Change& c) { lua_pushinteger(L, final_of(c).lessons_ahead); }},
    {"period", on_final, [](lua_State* L, const Change& c) { lua_pushinteger(L, final_of(c).period.number); }},
    {"average", on_final, [](lua_State* L, const Change& c) {
       std::int64_t sum = 0;
       const auto count = static_cast<std::int64_t>(final_of(c).basis.size());
       for (const BasisMark& mark : final_of(c).basis) sum += mark.value.first;
       lua_pushinteger(L, count == 0 ? 0 : (sum * 200 + count) / (2 * count)); }},
};
// clang-format on

// Upvalue: where the current change stands.
int read_field(lua_State* L) {
  const auto* current = static_cast<const Change* const*>(lua_touserdata(L, lua_upvalueindex(1)));
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNUMBER) return luaL_error(L, "the change has no such field");
  const Field& field = fields[lua_tointeger(L, -1)];
  if (*current == nullptr || (field.points & (1U << (*current)->index())) == 0)
    return luaL_error(L, "this change has no field '%s'", field.name);
  field.push(L, **current);
  return 1;
}

int refuse_writing(lua_State* L) { return luaL_error(L, "a hook cannot change what it judges"); }

}  // namespace

void build_change_view(lua_State* L, const Change* const* current) {
  lua_createtable(L, 0, 0);
  lua_createtable(L, 0, 3);
  lua_pushlightuserdata(L, const_cast<void*>(static_cast<const void*>(current)));
  lua_createtable(L, 0, static_cast<int>(std::size(fields)));
  for (std::size_t place = 0; place < std::size(fields); ++place) {
    lua_pushinteger(L, static_cast<lua_Integer>(place));
    lua_setfield(L, -2, fields[place].name);
  }
  lua_pushcclosure(L, trampoline<read_field>, 2);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, trampoline<refuse_writing>);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &view_key);
}

void push_change_view(lua_State* L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &view_key); }

std::vector<std::string> change_fields(HookPoint point) {
  std::vector<std::string> names;
  for (const Field& field : fields) {
    if ((field.points & (1U << static_cast<unsigned>(point))) != 0) names.emplace_back(field.name);
  }
  return names;
}

}  // namespace vestnik
