#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/afterwards.h"
#include "outbox/report_desk.h"
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

/// An alert that the provider took over, and a child who was there after all.
TEST(LateFailure, OfAnAlertThatWasPutRightMeanwhileTellsItNoMore) {
  NotifyWorld world;
  const SevenA seven_a{world.school};
  const auto at = [&](std::string_view time) { return world.school.at("2026-09-14", time); };
  world.sms.answer = [](const Message& message) { return Sent{"r" + message.idempotency_key}; };
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
  world.run_at(at("08:14"));
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "", at("08:20"));
  world.run_at(at("08:40"));
  ASSERT_THAT(world.deliveries(), ElementsAre("sms sent", "sms sent"));
  ReportDesk desk{{world.school.database(), world.clock, [&] { return std::vector{world.school.id}; },
                   [&] {
                     return ReportGround{world.book, world.channels};
                   },
                   [](const InboundMessage&) { return false; }}};
  const DeliveryReport late{"1.1", "", DeliveryReport::Kind::undelivered, {}, ""};
  desk.take("test_sms", {&late, 1});
  EXPECT_THAT(world.deliveries(), ElementsAre("sms dead(undelivered)", "sms sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence not_needed(superseded)", "absence told"))
      << "an alert that is not true would wait for ever";
}

}  // namespace
}  // namespace vestnik::tests
