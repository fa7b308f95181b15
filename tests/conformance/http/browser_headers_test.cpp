// What every answer tells browsers (OWASP ASVS 5.0, 3.2.1, 3.4, 4.1.1).
#include <gtest/gtest.h>

#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

class BrowserHeaders : public ::testing::Test {
 protected:
  BrowserHeaders() {
    Router router = house.usual_routes();
    house.add(router, TestHouse::route(Method::get, "/own", [](const Request&) {
                Response own = answer_of(200, "<p>");
                own.content_type = "text/html; charset=utf-8";
                own.headers = {{"Cache-Control", "max-age=60"}, {"Cross-Origin-Resource-Policy", "cross-origin"}};
                return own;
              }));
    house.start(std::move(router));
  }
  /// A page, a problem of each kind, one that breaks, one refused before it is read, and one without a body.
  std::vector<RawAnswer> answers() {
    return {house.ask(get("/hello", "Connection: close\r\n")),
            house.ask(get("/nothing", "Connection: close\r\n")),
            house.ask(get("/throws", "Connection: close\r\n")),
            house.ask(post("/api/v1/marks", "{}", "Idempotency-Key: k\r\nConnection: close\r\n")),
            house.ask("TRACE /hello HTTP/1.1\r\nHost: a\r\n\r\n"),
            house.ask("GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")};
  }
  static int count(const RawAnswer& answer, const std::string& name) {
    int found = 0;
    for (auto at = answer.head.find(name); at != std::string::npos; at = answer.head.find(name, at + 1)) ++found;
    return found;
  }

  TestHouse house;
};

TEST_F(BrowserHeaders, StandInEveryAnswerWhateverItsStatus) {
  for (const RawAnswer& answer : answers()) {
    EXPECT_TRUE(answer.has("X-Content-Type-Options: nosniff")) << answer.head;
    EXPECT_TRUE(answer.has("Referrer-Policy: no-referrer")) << answer.head;
    EXPECT_TRUE(answer.has("Cache-Control: no-store")) << answer.head;
    EXPECT_TRUE(answer.has("Cross-Origin-Resource-Policy: same-origin")) << answer.head;
    EXPECT_TRUE(answer.has("Cross-Origin-Opener-Policy: same-origin")) << answer.head;
    EXPECT_TRUE(answer.has("Content-Security-Policy: default-src 'none';")) << answer.head;
    for (const char* word : {"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"}) {
      EXPECT_NE(answer.head.find(word), std::string::npos) << word;
    }
    EXPECT_EQ(answer.head.find("script-src"), std::string::npos) << "no page runs a script";
  }
}

TEST_F(BrowserHeaders, OfAHandlerStandAlone) {
  const RawAnswer answer = house.ask(get("/own"));
  EXPECT_TRUE(answer.has("Cache-Control: max-age=60"));
  EXPECT_EQ(count(answer, "Cache-Control:"), 1);
  EXPECT_EQ(count(answer, "Cross-Origin-Resource-Policy:"), 1);
  EXPECT_TRUE(answer.has("X-Content-Type-Options: nosniff"));
}

TEST_F(BrowserHeaders, LetNoOtherSiteReadAnAnswer) {
  const std::string foreign = "Origin: https://evil.example\r\nConnection: close\r\n";
  for (const RawAnswer& answer :
       {house.ask(get("/hello", foreign)),
        house.ask("OPTIONS /api/v1/marks HTTP/1.1\r\nHost: a\r\nOrigin: https://evil.example\r\n"
                  "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n")}) {
    EXPECT_EQ(answer.head.find("Access-Control-"), std::string::npos) << answer.head;
  }
}

TEST_F(BrowserHeaders, SayWhatTheContentIs) {
  for (const RawAnswer& answer : answers()) {
    EXPECT_EQ(count(answer, "Content-Type:"), 1) << answer.head;
    EXPECT_NE(answer.head.find("; charset=utf-8"), std::string::npos) << answer.head;
  }
}

}  // namespace
}  // namespace vestnik::test
