#include "json/object_reader.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

JsonValue body_of(std::string_view text) { return JsonValue::parse(text).value(); }

Problem problem_of(ObjectReader& reader) {
  const Result<void> done = reader.finish();
  return done ? Problem{"none"} : done.problem();
}

TEST(ObjectReader, ReadsABodyMemberByMember) {
  const JsonValue body =
      body_of(R"({"id":7,"topic":"Дроби","held":true,"date":"2026-09-14","ids":[1,2],"note":null,"words":["а","б"]})");
  ObjectReader reader{body};
  EXPECT_EQ(reader.integer("id"), 7);
  EXPECT_EQ(reader.text("topic", 5), "Дроби");
  EXPECT_TRUE(reader.boolean("held"));
  EXPECT_EQ(to_iso(reader.date("date")), "2026-09-14");
  EXPECT_EQ(reader.integers("ids", 10), (std::vector<std::int64_t>{1, 2}));
  EXPECT_EQ(reader.texts("words", 2, 1), (std::vector<std::string>{"а", "б"}));
  EXPECT_EQ(reader.optional_text("note", 10), std::nullopt);
  EXPECT_EQ(reader.optional_integer("missing"), std::nullopt);
  EXPECT_TRUE(reader.finish());
}

TEST(ObjectReader, RefusesAMemberNobodyAskedForAndNamesTheNearest) {
  const JsonValue body = body_of(R"({"comment":"x","coment":"y"})");
  ObjectReader reader{body};
  (void)reader.text("comment", 10);
  const Problem problem = problem_of(reader);
  EXPECT_EQ(problem.code, "json.unknown_member");
  EXPECT_EQ(problem.detail("field"), "coment");
  EXPECT_EQ(problem.detail("nearest"), "comment");
}

TEST(ObjectReader, KeepsTheFirstProblemAndItsPlace) {
  const JsonValue body = body_of("{\n\"id\":\"7\",\n\"on\":1}");
  ObjectReader reader{body};
  EXPECT_EQ(reader.integer("id"), 0);
  EXPECT_FALSE(reader.boolean("on"));
  const Problem problem = problem_of(reader);
  EXPECT_EQ(problem.code, "json.wrong_type");
  EXPECT_EQ(problem.detail("field"), "id");
  EXPECT_EQ(problem.detail("expected"), "integer");
  EXPECT_EQ(problem.detail("line"), "2");
}

struct Wrong {
  const char* body;
  const char* code;
  void (*read)(ObjectReader&);
};

TEST(ObjectReader, NamesEveryWayAValueCanBeWrong) {
  const Wrong cases[] = {
      {R"({})", "json.missing_member", [](ObjectReader& r) { (void)r.text("a", 9); }},
      {R"({"a":null})", "json.missing_member", [](ObjectReader& r) { (void)r.integer("a"); }},
      {R"({"a":"абв"})", "json.text_too_long", [](ObjectReader& r) { (void)r.text("a", 2); }},
      {R"({"a":"x\u0000"})", "json.bad_text", [](ObjectReader& r) { (void)r.text("a", 9); }},
      {R"({"a":1.5})", "json.wrong_type", [](ObjectReader& r) { (void)r.integer("a"); }},
      {R"({"a":6})", "json.out_of_range", [](ObjectReader& r) { (void)r.integer("a", 1, 5); }},
      {R"({"a":"2026-02-30"})", "json.bad_date", [](ObjectReader& r) { (void)r.date("a"); }},
      {R"({"a":[1,2]})", "json.too_many", [](ObjectReader& r) { (void)r.integers("a", 1); }},
      {R"({"a":{}})", "json.wrong_type", [](ObjectReader& r) { (void)r.integers("a", 1); }},
      {R"([])", "json.wrong_type", [](ObjectReader&) {}},
  };
  for (const Wrong& wrong : cases) {
    const JsonValue body = body_of(wrong.body);
    ObjectReader reader{body};
    wrong.read(reader);
    EXPECT_EQ(problem_of(reader).code, wrong.code) << wrong.body;
  }
}

TEST(ObjectReader, ReadsNestedObjectsUnderTheirPath) {
  const JsonValue body = body_of(R"({"marks":[{"value":5},{"value":4,"role":"admin"}]})");
  ObjectReader reader{body};
  std::vector<std::int64_t> values;
  reader.objects("marks", 10, [&](ObjectReader& mark) { values.push_back(mark.integer("value")); });
  EXPECT_EQ(values, (std::vector<std::int64_t>{5, 4}));
  const Problem problem = problem_of(reader);
  EXPECT_EQ(problem.code, "json.unknown_member");
  EXPECT_EQ(problem.detail("field"), "marks[1].role");
}

TEST(ObjectReader, LetsAHandlerRefuseAValueItself) {
  const JsonValue body = body_of(R"({"code":"Ы"})");
  ObjectReader reader{body};
  (void)reader.text("code", 2);
  reader.refuse("attendance.unknown_code", "code", {{"nearest", "Н"}});
  EXPECT_EQ(problem_of(reader).code, "attendance.unknown_code");
}

}  // namespace
}  // namespace vestnik
