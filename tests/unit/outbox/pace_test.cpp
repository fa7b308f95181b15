#include "outbox/pace.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

using std::chrono::milliseconds;

TEST(Pace, GrowsForAGatewayThatIsQuick) {
  Pace pace;
  for (int batch = 0; batch < 10; ++batch) pace.note(pace.next(), milliseconds{20});
  EXPECT_EQ(pace.next(), Pace::most);
}

TEST(Pace, LetsAnUrgentMessageWaitForAMomentsWorthOfASlowGateway) {
  Pace pace;
  // Twenty milliseconds a message.
  for (int batch = 0; batch < 5; ++batch) pace.note(pace.next(), milliseconds{20} * pace.next());
  EXPECT_LE(pace.next() * milliseconds{20}, milliseconds{400});
  EXPECT_GE(pace.next(), Pace::least);
}

TEST(Pace, LeavesAGatewayEnoughToWorkOnSideBySide) {
  Pace pace;
  for (int batch = 0; batch < 50; ++batch) pace.note(pace.next(), std::chrono::seconds{60});
  EXPECT_EQ(pace.next(), Pace::least);
}

TEST(Pace, OffersAThrottledGatewayNoMoreThanItTook) {
  Pace pace;
  pace.note(64, milliseconds{10}, 14);
  EXPECT_EQ(pace.next(), 50U);
  pace.note(50, milliseconds{10}, 50);
  EXPECT_EQ(pace.next(), Pace::least);
  pace.note(Pace::least, milliseconds{10}, 0);
  EXPECT_EQ(pace.next(), Pace::least * 2) << "it grows again as soon as everything is taken";
}

TEST(Pace, CallsAGatewayQuickThatTookAllInABlink) {
  Pace pace;
  EXPECT_FALSE(pace.is_quick()) << "nothing is known of it yet";
  pace.note(64, milliseconds{100});
  EXPECT_TRUE(pace.is_quick());
  pace.note(64, milliseconds{101});
  EXPECT_FALSE(pace.is_quick());
  pace.note(64, milliseconds{10});
  pace.note(64, milliseconds{10}, 1);
  EXPECT_FALSE(pace.is_quick()) << "it put one back";
  pace.note(64, milliseconds{10});
  pace.note(64, milliseconds{-5000});
  EXPECT_FALSE(pace.is_quick()) << "the clock was set back";
}

TEST(Pace, LearnsNothingFromASmallBatchOrAClockThatWentBack) {
  Pace pace;
  const auto before = pace.next();
  pace.note(1, milliseconds{1});
  pace.note(before, milliseconds{-5000});
  EXPECT_EQ(pace.next(), before);
}

}  // namespace
}  // namespace vestnik
