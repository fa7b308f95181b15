/// What a client with manners meets.
#include <nlohmann/json.hpp>

#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

class Requests : public ::testing::Test {
 protected:
  Requests() { house.start(house.usual_routes()); }
  TestHouse house;
};

TEST_F(Requests, AnswersManyRequestsOnOneConnection) {
  RawClient client{house.server->port()};
  for (int turn = 0; turn < 20; ++turn) EXPECT_EQ(client.ask(get("/hello")).body, R"({"hello":true})");
  EXPECT_EQ(client.ask(post("/echo", R"({"a":1})")).body, R"({"a":1})");
  EXPECT_EQ(client.ask(get("/nothing")).status, 404);
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
}

TEST_F(Requests, DecodesParametersOfThePathOnce) {
  const RawAnswer answer = house.ask(get("/things/%D0%9F%D0%B5%D1%82%D1%8F%252e"));
  EXPECT_EQ(member_of(answer, "name"), "Петя%2e");
}

TEST_F(Requests, AnswersProblemsAsDocumentsInRussian) {
  const RawAnswer answer = house.ask(get("/nothing"));
  EXPECT_EQ(answer.status, 404);
  EXPECT_TRUE(answer.has("Content-Type: application/problem+json"));
  const auto document = nlohmann::json::parse(answer.body);
  EXPECT_EQ(document["type"], "urn:vestnik:problem:http.not_found");
  EXPECT_EQ(document["status"], 404);
  EXPECT_EQ(document["title"], "Такого адреса нет.");
  EXPECT_TRUE(document["instance"].get<std::string>().starts_with("urn:vestnik:request:"));
}

TEST_F(Requests, SaysWhichMethodsAPathTakes) {
  const RawAnswer answer = house.ask(post("/hello", "{}"));
  EXPECT_EQ(answer.status, 405);
  EXPECT_TRUE(answer.has("Allow: GET, HEAD\r\n"));
}

TEST_F(Requests, AnswersHeadWithoutABody) {
  RawClient client{house.server->port()};
  client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  const RawAnswer answer = client.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(answer.has("Content-Length: 14"));
  EXPECT_EQ(answer.body, "");
}

TEST_F(Requests, AsksWhoItIsBeforeAnythingIsDone) {
  const std::string key = "Idempotency-Key: k-1\r\n";
  const RawAnswer nobody = house.ask(post("/api/v1/marks", "{}", key));
  EXPECT_EQ(nobody.status, 401);
  EXPECT_TRUE(nobody.has("WWW-Authenticate: Bearer"));
  EXPECT_EQ(house.ask(post("/api/v1/marks", "{}", key + "Authorization: Bearer stolen\r\n")).status, 401);
  EXPECT_EQ(house.ask(post("/api/v1/marks", "{}", key + "Authorization: Basic good\r\n")).status, 401);
  EXPECT_EQ(house.handled, 0);
  const RawAnswer answer = house.ask(post("/api/v1/marks", "{}", key + signed_in));
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body, R"({"by":7,"key":"k-1"})");
}

TEST_F(Requests, DemandsAnIdempotencyKeyOfEveryWriteToTheApi) {
  EXPECT_EQ(code_of(house.ask(post("/api/v1/marks", "{}", signed_in))), "http.idempotency_key_missing");
  for (const std::string& key : {std::string(129, 'k'), std::string{"a b"}, std::string{"ключ"}}) {
    const RawAnswer answer = house.ask(post("/api/v1/marks", "{}", signed_in + ("Idempotency-Key: " + key + "\r\n")));
    EXPECT_EQ(code_of(answer), "http.bad_idempotency_key") << key;
  }
  const std::string longest = "Idempotency-Key: " + std::string(128, 'k') + "\r\n";
  EXPECT_EQ(house.ask(post("/api/v1/marks", "{}", signed_in + longest)).status, 201);
}

TEST_F(Requests, TurnsAnExceptionIntoADocumentThatTellsNothing) {
  RawClient client{house.server->port()};
  const RawAnswer answer = client.ask(get("/throws"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_EQ(code_of(answer), "internal");
  EXPECT_EQ(answer.body.find("Иванов"), std::string::npos);
  EXPECT_EQ(client.ask(get("/hello")).status, 200);
  const RawAnswer broken = house.ask(post("/api/v1/marks", "{}", "Authorization: Bearer broken\r\n"));
  EXPECT_EQ(broken.status, 500);
  EXPECT_EQ(code_of(broken), "internal");
}

TEST_F(Requests, KeepsAnswersOutOfCachesUnlessAHandlerSaysHow) {
  const RawAnswer answer = house.ask(get("/hello"));
  EXPECT_TRUE(answer.has("Cache-Control: no-store"));
}

TEST_F(Requests, CountsRequestsByRouteAndStatus) {
  (void)house.ask(get("/things/17", "Connection: close\r\n"));
  (void)house.ask(get("/nothing", "Connection: close\r\n"));
  house.server->stop();
  const std::string text = house.metrics.text();
  EXPECT_NE(text.find(R"(vestnik_http_requests_total{method="GET",route="/things/{name}",status="200"} 1)"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find(R"(route="none",status="404"} 1)"), std::string::npos) << text;
}

/// A page that can be put anew: /api/v1/page.
class Preconditions : public ::testing::Test {
 protected:
  Preconditions() {
    Router router;
    house.add(router,
              TestHouse::route(Method::get, "/api/v1/page", [this](const Request&) { return answer_of(200, text); }));
    Route put = TestHouse::on_executor(Work::write, "/api/v1/page", [this](const Request& request) {
      text = request.body;
      return answer_of(200, text);
    });
    put.method = Method::put;
    house.add(router, put);
    put.pattern = "/api/v1/unread";
    house.add(router, put);
    house.start(std::move(router));
  }
  std::string tag() {
    const RawAnswer page = house.ask(get("/api/v1/page"));
    const auto at = page.head.find("ETag: ");
    return at == std::string::npos ? "" : page.head.substr(at + 6, page.head.find('\r', at) - at - 6);
  }
  RawAnswer put(const std::string& path, const std::string& if_match) {
    return house.ask("PUT " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIdempotency-Key: k\r\nIf-Match: " +
                     if_match + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]");
  }

  std::string text = "{}";
  TestHouse house;
};

TEST_F(Preconditions, GiveEveryAnswerOfTheApiATagAndNoBodyToWhoHasIt) {
  ASSERT_EQ(tag().size(), 34U);
  const RawAnswer again =
      house.ask("GET /api/v1/page HTTP/1.1\r\nHost: x\r\nConnection: close\r\nIf-None-Match: " + tag() + "\r\n\r\n");
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST_F(Preconditions, RefuseAWriteUponWhatIsNoMoreAndLeaveItAsItIs) {
  const std::string seen = tag();
  text = R"({"changed":true})";
  const RawAnswer refused = put("/api/v1/page", seen);
  EXPECT_EQ(refused.status, 412);
  EXPECT_EQ(code_of(refused), "http.precondition_failed");
  EXPECT_EQ(text, R"({"changed":true})");
  EXPECT_EQ(put("/api/v1/page", tag()).status, 200);
  EXPECT_EQ(text, "[]");
}

TEST_F(Preconditions, FitNothingWhereNothingCanBeRead) { EXPECT_EQ(put("/api/v1/unread", "*").status, 412); }

}  // namespace
}  // namespace vestnik::test
