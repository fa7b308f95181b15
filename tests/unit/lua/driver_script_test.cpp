#include <gtest/gtest.h>

#include "lua/script_host.h"

namespace vestnik {
namespace {

std::unique_ptr<Script> loaded_driver(std::string_view source) {
  LuaScriptHost host;
  auto script = host.load("driver.lua", source);
  EXPECT_TRUE(script.ok()) << script.problem().code << " " << script.problem().detail("what");
  return std::move(script).value();
}

TEST(DriverScript, BuildsARequestFromAMessage) {
  const auto script = loaded_driver(R"(
    function build(message)
      return { url = "https://sms.example/send?to=" .. url.encode(message.to), headers = { "Accept: */*" } }
    end)");
  const auto answer = script->call("build", {ScriptValue::Table{{"to", "+7 900"}}});
  ASSERT_TRUE(answer.ok()) << answer.problem().detail("what");
  EXPECT_EQ(*answer->find("url")->text(), "https://sms.example/send?to=%2B7%20900");
  EXPECT_EQ(*answer->find("headers")->list()->front().text(), "Accept: */*");
}

TEST(DriverScript, ReadsAProvidersJson) {
  const auto script = loaded_driver("function read(body) return json.decode(body).messages[1].id end");
  const auto answer = script->call("read", {R"({"messages": [{"id": 42}], "cost": 2.5})"});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(*answer->number(), 42);
}

TEST(DriverScript, TakesABrokenAnswerForNothing) {
  const auto script = loaded_driver("function read(body) return json.decode(body) == nil end");
  for (const char* body : {"{", "", "<html>", "{\"a\":1}}", "NaN"}) {
    const auto answer = script->call("read", {body});
    ASSERT_TRUE(answer.ok()) << body;
    EXPECT_TRUE(std::get<bool>(answer->held)) << body;
  }
}

TEST(DriverScript, IsNotHurtByDeepJson) {
  const auto script = loaded_driver("function read(body) return json.decode(body) == nil end");
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  const auto answer = script->call("read", {deep});
  ASSERT_TRUE(answer.ok());
  EXPECT_TRUE(std::get<bool>(answer->held));
}

TEST(DriverScript, NamesAMissingFunctionAndStaysUsable) {
  const auto script = loaded_driver("function one() return 1 end  function bad() error('no') end");
  EXPECT_EQ(script->call("two", {}).problem().code, "script.no_function");
  EXPECT_FALSE(script->has("two"));
  EXPECT_EQ(script->call("bad", {}).problem().code, "script.failed");
  EXPECT_EQ(*script->call("one", {})->number(), 1);
}

TEST(DriverScript, KeepsNumbersTruthAndListsOverTheBorder) {
  const auto script = loaded_driver("function same(value) return value end");
  const ScriptValue value = ScriptValue::Table{
      {"list", ScriptValue::List{1, 2, ScriptValue{"три"}}}, {"yes", ScriptValue{true}}, {"n", std::int64_t{-5}}};
  const auto answer = script->call("same", {value});
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(*answer->find("n")->number(), -5);
  EXPECT_EQ(*(*answer->find("list")->list())[2].text(), "три");
  EXPECT_TRUE(std::get<bool>(answer->find("yes")->held));
}

}  // namespace
}  // namespace vestnik
