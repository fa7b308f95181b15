// How fast an operator is spoken to.
#include "smpp/pace.h"

#include <gtest/gtest.h>

namespace vestnik::smpp {
namespace {

using namespace std::chrono_literals;

// How many go out within the time, asked every millisecond.
int taken_within(Pace& pace, Pace::Time from, std::chrono::milliseconds length) {
  int taken = 0;
  for (auto at = 0ms; at < length; at += 1ms) {
    while (taken < 100'000 && pace.take(from + at)) ++taken;
  }
  return taken;
}

TEST(SmppPace, KeepsToTheAgreedRate) {
  Pace pace{50};
  const Pace::Time start{1h};
  EXPECT_NEAR(taken_within(pace, start, 10s), 500, 6);
}

TEST(SmppPace, WithoutAnAgreementIsAsFastAsItCan) {
  Pace pace{0};
  EXPECT_EQ(taken_within(pace, Pace::Time{1h}, 10ms), 100'000);
}

TEST(SmppPace, AComplaintHalvesItAndPausesASecond) {
  Pace pace{100};
  const Pace::Time start{1h};
  taken_within(pace, start, 1s);
  pace.slow_down(start + 1s);
  // Those that were on their way complain together.
  pace.slow_down(start + 1s + 5ms);
  EXPECT_EQ(taken_within(pace, start + 1s, 999ms), 0);
  EXPECT_EQ(pace.next(start + 1s), start + 2s);
  EXPECT_NEAR(taken_within(pace, start + 2s, 4s), 200, 60);
}

TEST(SmppPace, WithoutAnAgreementAComplaintTeachesTheRate) {
  Pace pace{0};
  const Pace::Time start{1h};
  for (int i = 0; i < 80; ++i) EXPECT_TRUE(pace.take(start));
  pace.slow_down(start + 10ms);
  EXPECT_DOUBLE_EQ(pace.rate(), 40);
  for (int i = 0; i < 20; ++i) pace.slow_down(start + std::chrono::seconds{10 + i * 2});
  EXPECT_DOUBLE_EQ(pace.rate(), 1);
}

TEST(SmppPace, ComesBackToTheAgreedRateAndNotBeyond) {
  Pace pace{100};
  const Pace::Time start{1h};
  taken_within(pace, start, 1s);
  pace.slow_down(start + 1s);
  for (auto at = 2s; at < 200s; at += 1s) static_cast<void>(pace.take(start + at));
  EXPECT_DOUBLE_EQ(pace.rate(), 100);
}

}  // namespace
}  // namespace vestnik::smpp
