// What the sandbox promises to whoever runs a script in it.
#include <gtest/gtest.h>

#include "lua/script_host.h"

namespace vestnik {
namespace {

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
