#include "json/json_value.h"

#include <gtest/gtest.h>

#include <string>

namespace vestnik {
namespace {

std::string code_of(std::string_view text, const JsonLimits& limits = {}) {
  const Result<JsonValue> parsed = JsonValue::parse(text, limits);
  return parsed ? "" : parsed.problem().code;
}

TEST(JsonValue, ReadsEveryKindOfValueInOrder) {
  const auto parsed = JsonValue::parse(R"({"z":[1,-2,"три",true,null,4.5],"a":{}})");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->object()->front().first, "z");
  const JsonValue::Array& items = *parsed->find("z")->array();
  EXPECT_EQ(*items[1].integer(), -2);
  EXPECT_EQ(*items[2].text(), "три");
  EXPECT_TRUE(*items[3].boolean());
  EXPECT_TRUE(items[4].is_null());
  EXPECT_EQ(items[5].number()->written, "4.5");
  EXPECT_EQ(items[5].integer(), nullptr);
}

TEST(JsonValue, RefusesTheSameMemberTwice) {
  const auto parsed = JsonValue::parse("{\"role\":1,\n \"role\":2}");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.problem().code, "json.duplicate_member");
  EXPECT_EQ(parsed.problem().detail("field"), "role");
  EXPECT_EQ(parsed.problem().detail("line"), "2");
  EXPECT_EQ(code_of(R"({"a":{"x":1},"b":{"x":1}})"), "");
  EXPECT_EQ(code_of(R"({"a":1,"\u0061":2})"), "json.duplicate_member");
}

TEST(JsonValue, RefusesAMillionBracketsWithoutFallingOver) {
  EXPECT_EQ(code_of(std::string(1'000'000, '['), {.bytes = 2'000'000}), "json.too_deep");
  EXPECT_EQ(code_of(std::string(32, '[') + std::string(32, ']')), "");
  EXPECT_EQ(code_of(std::string(33, '[') + std::string(33, ']')), "json.too_deep");
}

TEST(JsonValue, RefusesNumbersThatAreNone) {
  EXPECT_EQ(code_of("[1e400]"), "json.number_too_large");
  EXPECT_EQ(code_of("[-1e400]"), "json.number_too_large");
  for (const char* text : {"[NaN]", "[Infinity]", "[-Infinity]", "[+1]", "[01]", "[1.]", "[.5]", "[0x10]"}) {
    EXPECT_EQ(code_of(text), "json.syntax") << text;
  }
}

TEST(JsonValue, TakesOnlyExactWholeNumbersForIntegers) {
  for (const char* text : {"1.0", "1e2", "9223372036854775808", "-9223372036854775809", "-0.0"}) {
    const auto parsed = JsonValue::parse(text);
    ASSERT_TRUE(parsed) << text;
    EXPECT_EQ(parsed->integer(), nullptr) << text;
  }
  EXPECT_EQ(*JsonValue::parse("9223372036854775807")->integer(), INT64_MAX);
  EXPECT_EQ(*JsonValue::parse("-9223372036854775808")->integer(), INT64_MIN);
}

TEST(JsonValue, RefusesBrokenText) {
  EXPECT_EQ(code_of(R"(["\ud800"])"), "json.syntax");
  EXPECT_EQ(code_of(R"(["\udc00x"])"), "json.syntax");
  EXPECT_EQ(code_of("[\"\xC0\xAF\"]"), "json.not_utf8");
  EXPECT_EQ(code_of("[\"\xED\xA0\x80\"]"), "json.not_utf8");
  EXPECT_EQ(code_of("[\"a\nb\"]"), "json.syntax");
}

TEST(JsonValue, RefusesAnythingButOneValue) {
  for (const char* text : {"", "  ", "{} {}", "[1],", "{}x", "// no\n{}", "[1,]", "{'a':1}", "{a:1}", "[1 2]"}) {
    EXPECT_EQ(code_of(text), "json.syntax") << text;
  }
  EXPECT_EQ(code_of(" {} \n"), "");
  EXPECT_EQ(code_of(std::string_view{"{}\0", 3}), "json.syntax");
}

TEST(JsonValue, SaysWhereTheMistakeIs) {
  const auto parsed = JsonValue::parse("{\n  \"a\": 1,\n  \"b\": tru\n}");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.problem().detail("line"), "3");
  EXPECT_NE(parsed.problem().detail("column"), "");
}

TEST(JsonValue, RefusesATextOverItsLimit) { EXPECT_EQ(code_of("[1,2,3]", {.bytes = 6}), "json.too_large"); }

}  // namespace
}  // namespace vestnik
