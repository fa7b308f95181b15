/// Requests that two programs could read differently, and requests nobody honest sends.
#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

class BadRequests : public ::testing::Test {
 protected:
  BadRequests() { house.start(house.usual_routes()); }

  void expect(std::string_view bytes, int status, std::string_view code) {
    const RawAnswer answer = house.ask(bytes);
    EXPECT_EQ(answer.status, status) << bytes.substr(0, 200) << answer.body;
    EXPECT_EQ(code_of(answer), code) << bytes.substr(0, 200);
    EXPECT_EQ(house.handled, 0) << bytes.substr(0, 200);
  }

  TestHouse house;
};

std::string post_head(std::string_view headers) {
  return "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + std::string{headers} + "\r\n";
}

TEST_F(BadRequests, TwoLengths) {
  expect(post_head("Content-Length: 2\r\nContent-Length: 30\r\n") + "{}", 400, "http.duplicate_header");
  expect(post_head("Content-Length: 2\r\nContent-Length: 2\r\n") + "{}", 400, "http.duplicate_header");
}

TEST_F(BadRequests, LengthBesideChunkedRunsNoSmuggledRequest) {
  RawClient client{house.server->port()};
  client.send(post_head("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n" + get("/hello"));
  const RawAnswer answer = client.receive();
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(code_of(answer), "http.length_and_encoding");
  EXPECT_TRUE(client.ended());
  EXPECT_EQ(house.handled, 0);
}

TEST_F(BadRequests, OtherTransferEncodings) {
  expect(post_head("Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n", 400, "http.bad_encoding");
  expect(post_head("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400,
         "http.duplicate_header");
  expect("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "http.bad_encoding");
}

TEST_F(BadRequests, SpaceBeforeTheColon) {
  const RawAnswer answer = house.ask(post_head("Content-Length : 2\r\n") + "{}");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(house.handled, 0);
}

TEST_F(BadRequests, BareLineFeeds) {
  expect("GET /hello HTTP/1.1\r\nHost: localhost\nX-A: 1\r\nX-B: 2\r\n\r\n", 400, "http.bad_line_end");
}

TEST_F(BadRequests, NulInTheTarget) {
  expect(get("/hello%00.json"), 400, "http.bad_path");
  expect(get("/hello?x=%00"), 400, "http.bad_query");
  expect("GET /hello" + std::string{'\0'} + "/x HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, "http.bad_target");
}

TEST_F(BadRequests, DotSegmentsPlainAndEncoded) {
  for (const char* target : {"/things/../hello", "/things/./x", "/things/%2e%2e/hello", "/things/%2E%2e%2fhello",
                             "/things/..%5chello", "/things/a%2Fb", "/.."}) {
    expect(get(target), 400, "http.bad_path");
  }
}

TEST_F(BadRequests, TextThatIsNotUtf8) {
  for (const char* target : {"/things/%c0%af", "/things/%ff", "/things/%ed%a0%80", "/things/%e0%80%af"}) {
    expect(get(target), 400, "http.bad_path");
  }
  expect(get("/hello?x=%c0%af"), 400, "http.bad_query");
}

TEST_F(BadRequests, TargetsOutOfShape) {
  for (const char* target : {"//hello", "/hello%zz", "/hello%2", "http://localhost/hello", "/\xD0\x9F", "/a\"b", "*"}) {
    expect(get(target), 400, "http.bad_target");
  }
}

TEST_F(BadRequests, TargetTooLong) {
  expect(get("/hello?x=" + std::string(9000, 'a')), 414, "http.target_too_long");
  EXPECT_EQ(house.ask(get("/" + std::string(40'000, 'a'))).status, 414);
  EXPECT_EQ(house.handled, 0);
}

TEST_F(BadRequests, TooManyHeaders) {
  const auto headers = [](int count) {
    std::string lines;
    for (int at = 0; at < count; ++at) lines += "X-" + std::to_string(at) + ": a\r\n";
    return lines;
  };
  expect(get("/hello", headers(101)), 431, "http.too_many_headers");
  EXPECT_EQ(house.ask(get("/hello", headers(2000))).status, 431);
  EXPECT_EQ(house.handled, 0);
}

TEST_F(BadRequests, ChunkedWithoutEnd) {
  RawClient client{house.server->port()};
  client.send(post_head("Transfer-Encoding: chunked\r\n"));
  const std::string chunk = "1000\r\n" + std::string(4096, ' ') + "\r\n";
  bool open = true;
  for (int at = 0; at < 10'000 && open; ++at) open = client.send(chunk);
  EXPECT_FALSE(open);
  EXPECT_EQ(house.handled, 0);
}

TEST_F(BadRequests, BodiesOverTheRoutesLimit) {
  expect(post("/echo", std::string(4097, ' ')), 413, "http.body_too_large");
  expect(post_head("Content-Length: 999999999999\r\n"), 413, "http.body_too_large");
  expect(post_head("Transfer-Encoding: chunked\r\n") + "1001\r\n" + std::string(4097, ' ') + "\r\n0\r\n\r\n", 413,
         "http.body_too_large");
  expect("GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", 400, "http.body_not_expected");
}

TEST_F(BadRequests, KeepsTheConnectionAfterASmallRefusedBody) {
  RawClient client{house.server->port()};
  EXPECT_EQ(client.ask(post("/nothing", "{}")).status, 404);
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST_F(BadRequests, TheSameArgumentTwice) { expect(get("/hello?id=1&id=2"), 400, "http.duplicate_argument"); }

TEST_F(BadRequests, TheSameHeaderTwice) {
  expect(get("/hello", "Host: other\r\n"), 400, "http.duplicate_header");
  expect(get("/hello", std::string{signed_in} + signed_in), 400, "http.duplicate_header");
}

TEST_F(BadRequests, CookiesSignNobodyIn) {
  const std::string cookies = "Idempotency-Key: k\r\nCookie: token=good\r\nCookie: token=good\r\n";
  expect(post("/api/v1/marks", "{}", cookies), 401, "http.unauthorized");
}

TEST_F(BadRequests, UnknownMethods) {
  for (const char* method : {"BREW", "TRACE", "CONNECT", "PATCH", "OPTIONS", "get"}) {
    expect(std::string{method} + " /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 501, "http.unknown_method");
  }
  expect(post("/hello", "{}", "X-HTTP-Method-Override: GET\r\n"), 405, "http.method_not_allowed");
}

TEST_F(BadRequests, OtherKindsOfBodies) {
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=cp1251",
                           "application/jsonx", "multipart/form-data; boundary=x"}) {
    expect("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: " + std::string{type} + "\r\nContent-Length: 2\r\n\r\n{}",
           415, "http.unsupported_media_type");
  }
  expect("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}", 415, "http.unsupported_media_type");
  expect(post("/echo", "{}", "Content-Encoding: gzip\r\n"), 415, "http.unsupported_media_type");
}

TEST_F(BadRequests, AHookTakesWhatOtherServicesSendButNeitherPackedNorTooMuch) {
  const std::string form = "id=1.17&status=1";
  const auto called = [&](const std::string& headers, const std::string& body) {
    return house.ask("POST /hooks/sms?n=1&odd=2 HTTP/1.1\r\nHost: a\r\n" + headers +
                     "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  EXPECT_EQ(member_of(called("Content-Type: application/x-www-form-urlencoded\r\n", form), "body"), form);
  EXPECT_EQ(called("", form).status, 200);
  EXPECT_EQ(called("Content-Encoding: gzip\r\n", form).status, 415);
  EXPECT_EQ(called("", std::string(1 << 20, 'x')).status, 413);
}

TEST_F(BadRequests, NoHost) { EXPECT_EQ(house.ask("GET /hello HTTP/1.1\r\n\r\n").status, 400); }

TEST_F(BadRequests, BodiesThatTwoReadersWouldReadDifferently) {
  const auto refused = [&](const std::string& body, std::string_view code) {
    const RawAnswer answer = house.ask(post("/echo", body));
    EXPECT_EQ(answer.status, 400) << body.substr(0, 100);
    EXPECT_EQ(code_of(answer), code) << body.substr(0, 100);
  };
  refused(std::string(4000, '['), "json.too_deep");
  refused(R"({"role":"parent","role":"admin"})", "json.duplicate_member");
  refused("[1e400]", "json.number_too_large");
  refused("[NaN]", "json.syntax");
  refused(R"(["\ud800"])", "json.syntax");
  refused(std::string{"{}\0{}", 5}, "json.syntax");
}

TEST(Host, AnswersOnlyToItsOwnNamesWhenTheyAreSet) {
  TestHouse house;
  ServerOptions options;
  options.front.hosts = {"school.example"};
  house.start(house.usual_routes(), options);
  EXPECT_EQ(house.ask(get("/hello")).status, 421);
  EXPECT_EQ(house.ask("GET /hello HTTP/1.1\r\nHost: School.Example:8080\r\n\r\n").status, 200);
}

TEST(Peer, BelievesForwardedAddressesOnlyFromATrustedProxy) {
  const std::string forged = "X-Forwarded-For: 203.0.113.1, 198.51.100.7\r\n";
  TestHouse plain;
  plain.start(plain.usual_routes());
  EXPECT_EQ(member_of(plain.ask(get("/things/a", forged)), "peer"), "127.0.0.1");
  TestHouse behind_proxy;
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  behind_proxy.start(behind_proxy.usual_routes(), options);
  EXPECT_EQ(member_of(behind_proxy.ask(get("/things/a", forged)), "peer"), "198.51.100.7");
}

}  // namespace
}  // namespace vestnik::test
