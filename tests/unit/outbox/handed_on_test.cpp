#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/afterwards.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

/// A message that no text can carry goes over to e-mail, and waits there.
class HandedOn : public ::testing::Test {
 protected:
  HandedOn() {
    world.sms.answer = [](const Message&) { return Refused{"not this text", true}; };
    world.email.answer = [this](const Message&) { return RetryAt{world.clock.now(), "not now"}; };
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", world.school.at("2026-09-14", "08:04"));
    world.run_at(world.school.at("2026-09-14", "08:14"));
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(HandedOn, ReplayedAndRefusedOnceMoreItIsNotHandedOnTwice) {
  ASSERT_THAT(world.deliveries(), ElementsAre("sms dead(refused)", "email retry"));
  const Instant later = world.school.at("2026-09-14", "08:15");
  world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
    return replay(transaction, DeliveryId{1}, later).ok();
  });
  world.email.answer = [](const Message&) { return Sent{"taken"}; };
  world.run_at(later);
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(refused)", "email sent")) << "the family is told twice";
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

}  // namespace
}  // namespace vestnik::tests
