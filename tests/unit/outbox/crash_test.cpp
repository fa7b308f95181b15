#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/claim.h"
#include "outbox/receipts.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// The service dies in mid-send: the claim stands, the gateway has the message, no receipt was written.
class Crash : public ::testing::Test {
 protected:
  Crash() {
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
    world.plan_at(at("08:14"));
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }

  void write(const std::function<void(Transaction&)>& use) {
    world.school.database().write(world.school.id, Priority::relay, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }
  Claim claim() {
    Claim taken;
    write([&](Transaction& transaction) {
      RelayStep step;
      taken = claim_batch(world.relay_parts(), world.sms.info(), transaction, world.clock.now(), step);
    });
    return taken;
  }
  void late_receipt(const Claim& taken, Outcome outcome) {
    write([&](Transaction& transaction) {
      RelayStep step;
      const std::vector<Outcome> outcomes{std::move(outcome)};
      write_receipts(world.relay_parts(), transaction, taken.batch, outcomes, world.clock.now(), step);
    });
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(Crash, BetweenSendAndReceiptSendsAgainUnderTheSameKeyOnceTheLeaseIsOver) {
  ASSERT_THAT(claim().batch, SizeIs(1));
  world.run_at(at("08:14") + std::chrono::seconds{24});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sending")) << "the lease of the dead relay still holds";
  world.run_at(at("08:14") + std::chrono::seconds{25});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms retry(unknown)")) << "half a minute after the crash at the latest";
  world.run_at(at("08:25"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_EQ(world.sms.seen[0].idempotency_key, "1.1");
  EXPECT_EQ(world.sms.seen[0].attempt, 2) << "the crashed attempt counts";
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Crash, OfACategoryThatMustNotBeSentTwiceStaysInDoubtAndListed) {
  world.school.run("UPDATE delivery SET in_doubt = 'leave' WHERE institution_id = $1", {world.school.id});
  claim();
  world.run_at(at("08:20"));
  EXPECT_THAT(world.sms.seen, SizeIs(0));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms in_doubt(unknown)"));
}

TEST_F(Crash, LateReceiptOfAnOldRelayIsIgnored) {
  const Claim old = claim();
  world.clock.set(at("08:20"));
  write([&](Transaction& transaction) {
    RelayStep step;
    recover_abandoned(world.relay_parts(), transaction, world.sms.info(), false, at("08:20"), step);
  });
  world.clock.set(at("08:30"));
  const Claim fresh = claim();
  ASSERT_THAT(fresh.batch, SizeIs(1));
  EXPECT_GT(fresh.fence, old.fence);
  late_receipt(old, Refused{"late", true});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sending(unknown)"));
  late_receipt(fresh, Sent{});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent"));
}

TEST_F(Crash, IsNotSuspectedOfAGatewayThatTakesLongUnderARenewedLease) {
  const Claim taken = claim();
  InFlight flying;
  const InFlight::Flight flight{&flying, world.school.id, taken.fence};
  flying.renew(world.school.database(), at("08:15") + std::chrono::seconds{25});
  world.run_at(at("08:15"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sending"));
}

TEST_F(Crash, IsNotSuspectedOfARelayOfThisProcessWhenTheClockLeaps) {
  const Claim taken = claim();
  InFlight flying;
  RelayParts parts = world.relay_parts();
  parts.in_flight = &flying;
  const InFlight::Flight flight{&flying, world.school.id, taken.fence};
  world.clock.set(at("08:14") + std::chrono::hours{24 * 3650});
  Relay{parts, &world.sms}.step(world.school.id, world.clock.now());
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sending"));
}

TEST_F(Crash, OfAServiceThatHeldTheDatabaseAloneIsSeenAtOnceByTheNext) {
  claim();
  write([&](Transaction& transaction) { end_all_leases(transaction, at("08:14")); });
  world.run_at(at("08:14"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms retry(unknown)"));
}

TEST_F(Crash, OfAPlannerLeavesNothingHalfPlanned) {
  bool broken = true;
  world.plugin_events["announcement.posted"].audience = [&](Transaction&, const Event&) -> EventAudience {
    if (broken) throw DatabaseError(DatabaseError::Kind::disk_full, "no room");
    return {};
  };
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "О", at("08:12"));
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("08:12"));
  world.school.event("announcement.posted", "{}", at("08:12"));
  EXPECT_THROW(world.planner.step(world.school.id, at("08:12")), DatabaseError);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms held"));
  broken = false;
  EXPECT_EQ(world.planner.step(world.school.id, at("08:13")), 3U);
  EXPECT_EQ(world.planner.step(world.school.id, at("08:13")), 0U);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms cancelled(superseded)", "email held"));
}

TEST_F(Crash, OfABookWithoutARegulationLetsEventsWait) {
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("08:12"));
  const auto regulation = std::exchange(world.book.regulation, nullptr);
  EXPECT_EQ(world.planner.step(world.school.id, at("08:13")), 0U);
  world.book.regulation = regulation;
  EXPECT_EQ(world.planner.step(world.school.id, at("08:13")), 1U);
}

}  // namespace
}  // namespace vestnik::tests
