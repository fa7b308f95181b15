#include "outbox/replay_dead.h"

#include <gmock/gmock.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::SizeIs;
using namespace std::chrono_literals;

/// A morning on which the provider refused everything.
class ReplayOfTheDead : public ::testing::Test {
 protected:
  ReplayOfTheDead() {
    world.book.regulation->rule("absence").channels = {"sms"};
    for (std::size_t lesson = 0; lesson < 4; ++lesson) {
      world.school.attendance(seven_a.lessons[lesson], seven_a.ilya, "Н", at("08:04"));
    }
    world.plan_at(at("08:05"));
    world.school.run("UPDATE delivery SET state = 'dead', reason = 'refused', attempts = 9 WHERE institution_id = $1",
                     {world.school.id});
    all = world.deliveries().size();
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  ReplayDead replay(ReplayWish wish) {
    ReplayDead command{std::move(wish)};
    world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
      const Actor service{world.school.id, {}, {}, true};
      return command.facts(transaction, service, Role::administrator, at("09:00")).ok() &&
             command.write(transaction, service, {}, at("09:00")).ok();
    });
    return command;
  }
  std::size_t sent_by(Instant now) {
    world.run_at(now);
    return world.sms.seen.size();
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  std::size_t all = 0;
};

TEST_F(ReplayOfTheDead, GoesOutAtTheWantedPaceAndNotFaster) {
  ASSERT_GE(all, 1U);
  const ReplayDead command = replay({"sms", "absence", 1min});
  EXPECT_EQ(command.replayed(), static_cast<std::int64_t>(all));
  EXPECT_EQ(command.left(), 0);
  EXPECT_EQ(command.until(), at("09:00") + 1min * (static_cast<int>(all) - 1));
  for (std::size_t minute = 0; minute < all; ++minute) {
    EXPECT_EQ(sent_by(at("09:00") + 1min * static_cast<int>(minute)), minute + 1);
  }
}

TEST_F(ReplayOfTheDead, TakesTheRuleAndTheChannelAtTheirWord) {
  EXPECT_EQ(replay({"email", "", 1s}).replayed(), 0);
  EXPECT_EQ(replay({"sms", "low_mark", 1s}).replayed(), 0);
  EXPECT_EQ(replay({"", "absence", 1s}).replayed(), static_cast<std::int64_t>(all));
}

TEST(ReplayRate, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(time_between("50/minute").value(), 1200ms);
  EXPECT_EQ(time_between("5/second").value(), 200ms);
  EXPECT_EQ(time_between("3600/hour").value(), 1s);
  EXPECT_EQ(time_between("1000/second").value(), 1ms);
  for (const char* odd : {"", "/minute", "50/", "50/week", "1001/second", "99999999999999999999/minute", "5 /minute"}) {
    EXPECT_FALSE(time_between(odd)) << odd;
  }
}

}  // namespace
}  // namespace vestnik::tests
