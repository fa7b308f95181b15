#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/claim.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr auto many_years = std::chrono::hours{24 * 3653};

/// The machine comes up with a clock that is years ahead; somebody sets it right while the service runs.
class SetBackClock : public ::testing::Test {
 protected:
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  void record_two(std::size_t lesson, Instant when) {
    world.school.mark(seven_a.lessons[lesson], seven_a.ilya, 2, when);
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(SetBackClock, LeavesNoMessageWaitingForYears) {
  record_two(0, at("08:30") + many_years);
  world.plan_at(at("08:30") + many_years);
  EXPECT_THAT(world.deliveries(), ElementsAre("email held"));
  world.run_at(at("08:31"));
  EXPECT_THAT(world.email.seen, SizeIs(0)) << "the ten minutes in which a mark may be put right are over too soon";
  world.run_at(at("08:41"));
  EXPECT_THAT(world.deliveries(), ElementsAre("email sent"));
}

TEST_F(SetBackClock, LeavesNoMessageInTheHandsOfADeadRelay) {
  record_two(0, at("08:30"));
  world.book.regulation->rule("low_mark").in_doubt = InDoubt::send_again;
  world.plan_at(at("08:30"));
  world.plan_at(at("08:40") + many_years);
  world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
    RelayStep step;
    const Claim taken = claim_batch(world.relay_parts(), world.email.info(), transaction, world.clock.now(), step);
    EXPECT_THAT(taken.batch, SizeIs(1));
    return true;
  });
  world.plan_at(at("08:45"));
  world.run_at(at("08:45") + world.limits.lease);
  world.run_at(at("08:50") + world.limits.lease);
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

TEST_F(SetBackClock, ByWhatClocksDriftChangesNothing) {
  record_two(0, at("08:30"));
  world.plan_at(at("08:30"));
  world.run_at(at("08:29"));
  world.run_at(at("08:39"));
  EXPECT_THAT(world.email.seen, SizeIs(0));
  world.run_at(at("08:40"));
  EXPECT_THAT(world.email.seen, SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
