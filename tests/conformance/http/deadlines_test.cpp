/// Clients who take their time on purpose. The assertions are that such a connection ends, not when.
#include <thread>

#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

ServerOptions short_deadlines() {
  ServerOptions options;
  options.request_deadline = std::chrono::milliseconds{300};
  options.answer_deadline = std::chrono::milliseconds{300};
  options.idle_timeout = std::chrono::seconds{60};
  return options;
}

/// Sends the same piece again and again until the server has had enough; far longer than the deadline, never for ever.
bool ended_while_dripping(RawClient& client, std::string_view piece) {
  for (int turn = 0; turn < 500; ++turn) {
    if (!client.send(piece)) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  return false;
}

TEST(Deadlines, EndAClientWhoSendsItsHeadByteByByte) {
  TestHouse house;
  house.start(house.usual_routes(), short_deadlines());
  RawClient client{house.server->port()};
  client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  EXPECT_TRUE(ended_while_dripping(client, "a"));
  EXPECT_EQ(house.handled, 0);
}

TEST(Deadlines, AFirstHeadHasAShorterOneThanARequest) {
  TestHouse house;
  ServerOptions options = short_deadlines();
  options.head_deadline = std::chrono::milliseconds{200};
  options.request_deadline = std::chrono::seconds{60};
  house.start(house.usual_routes(), options);
  RawClient dripping{house.server->port()};
  dripping.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  EXPECT_TRUE(ended_while_dripping(dripping, "a"));
  // Whoever has sent a head has the time of a request for the rest.
  RawClient sending{house.server->port()};
  sending.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{");
  std::this_thread::sleep_for(std::chrono::milliseconds{400});
  EXPECT_EQ(sending.ask("}").status, 200);
}

TEST(Deadlines, ManyDrippingClientsKeepNobodyFromBeingAnswered) {
  TestHouse house;
  house.start(house.usual_routes(), short_deadlines());
  std::vector<std::unique_ptr<RawClient>> dripping;
  for (int at = 0; at < 100; ++at) {
    dripping.push_back(std::make_unique<RawClient>(house.server->port()));
    dripping.back()->send("GET /hello HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  }
  EXPECT_EQ(house.ask(get("/hello")).status, 200);
  for (const auto& client : dripping) EXPECT_TRUE(ended_while_dripping(*client, "a"));
  EXPECT_EQ(house.ask(get("/hello")).status, 200);
}

TEST(Deadlines, EndAClientWhoSendsItsBodyByteByByte) {
  TestHouse house;
  house.start(house.usual_routes(), short_deadlines());
  RawClient client{house.server->port()};
  client.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n");
  EXPECT_TRUE(ended_while_dripping(client, " "));
  EXPECT_EQ(house.handled, 0);
}

TEST(Deadlines, EndAClientWhoSaysNothing) {
  TestHouse house;
  house.start(house.usual_routes(), short_deadlines());
  RawClient client{house.server->port()};
  EXPECT_TRUE(client.ended());
}

TEST(Deadlines, EndAClientWhoDoesNotReadItsAnswer) {
  TestHouse house;
  Router router;
  house.add(router, TestHouse::route(Method::get, "/large", [](const Request&) {
              return answer_of(200, std::string(std::size_t{32} << 20U, 'x'));
            }));
  house.start(std::move(router), short_deadlines());
  RawClient client{house.server->port()};
  client.shrink_receive_buffer();
  client.send(get("/large"));
  // Nothing is read until the server has given up: the request is then counted as aborted.
  const auto aborted = [&] { return house.metrics.text().find(R"(status="aborted"} 1)") != std::string::npos; };
  for (int turn = 0; turn < 500 && !aborted(); ++turn) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_TRUE(aborted());
}

TEST(Deadlines, DoNotRunWhileTheServiceItselfWorks) {
  TestHouse house;
  Router router;
  Route slow = TestHouse::route(Method::post, "/slow", [](const Request&) {
    std::this_thread::sleep_for(std::chrono::milliseconds{700});
    return answer_of(200, "{}");
  });
  slow.work = Work::slow;
  house.add(router, std::move(slow));
  house.start(std::move(router), short_deadlines());
  EXPECT_EQ(house.ask("POST /slow HTTP/1.1\r\nHost: localhost\r\n\r\n").status, 200);
}

}  // namespace
}  // namespace vestnik::test
