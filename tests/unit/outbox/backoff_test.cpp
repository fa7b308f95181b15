#include "outbox/backoff.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Backoff, DoublesFromItsFirstPauseToItsLongestOneWithAFifthOfChance) {
  const RelayLimits limits;
  SeededRandom random{3};
  const Instant now{};
  const auto pause = [&](int attempts) { return next_attempt(limits, attempts, now, random) - now; };
  using std::chrono::seconds;
  for (int round = 0; round < 50; ++round) {
    EXPECT_GE(pause(1), seconds{30});
    EXPECT_LE(pause(1), seconds{36});
    EXPECT_GE(pause(3), seconds{120});
    EXPECT_LE(pause(3), seconds{144});
    EXPECT_GE(pause(100), seconds{3600});
    EXPECT_LE(pause(100), seconds{4320});
  }
}

TEST(Backoff, BringsMessagesRefusedTogetherBackApart) {
  const RelayLimits limits;
  SeededRandom random{3};
  EXPECT_NE(next_attempt(limits, 1, Instant{}, random), next_attempt(limits, 1, Instant{}, random));
}

}  // namespace
}  // namespace vestnik
