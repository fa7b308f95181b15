// Two threads at one relay: the second claims while the first is with the gateway.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "outbox/relay.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::Each;

/// Six low marks of Илья, each a message and a batch of its own.
class RunningAhead : public ::testing::Test {
 protected:
  RunningAhead() {
    world.limits.batch = 1;
    world.book.regulation->rule("low_mark").channels = {"sms"};
    for (const LessonId lesson : seven_a.lessons) world.school.mark(lesson, seven_a.ilya, 2, at("14:00"));
    world.plan_at(at("14:01"));
    world.clock.set(at("15:00"));
    relay = std::make_unique<Relay>(world.relay_parts(), &world.sms);
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  std::int64_t being_sent() {
    return world.school.count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'sending'",
                              {world.school.id});
  }
  /// The second thread of the service, until the first has nothing more to do.
  void run_both() {
    std::atomic<bool> done{false};
    std::jthread second{[&] {
      while (!done.load()) {
        if (relay->wait_to_run_ahead()) ahead += relay->step_ahead(world.school.id, at("15:00")).sent;
      }
    }};
    while (relay->step(world.school.id, at("15:00")).claimed > 0) {
    }
    done.store(true);
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  std::unique_ptr<Relay> relay;
  std::size_t ahead = 0;
};

TEST_F(RunningAhead, ClaimsTheNextBatchWhileAQuickGatewayWorks) {
  std::atomic<int> inside{0};
  std::int64_t most_in_flight = 0;
  bool two_at_once = false;
  world.sms.answer = [&](const Message&) {
    two_at_once = inside.fetch_add(1) > 0 || two_at_once;
    // The first batch shows that the gateway is quick; from then on somebody may wait behind it.
    for (int look = 0; look < 200 && world.sms.seen.size() == 2 && most_in_flight < 2; ++look) {
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
      most_in_flight = std::max(most_in_flight, being_sent());
    }
    inside.fetch_sub(1);
    return Sent{"taken"};
  };
  run_both();
  EXPECT_EQ(most_in_flight, 2) << "nobody claimed while the gateway was busy";
  EXPECT_FALSE(two_at_once) << "the gateway heard two callers at once";
  EXPECT_GE(ahead, 1U);
  EXPECT_EQ(world.sms.seen.size(), seven_a.lessons.size()) << "a message was sent twice, or not at all";
  EXPECT_THAT(world.deliveries(), Each("sms sent"));
  EXPECT_THAT(world.obligations(), Each("low_mark told"));
}

TEST_F(RunningAhead, ClaimsNothingEarlyBehindASlowGateway) {
  world.sms.answer = [&](const Message&) {
    world.clock.advance(std::chrono::milliseconds{101});
    EXPECT_EQ(being_sent(), 1) << "an urgent message would wait behind one that was claimed early";
    EXPECT_FALSE(relay->wait_to_run_ahead());
    return Sent{"taken"};
  };
  for (int batch = 0; batch < 3; ++batch) relay->step(world.school.id, at("15:00"));
  EXPECT_EQ(relay->step_ahead(world.school.id, at("15:00")).claimed, 0U);
}

TEST_F(RunningAhead, ClaimsNothingEarlyWhileTheGatewayPutsMessagesBack) {
  world.sms.answer = [&](const Message&) { return RetryAt{at("16:00"), "busy"}; };
  relay->step(world.school.id, at("15:00"));
  EXPECT_EQ(relay->step_ahead(world.school.id, at("15:00")).claimed, 0U);
}

TEST_F(RunningAhead, HasNothingToRunAheadOfWhileTheGatewayIsIdle) {
  relay->step(world.school.id, at("15:00"));
  EXPECT_FALSE(relay->wait_to_run_ahead());
}

}  // namespace
}  // namespace vestnik::tests
