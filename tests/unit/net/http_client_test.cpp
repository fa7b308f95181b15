#include "net/http_client.h"

#include <gtest/gtest.h>

namespace vestnik::net {
namespace {

TEST(HttpClient, AFormIsEncodedWhole) {
  EXPECT_EQ(form_encoded({{"a b", "ж&=+"}, {"c", ""}, {"d", "x*-._y\r\n"}}), "a+b=%D0%B6%26%3D%2B&c=&d=x*-._y%0D%0A");
  EXPECT_EQ(form_encoded({}), "");
}

TEST(HttpClient, SpeaksInTheClearToThisHostOnly) {
  for (const char* url :
       {"https://smsc.ru/sys/send.php", "http://localhost:80/a", "http://127.0.0.1", "http://127.0.0.1/a"}) {
    EXPECT_TRUE(is_usable_url(url)) << url;
  }
  for (const char* url :
       {"", "https://", "http://smsc.ru/", "http://localhost.evil.ru/", "http://127.0.0.1@evil.ru/",
        "http://127.0.0.1:1@evil.ru/", "file:///etc/passwd", "smtp://a", "https://a\r\nb", "https://a b"}) {
    EXPECT_FALSE(is_usable_url(url)) << url;
  }
}

TEST(HttpClient, AnUnsafeRequestStaysAtHome) {
  HttpClient client{{}};
  std::vector<HttpRequest> requests(4);
  requests[0] = {"POST\r\nX: y", "http://127.0.0.1:1/", {}, ""};
  requests[1] = {"POST", "http://127.0.0.1:1/", {{"X-A", "b\r\nX-C: d"}}, ""};
  requests[2] = {"POST", "http://127.0.0.1:1/", {{"X-A: b\r\nX-C", "d"}}, ""};
  requests[3] = {"POST", "file:///etc/passwd", {}, ""};
  for (const HttpResult& result : client.send(requests, std::chrono::steady_clock::now() + std::chrono::seconds{5})) {
    EXPECT_EQ(result.phase, HttpPhase::none);
    EXPECT_EQ(result.trouble, HttpTrouble::unsafe);
  }
}

}  // namespace
}  // namespace vestnik::net
