#include "answers/etag.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

Request asking_with(std::string tag) {
  Request request;
  request.if_none_match = std::move(tag);
  return request;
}

Response diary() {
  Response response;
  response.body = R"({"lessons":[]})";
  return response;
}

TEST(Etag, SparesAClientTheAnswerItHas) {
  const Response first = with_etag(Request{}, diary());
  EXPECT_EQ(first.status, 200);
  ASSERT_EQ(first.headers[0].first, "ETag");
  const Response second = with_etag(asking_with("\"other\", W/" + first.headers[0].second), diary());
  EXPECT_EQ(second.status, 304);
  EXPECT_TRUE(second.body.empty());
  EXPECT_EQ(second.headers[0].second, first.headers[0].second);
}

TEST(Etag, SendsAChangedAnswerAgain) {
  Response changed = diary();
  changed.body += ' ';
  const Response answer = with_etag(asking_with(etag_of(diary().body)), changed);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, changed.body);
}

TEST(Etag, LeavesProblemsAlone) {
  Response problem = diary();
  problem.status = 404;
  EXPECT_TRUE(with_etag(asking_with("*"), problem).headers.empty());
}

TEST(Etag, ComparesLists) {
  EXPECT_TRUE(etag_matches("*", "\"a\""));
  EXPECT_TRUE(etag_matches("\"b\" , \"a\"", "\"a\""));
  EXPECT_FALSE(etag_matches("", "\"a\""));
  EXPECT_FALSE(etag_matches("a", "\"a\""));
}

}  // namespace
}  // namespace vestnik
