#include "http/page_session.h"

#include <gtest/gtest.h>

#include <vector>

namespace vestnik::tests {
namespace {

std::string token_of(const std::vector<HeaderField>& headers) { return session_of_cookie(headers); }

TEST(PageSession, IsTheOneCookieOfItsName) {
  EXPECT_EQ(token_of({{"Cookie", "a=1; __Host-vestnik=abc; b=2"}}), "abc");
  EXPECT_EQ(token_of({{"cookie", "__Host-vestnik=abc"}}), "abc");
  EXPECT_EQ(token_of({{"Cookie", "a=1"}, {"Cookie", "__Host-vestnik=abc"}}), "abc");
  EXPECT_EQ(token_of({{"Cookie", "vestnik=abc; X__Host-vestnik=abc; __Host-vestnik"}}), "");
  EXPECT_EQ(token_of({}), "");
}

TEST(PageSession, IsNobodysWhenTwoCookiesDisagree) {
  EXPECT_EQ(token_of({{"Cookie", "__Host-vestnik=abc; __Host-vestnik=xyz"}}), "");
  EXPECT_EQ(token_of({{"Cookie", "__Host-vestnik=abc; __Host-vestnik=abc"}}), "abc");
}

TEST(PageSession, WritesOnlyForAPageOfOurs) {
  const auto may = [](Method method, const std::vector<HeaderField>& headers) {
    return is_of_our_page(method, headers, "expected");
  };
  EXPECT_TRUE(may(Method::get, {}));
  EXPECT_TRUE(may(Method::get, {{"Sec-Fetch-Site", "cross-site"}}));
  for (const Method method : {Method::post, Method::put, Method::del}) {
    EXPECT_FALSE(may(method, {}));
    EXPECT_FALSE(may(method, {{"X-CSRF-Token", "guessed"}}));
    EXPECT_TRUE(may(method, {{"X-CSRF-Token", "expected"}}));
    EXPECT_TRUE(may(method, {{"x-csrf-token", "expected"}, {"Sec-Fetch-Site", "same-origin"}}));
    for (const char* elsewhere : {"cross-site", "same-site", "none"}) {
      EXPECT_FALSE(may(method, {{"X-CSRF-Token", "expected"}, {"Sec-Fetch-Site", elsewhere}})) << elsewhere;
    }
  }
  EXPECT_FALSE(is_of_our_page(Method::post, {}, ""));
}

}  // namespace
}  // namespace vestnik::tests
