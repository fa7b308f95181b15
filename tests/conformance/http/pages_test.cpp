// Sessions of pages: the cookie signs in, and a write without the page's own word is refused.
#include <gtest/gtest.h>

#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

class PageRequests : public ::testing::Test {
 protected:
  void SetUp() override { house.start(house.usual_routes()); }
  RawAnswer write(const std::string& headers) {
    return house.ask("POST /api/v1/marks HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIdempotency-Key: k\r\n" + headers +
                     "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  }

  TestHouse house;
};

TEST_F(PageRequests, ACookieSignsInWhereNoBearerIs) {
  EXPECT_EQ(write("Cookie: __Host-vestnik=good\r\nX-CSRF-Token: page of good\r\n").status, 201);
  EXPECT_EQ(write("Cookie: __Host-vestnik=bad\r\nX-CSRF-Token: page of bad\r\n").status, 401);
  EXPECT_EQ(write(std::string{signed_in} + "Cookie: __Host-vestnik=bad\r\n").status, 201);
}

TEST_F(PageRequests, AWriteOfAnotherSiteIsRefused) {
  const std::string cookie = "Cookie: __Host-vestnik=good\r\n";
  const auto refused = write(cookie);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(code_of(refused), "http.not_of_our_page");
  EXPECT_EQ(write(cookie + "X-CSRF-Token: page of bad\r\n").status, 403);
  EXPECT_EQ(write(cookie + "X-CSRF-Token: page of good\r\nSec-Fetch-Site: cross-site\r\n").status, 403);
  EXPECT_EQ(house.handled, 0);
}

TEST_F(PageRequests, ABearerNeedsNoSuchWord) {
  EXPECT_EQ(write(std::string{signed_in} + "Sec-Fetch-Site: cross-site\r\n").status, 201);
}

// What somebody read at a machine that others use must not lie in its browser; a program may keep what it has a tag of.
TEST(PageAnswers, StayInNoBrowserWhateverTheirHandlerSays) {
  TestHouse house;
  Router router;
  Route page = TestHouse::route(Method::get, "/api/v1/diary", [](const Request&) { return answer_of(200, "[4]"); });
  page.signed_in = true;
  page.permission = Permission{"diary", "view"};
  house.add(router, std::move(page));
  house.start(std::move(router));
  const auto read = [&](const std::string& who) {
    return house.ask("GET /api/v1/diary HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + who + "\r\n");
  };
  const RawAnswer by_page = read("Cookie: __Host-vestnik=good\r\n");
  EXPECT_EQ(by_page.status, 200);
  EXPECT_TRUE(by_page.has("Cache-Control: no-store"));
  EXPECT_FALSE(by_page.has("private"));
  EXPECT_TRUE(by_page.has("ETag: ")) << "a write may still say what it has seen";
  EXPECT_TRUE(read(std::string{signed_in}).has("Cache-Control: private, no-cache"));
}

}  // namespace
}  // namespace vestnik::test
