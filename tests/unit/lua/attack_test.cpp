// Every attack ends, and ends as a Problem: nothing hangs, nothing ends the process. The deadline is generous, so that
// the tests hold on a loaded machine; that they return at all is what they assert.
#include <gtest/gtest.h>

#include <map>

#include "lua/script_host.h"

namespace vestnik {
namespace {

struct Attack {
  const char* name;
  const char* source;
};

void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.name; }

class Hostile : public testing::TestWithParam<Attack> {};

TEST_P(Hostile, IsStopped) {
  LuaScriptHost host{{std::size_t{8} << 20U, std::uint64_t{64} << 20U, 5'000'000, std::chrono::milliseconds{100}}};
  const auto script = host.load("attack.lua", GetParam().source);
  ASSERT_FALSE(script.ok());
  EXPECT_TRUE(script.problem().code.starts_with("script.")) << script.problem().code;
}

constexpr Attack attacks[]{
    {"EndlessLoop", "while true do end"},
    {"EndlessLoopInProtectedCall", "while true do pcall(function() while true do end end) end"},
    {"HandlerLoopOfXpcall", "xpcall(function() error('x') end, function() while true do end end)"},
    {"LoopInACollector",
     "setmetatable({}, {__gc = function() while true do end end}) local t = {} for i = 1, 1e9 do t = {} end"},
    {"ErrorObjectThatPrintsItself", "error(setmetatable({}, {__tostring = function() while true do end end}))"},
    {"ErrorObjectThatIsATable", "error({})"},
    {"CloseVariable", "local x <close> = setmetatable({}, {__close = function() while true do end end})"},
    {"CoroutineResetsCount", "while true do coroutine.wrap(function() for i = 1, 4000 do end end)() end"},
    {"BacktrackingPattern", "string.find(string.rep('a', 16), string.rep('a-', 16) .. 'b') while true do end"},
    {"RepeatNothing", "string.rep('', 1e9) string.rep('', 1e18) string.rep('x', 1e18)"},
    {"RepeatMuch", "local s = 'x' while true do s = s:rep(2) end"},
    {"MoveFalseLength", "table.move({}, 1, 2 ^ 62, 2)"},
    {"InsertFalseLength", "table.insert(setmetatable({}, {__len = function() return 2 ^ 60 end}), 1, 1)"},
    {"SortWithFalseOrder", "local t = {} for i = 1, 5000 do t[i] = i end table.sort(t, function() return true end)"},
    {"SortEndlessOrder", "local t = {3, 2, 1} table.sort(t, function() while true do end end)"},
    {"MemoryInTables", "local t = {} for i = 1, 1e9 do t[i] = {i} end"},
    {"MemoryInTexts", "local t, s = {}, 'x' for i = 1, 1e9 do s = s .. s t[i] = s end"},
    {"ThrashNearTheCap",
     "local keep = {} for i = 1, 50000 do keep[i] = {i} end while true do local s = {} for i = 1, 100 do s[i] = {} end "
     "end"},
    {"UpperOfMuch", "local s = string.rep('x', 1000000) while true do s:upper() end"},
    {"FindInMuch", "local s = string.rep('a', 60000) while true do s:find(string.rep('a', 200) .. 'b') end"},
    {"DeepRecursion", "local function f() return 1 + f() end f()"},
    {"DeepTailCalls", "local function f() return f() end f()"},
    {"DeepBrackets",
     "return "
     "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("
     "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1"},
    {"LoadText", "load('return os')()"},
    {"LoadFile", "loadfile('/etc/passwd')"},
    {"Require", "require('os')"},
    {"OperatingSystem", "os.execute('true')"},
    {"InputOutput", "io.open('/etc/passwd')"},
    {"Debug", "debug.getregistry()"},
    {"Dump", "string.dump(function() end)"},
    {"RawSet", "rawset(string, 'rep', nil)"},
    {"MetatableOfTexts", "getmetatable('').__index = nil"},
    {"GlobalTable", "_G.pairs = nil"},
    {"NewMeaningForAWord", "pairs = nil"},
    {"CollectGarbage", "while true do collectgarbage() end"},
    {"Randomness", "math.random()"},
    {"Clock", "os.time()"},
    {"Next", "next({})"},
    {"FormatAddress", "string.format('%p', {})"},
    {"FormatFraction", "string.format('%.1f', 4.25)"},
    {"GotoLoop", "::again:: goto again"},
    {"RepeatUntilLoop", "repeat until false"},
    {"IteratorLoop", "for _ in function() return 1 end do end"},
    {"ConcatMuch", "local t = {} for i = 1, 9000 do t[i] = string.rep('x', 1000) end table.concat(t)"},
    {"SelectBelowOne", "select(-1, 1)"},
    {"JsonOfMuch", "local s = string.rep('[', 200000) while true do json.decode(s) end"},
    {"ArithmeticOnTexts", "local x = 'a' + 1"},
    {"CallNothing", "local x x()"},
    {"EmptyErrorValue", "error(nil)"},
    {"UnknownMethodOfTexts", "('x'):gsub('x', 'y')"},
};

INSTANTIATE_TEST_SUITE_P(Attacks, Hostile, testing::ValuesIn(attacks),
                         [](const auto& attack) { return std::string{attack.param.name}; });

TEST(Sandbox, RefusesBytecode) {
  LuaScriptHost host;
  EXPECT_EQ(host.load("attack.lua", "\x1bLua\x54").problem().code, "script.not_text");
  EXPECT_EQ(host.load("attack.lua", "\xff\xfe").problem().code, "script.not_text");
}

TEST(Sandbox, RefusesALongText) {
  LuaScriptHost host;
  EXPECT_EQ(host.load("long.lua", std::string(300'000, ' ')).problem().code, "script.too_large");
}

TEST(Sandbox, NamesTheLineOfAMistake) {
  LuaScriptHost host;
  const Problem syntax = host.load("driver.lua", "local a = 1\nlocal = 2\n").problem();
  EXPECT_EQ(syntax.code, "script.syntax");
  EXPECT_EQ(syntax.detail("line"), "2");
  const Problem failed = host.load("driver.lua", "\n\nlocal x = nil + 1\n").problem();
  EXPECT_EQ(failed.code, "script.failed");
  EXPECT_EQ(failed.detail("line"), "3");
}

TEST(Sandbox, NamesTheNearestWord) {
  LuaScriptHost host;
  const Problem problem = host.load("driver.lua", "tostrin(1)").problem();
  EXPECT_NE(problem.detail("what").find("'tostring'"), std::string_view::npos) << problem.detail("what");
}

TEST(Sandbox, AStoppedStateIsNeverRunAgain) {
  LuaScriptHost host;
  auto script = host.load("driver.lua", "function loop() while true do end end function one() return 1 end");
  ASSERT_TRUE(script.ok());
  EXPECT_EQ(script.value()->call("loop", {}).problem().code, "script.too_long");
  EXPECT_EQ(script.value()->call("one", {}).problem().code, "script.too_long");
}

TEST(Sandbox, OneScriptCannotSpoilTheTextsOfAnother) {
  LuaScriptHost host;
  auto spoiler = host.load("a.lua", "string.rep = nil function f() return ('x'):rep(2) end");
  ASSERT_TRUE(spoiler.ok());
  EXPECT_EQ(*spoiler.value()->call("f", {})->text(), "xx");
  auto other = host.load("b.lua", "function f() return string.rep('y', 2) end");
  EXPECT_EQ(*other.value()->call("f", {})->text(), "yy");
}

TEST(Sandbox, PairsComeInTheSameOrderEveryTime) {
  LuaScriptHost host;
  for (int run = 0; run < 20; ++run) {
    auto script = host.load("pairs.lua", R"(
      function keys()
        local t, out = { z = 1, b = 1, ["ё"] = 1, a = 1, [3] = 1, [10] = 1, [1] = 1 }, {}
        for key in pairs(t) do table.insert(out, tostring(key)) end
        return table.concat(out, " ")
      end)");
    ASSERT_TRUE(script.ok());
    EXPECT_EQ(*script.value()->call("keys", {})->text(), "1 3 10 a b z ё");
  }
}

TEST(Sandbox, ShowsNoAddresses) {
  LuaScriptHost host;
  auto script =
      host.load("a.lua", "function f() return tostring({}) .. tostring(print0) .. tostring(f) end print0 = 1");
  ASSERT_TRUE(script.ok());
  EXPECT_EQ(*script.value()->call("f", {})->text(), "table1function");
}

}  // namespace
}  // namespace vestnik
