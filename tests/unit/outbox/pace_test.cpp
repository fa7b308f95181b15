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

TEST(Pace, LearnsNothingFromASmallBatchOrAClockThatWentBack) {
  Pace pace;
  const auto before = pace.next();
  pace.note(1, milliseconds{1});
  pace.note(before, milliseconds{-5000});
  EXPECT_EQ(pace.next(), before);
}

}  // namespace
}  // namespace vestnik
