#include "answers/request_reading.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace vestnik {
namespace {

Request with_id(const std::string& id) {
  Request request;
  request.parameters = {{"id", id}};
  return request;
}

TEST(IdOfPath, OfAnythingButAPositiveNumberIsNobodys) {
  EXPECT_EQ(id_of_path(with_id("17"), "id"), 17);
  for (const char* wrong : {"", "0", "-1", "1x", " 1", "+1", "99999999999999999999", "abc"}) {
    EXPECT_EQ(id_of_path(with_id(wrong), "id"), 0) << wrong;
  }
  EXPECT_EQ(id_of_path(with_id("17"), "mark"), 0);
}

TEST(NumberOfQuery, StaysWithinItsBounds) {
  Request request;
  EXPECT_EQ(number_of_query(request, "limit", 50, 1, 100).value(), 50);
  request.query = {{"limit", "100"}};
  EXPECT_EQ(number_of_query(request, "limit", 50, 1, 100).value(), 100);
  for (const auto& [wrong, code] : std::map<std::string, std::string>{{"0", "json.out_of_range"},
                                                                      {"101", "json.out_of_range"},
                                                                      {"", "http.not_a_number"},
                                                                      {"ten", "http.not_a_number"},
                                                                      {"1e1", "http.not_a_number"}}) {
    request.query = {{"limit", wrong}};
    const auto read = number_of_query(request, "limit", 50, 1, 100);
    ASSERT_FALSE(read.ok()) << wrong;
    EXPECT_EQ(read.problem().code, code) << wrong;
    EXPECT_EQ(read.problem().detail("field"), "limit");
  }
}

TEST(FlagOfQuery, IsTrueFalseOrWrong) {
  Request request;
  EXPECT_FALSE(flag_of_query(request, "partial").value());
  request.query = {{"partial", "true"}};
  EXPECT_TRUE(flag_of_query(request, "partial").value());
  request.query = {{"partial", "false"}};
  EXPECT_FALSE(flag_of_query(request, "partial").value());
  for (const char* wrong : {"True", "1", "yes", ""}) {
    request.query = {{"partial", wrong}};
    EXPECT_EQ(flag_of_query(request, "partial").problem(), (Problem{"http.not_a_flag", {{"field", "partial"}}}));
  }
}

TEST(CommandKey, TellsRequestsApartThatShareAKey) {
  Request request;
  request.method = Method::post;
  request.path = "/api/v1/mail";
  request.body = "{}";
  request.idempotency_key = "k";
  const CommandKey key = command_key(request);
  EXPECT_EQ(key.key, "k");
  EXPECT_EQ(command_key(request).digest, key.digest);
  Request other = request;
  other.body = "{ }";
  EXPECT_NE(command_key(other).digest, key.digest);
  other = request;
  other.path = "/api/v1/announcements";
  EXPECT_NE(command_key(other).digest, key.digest);
  other = request;
  other.query = {{"partial", "true"}};
  EXPECT_NE(command_key(other).digest, key.digest);
}

TEST(RequestBody, WithAnUnknownMemberIsRefused) {
  Request request;
  request.body = R"({"title":"Т","colour":"red"})";
  const auto read = read_request_body(request, [](ObjectReader& body) { body.text("title", 10); });
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.problem().code, "json.unknown_member");
  request.body = "{";
  EXPECT_EQ(read_request_body(request, [](ObjectReader&) {}).problem().code, "json.syntax");
}

}  // namespace
}  // namespace vestnik
