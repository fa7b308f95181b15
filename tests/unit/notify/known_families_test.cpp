// What the planner keeps of families counts only while nothing of it has changed.
#include "notify/known_families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class Families : public ::testing::Test {
 protected:
  static constexpr CivilDate day = std::chrono::year{2026} / 9 / 14;

  void learn(CivilDate on = day) {
    world.school.database().read(world.school.id,
                                 [&](Transaction& read) { known.learn(read, std::array{seven_a.ilya}, on); });
  }
  bool hold(CivilDate on = day) {
    bool held = false;
    world.school.database().write(world.school.id, Priority::relay, [&](Transaction& write) {
      held = known.hold(write, on);
      return true;
    });
    return held;
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }

  NotifyWorld world;
  SevenA seven_a{world.school};
  KnownFamilies known;
};

TEST_F(Families, AreKnownWithEverybodyWhoIsToldAndHowTheyAreReached) {
  learn();
  ASSERT_TRUE(hold());
  ASSERT_NE(known.family(seven_a.ilya), nullptr);
  ASSERT_THAT(known.family(seven_a.ilya)->guardians, Not(IsEmpty()));
  for (const GuardianRights& one : known.family(seven_a.ilya)->guardians) {
    ASSERT_NE(known.person(one.guardian), nullptr);
    EXPECT_THAT(known.person(one.guardian)->reach.contacts, Not(IsEmpty()));
  }
}

TEST_F(Families, AreNotKnownBeforeAnybodyAsked) { EXPECT_FALSE(hold()); }

TEST_F(Families, AreAskedAgainOnAnotherDay) {
  learn();
  EXPECT_FALSE(hold(std::chrono::year{2026} / 9 / 15));
}

TEST_F(Families, AreAskedAgainAfterAnAddressChanged) {
  learn();
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1", {world.school.id});
  EXPECT_FALSE(hold());
  learn();
  ASSERT_TRUE(hold());
  EXPECT_THAT(known.person(known.family(seven_a.ilya)->guardians.front().guardian)->reach.contacts, IsEmpty());
}

TEST_F(Families, AreAskedAgainAfterARightEnded) {
  learn();
  world.school.run("UPDATE guardianship SET is_told = 0 WHERE institution_id = $1", {world.school.id});
  EXPECT_FALSE(hold());
  learn();
  EXPECT_THAT(known.family(seven_a.ilya)->guardians, IsEmpty());
}

TEST_F(Families, OfAPersonWhoseRightsEndedBetweenTwoMarksAreNotTold) {
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("09:00"));
  world.plan_at(at("09:01"));
  const std::size_t before = world.deliveries().size();
  ASSERT_GT(before, 0U);
  world.school.run("UPDATE guardianship SET is_told = 0 WHERE institution_id = $1", {world.school.id});
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, at("09:05"));
  world.plan_at(at("09:06"));
  EXPECT_THAT(world.deliveries(), SizeIs(before));
}

}  // namespace
}  // namespace vestnik::tests
