#include "http/problem_response.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "http/message_catalogue.h"

namespace vestnik {
namespace {

TEST(ProblemResponse, CarriesEverythingThatHelps) {
  const auto messages = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages");
  ASSERT_TRUE(messages);
  const Problem problem{
      "json.unknown_member", {{"nearest", "comment"}, {"field", "coment"}, {"line", "2"}, {"column", "7"}}, "7.4.7"};
  const Response response = problem_response(problem, *messages, "r-1");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
  const auto document = nlohmann::json::parse(response.body);
  EXPECT_EQ(document["type"], "urn:vestnik:problem:json.unknown_member");
  EXPECT_EQ(document["title"], "Поле «coment» неизвестно.");
  EXPECT_EQ(document["status"], 422);
  EXPECT_NE(document["detail"].get<std::string>().find("comment"), std::string::npos);
  EXPECT_EQ(document["clause"], "7.4.7");
  EXPECT_EQ(document["field"], "coment");
  EXPECT_EQ(document["line"], 2);
  EXPECT_EQ(document["details"]["nearest"], "comment");
  EXPECT_EQ(document["instance"], "urn:vestnik:request:r-1");
}

TEST(ProblemResponse, StaysJsonWhateverTheDetailsHold) {
  const auto messages = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages");
  ASSERT_TRUE(messages);
  const Problem problem{"json.unknown_member", {{"field", "\"}\n"}, {"field", "again"}, {"line", "007x"}}};
  const auto document = nlohmann::json::parse(problem_response(problem, *messages).body);
  EXPECT_EQ(document["field"], "\"}\n");
  EXPECT_EQ(document["line"], "007x");
}

}  // namespace
}  // namespace vestnik
