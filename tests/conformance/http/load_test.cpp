/// Many clients at once, a full queue, and stopping in the midst of it.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "conformance/http/test_server.h"

namespace vestnik::test {
namespace {

/// Handlers wait here until the test opens it.
class Gate {
 public:
  void pass() {
    std::unique_lock lock{mutex_};
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void wait_for(int count) {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  void open() {
    const std::lock_guard lock{mutex_};
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

TEST(Load, ReadsAreAnsweredWhileEveryExecutorIsBusy) {
  TestHouse house;
  Gate gate;
  Router router = house.usual_routes();
  house.add(router, TestHouse::on_executor(Work::write, "/wait", [&](const Request&) {
              gate.pass();
              return answer_of(200, "{}");
            }));
  ServerOptions options;
  options.write_threads = 4;
  house.start(std::move(router), options);
  std::vector<std::unique_ptr<RawClient>> writers;
  for (int at = 0; at < 32; ++at) {
    writers.push_back(std::make_unique<RawClient>(house.server->port()));
    writers.back()->send(post("/wait", "{}"));
  }
  gate.wait_for(4);
  for (int at = 0; at < 100; ++at) EXPECT_EQ(house.ask(get("/hello")).status, 200);
  gate.open();
  for (const auto& writer : writers) EXPECT_EQ(writer->receive().status, 200);
}

TEST(Load, ThirtyTwoConnectionsGetEveryAnswerAndTheirOwn) {
  TestHouse house;
  Router router = house.usual_routes();
  for (const auto& [work, pattern] : {std::pair{Work::write, "/write"}, std::pair{Work::slow, "/slow"}}) {
    house.add(router, TestHouse::on_executor(work, pattern,
                                             [](const Request& request) { return answer_of(200, request.body); }));
  }
  house.start(std::move(router));
  std::atomic<int> good{0};
  {
    std::vector<std::jthread> clients;
    for (int at = 0; at < 32; ++at) {
      clients.emplace_back([&, at] {
        RawClient client{house.server->port()};
        for (int turn = 0; turn < 50; ++turn) {
          const std::string body = "[" + std::to_string(at) + "," + std::to_string(turn) + "]";
          const char* target = turn % 3 == 0 ? "/write" : turn % 3 == 1 ? "/slow" : "/echo";
          if (client.ask(post(target, body)).body == body) ++good;
        }
      });
    }
  }
  EXPECT_EQ(good, 32 * 50);
}

TEST(Load, AFullQueueIsSaidAtOnce) {
  TestHouse house;
  Gate gate;
  Router router;
  house.add(router, TestHouse::on_executor(Work::slow, "/wait", [&](const Request&) {
              gate.pass();
              return answer_of(200, "{}");
            }));
  ServerOptions options;
  options.slow_threads = 1;
  options.slow_queue = 1;
  house.start(std::move(router), options);
  RawClient running{house.server->port()};
  running.send(post("/wait", "{}"));
  gate.wait_for(1);
  // One of these waits in the queue, the others find it full; which is which is theirs to settle.
  std::vector<std::unique_ptr<RawClient>> others;
  for (int at = 0; at < 3; ++at) {
    others.push_back(std::make_unique<RawClient>(house.server->port()));
    others.back()->send(post("/wait", "{}"));
  }
  const auto two_refused = [&] { return house.metrics.text().find(R"(status="503"} 2)") != std::string::npos; };
  while (!two_refused()) std::this_thread::yield();
  gate.open();
  EXPECT_EQ(running.receive().status, 200);
  int served = 0;
  for (const auto& client : others) {
    const RawAnswer answer = client->receive();
    served += answer.status == 200 ? 1 : 0;
    if (answer.status == 200) continue;
    EXPECT_EQ(code_of(answer), "http.busy");
    EXPECT_TRUE(answer.has("Retry-After: "));
  }
  EXPECT_EQ(served, 1);
}

TEST(Load, AFloodOfSignInsIsTurnedAwayWhileOthersReadAndSignIn) {
  TestHouse house;
  Gate gate;
  Router router = house.usual_routes();
  house.add(router, TestHouse::on_executor(Work::slow, "/sign-in", [&](const Request& request) {
              gate.pass();
              return answer_of(request.peer == "198.51.100.7" ? 201 : 401, "{}");
            }));
  ServerOptions options;
  options.slow_threads = 1;
  options.slow_queue = 8;
  options.trusted_proxies = {"127.0.0.1"};
  house.start(std::move(router), options);
  const auto sign_in = [&](const std::string& from) {
    auto client = std::make_unique<RawClient>(house.server->port());
    client->send(post("/sign-in", "{}", "X-Forwarded-For: " + from + "\r\n"));
    return client;
  };
  std::vector<std::unique_ptr<RawClient>> flood;
  flood.push_back(sign_in("203.0.113.9"));
  gate.wait_for(1);
  for (int at = 0; at < 30; ++at) flood.push_back(sign_in("203.0.113.9"));
  const auto refused = [&](int times) {
    return house.metrics.text().find("status=\"503\"} " + std::to_string(times)) != std::string::npos;
  };
  while (!refused(22)) std::this_thread::yield();
  const auto home = sign_in("198.51.100.7");
  // One of the flood makes room for it.
  while (!refused(23)) std::this_thread::yield();
  EXPECT_EQ(house.ask(get("/hello")).status, 200);
  gate.open();
  EXPECT_EQ(home->receive().status, 201);
  int heard = 0;
  for (const auto& client : flood) heard += client->receive().status == 401 ? 1 : 0;
  EXPECT_EQ(heard, 8);
}

TEST(Load, OneAddressHoldsOnlySoManyConnections) {
  TestHouse house;
  ServerOptions options;
  options.connections_per_address = 3;
  house.start(house.usual_routes(), options);
  std::vector<std::unique_ptr<RawClient>> held;
  for (int at = 0; at < 3; ++at) {
    held.push_back(std::make_unique<RawClient>(house.server->port()));
    EXPECT_EQ(held.back()->ask(get("/hello")).status, 200);
  }
  EXPECT_EQ(house.ask(get("/hello")).status, 0);
  held.clear();
  // The server learns of it in its own time.
  int status = 0;
  for (int turn = 0; turn < 500 && status != 200; ++turn) status = house.ask(get("/hello")).status;
  EXPECT_EQ(status, 200);
}

TEST(Load, ATrustedProxyHoldsAsManyAsItNeeds) {
  TestHouse house;
  ServerOptions options;
  options.connections_per_address = 1;
  options.trusted_proxies = {"127.0.0.1"};
  house.start(house.usual_routes(), options);
  RawClient one{house.server->port()};
  EXPECT_EQ(one.ask(get("/hello")).status, 200);
  EXPECT_EQ(house.ask(get("/hello")).status, 200);
}

TEST(Load, StoppingFinishesWhatHasBegun) {
  TestHouse house;
  Gate gate;
  Router router = house.usual_routes();
  house.add(router, TestHouse::on_executor(Work::write, "/wait", [&](const Request&) {
              gate.pass();
              return answer_of(200, R"({"done":true})");
            }));
  ServerOptions options;
  options.write_threads = 8;
  house.start(std::move(router), options);
  std::vector<std::unique_ptr<RawClient>> writers;
  for (int at = 0; at < 8; ++at) {
    writers.push_back(std::make_unique<RawClient>(house.server->port()));
    writers.back()->send(post("/wait", "{}"));
  }
  RawClient kept{house.server->port()};
  EXPECT_EQ(kept.ask(get("/hello")).status, 200);
  gate.wait_for(8);
  std::jthread stopper{[&] { house.server->stop(); }};
  // A kept connection is told to come back later, or is closed already.
  const auto refused = [&] {
    const RawAnswer answer = kept.ask(get("/hello"));
    return answer.status == 503 || answer.status == 0;
  };
  for (int turn = 0; turn < 1000 && !refused(); ++turn) std::this_thread::yield();
  gate.open();
  stopper.join();
  for (const auto& writer : writers) EXPECT_EQ(writer->receive().body, R"({"done":true})");
  EXPECT_THROW(RawClient{house.server->port()}, std::runtime_error);
}

TEST(Load, StoppingDoesNotWaitForAClientWhoNeverFinishesItsRequest) {
  TestHouse house;
  ServerOptions options;
  options.stop_within = std::chrono::milliseconds{200};
  house.start(house.usual_routes(), options);
  RawClient client{house.server->port()};
  client.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n"
      "Expect: 100-continue\r\n\r\n");
  ASSERT_TRUE(client.receives("100 Continue"));
  client.send("{");
  house.server->stop();
  EXPECT_TRUE(client.ended());
}

TEST(Load, ClientsWhoLeaveDoNotDisturbTheWorkTheyAskedFor) {
  TestHouse house;
  Gate gate;
  std::atomic<int> finished{0};
  Router router = house.usual_routes();
  house.add(router, TestHouse::on_executor(Work::write, "/wait", [&](const Request&) {
              gate.pass();
              ++finished;
              return answer_of(200, "{}");
            }));
  ServerOptions options;
  options.write_threads = 8;
  house.start(std::move(router), options);
  {
    std::vector<std::unique_ptr<RawClient>> writers;
    for (int at = 0; at < 8; ++at) {
      writers.push_back(std::make_unique<RawClient>(house.server->port()));
      writers.back()->send(post("/wait", "{}"));
    }
    gate.wait_for(8);
  }
  gate.open();
  house.server->stop();
  EXPECT_EQ(finished, 8);
}

}  // namespace
}  // namespace vestnik::test
