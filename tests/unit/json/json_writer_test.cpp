#include "json/json_writer.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace vestnik {
namespace {

TEST(JsonWriter, SetsCommasBetweenMembersAndElementsOnly) {
  std::string out;
  JsonWriter json{out};
  json.begin_object().member("a", 1).key("b").begin_array().value(1).value("two").null().begin_object().end_object();
  json.end_array().member("c", true).key("d").begin_object().end_object().end_object();
  EXPECT_EQ(out, R"({"a":1,"b":[1,"two",null,{}],"c":true,"d":{}})");
}

TEST(JsonWriter, WritesWhatAnotherReaderUnderstands) {
  std::string every_byte;
  for (char c = 1; c < 0x7F; ++c) every_byte += c;
  every_byte += std::string{'\0'} + "Ёлка — «№7» 🌲";
  EXPECT_EQ(nlohmann::json::parse(json_quoted(every_byte)).get<std::string>(), every_byte);
}

TEST(JsonWriter, KeepsRussianTextReadable) { EXPECT_EQ(json_quoted("Отметка «5»"), "\"Отметка «5»\""); }

TEST(JsonWriter, WritesAveragesExactly) {
  const auto written = [](std::int64_t count) {
    std::string out;
    JsonWriter{out}.hundredths(count);
    return out;
  };
  EXPECT_EQ(written(425), "4.25");
  EXPECT_EQ(written(400), "4.00");
  EXPECT_EQ(written(7), "0.07");
  EXPECT_EQ(written(-50), "-0.50");
  EXPECT_EQ(written(std::numeric_limits<std::int64_t>::min()), "-92233720368547758.08");
}

TEST(JsonWriter, WritesTheWholeRangeOfIntegers) {
  std::string out;
  JsonWriter{out}.begin_array().value(std::numeric_limits<std::int64_t>::min()).value(INT64_MAX).value(7U).end_array();
  EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807,7]");
}

}  // namespace
}  // namespace vestnik
