// The one breaker that gateways and servers of mail share.
#include "base/breaker.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

using std::chrono::seconds;

constexpr Instant breaker_noon = from_microseconds(1'789'300'000'000'000);

Breaker broken(int failures = 5) {
  Breaker breaker;
  for (int failure = 0; failure < failures; ++failure) breaker.failed(breaker_noon);
  return breaker;
}

TEST(CircuitBreaker, FourFailuresAreBadLuckAndFiveAreARest) {
  EXPECT_FALSE(broken(4).open());
  EXPECT_TRUE(broken(5).rests(breaker_noon));
}

TEST(CircuitBreaker, RestsLongerEachTimeUpToTenMinutes) {
  Breaker breaker = broken();
  Instant at = breaker_noon;
  for (const int length : {30, 60, 120, 240, 480, 600, 600}) {
    EXPECT_TRUE(breaker.rests(at + seconds{length} - Microseconds{1})) << length;
    at += seconds{length};
    EXPECT_FALSE(breaker.rests(at)) << length;
    EXPECT_TRUE(breaker.half_open(at));
    breaker.failed(at);
  }
  at += seconds{600};
  breaker.succeeded();
  EXPECT_FALSE(breaker.open());
  breaker.failed(at);
  EXPECT_FALSE(breaker.rests(at)) << "one success begins anew";
}

TEST(CircuitBreaker, WhatFailsDuringTheRestMakesItNoLonger) {
  Breaker breaker = broken();
  breaker.failed(breaker_noon + seconds{29});
  EXPECT_EQ(breaker.until(), breaker_noon + seconds{30});
}

TEST(CircuitBreaker, AClockSetBackDoesNotKeepItAtRest) {
  EXPECT_FALSE(broken().rests(breaker_noon - std::chrono::hours{1}));
  EXPECT_TRUE(broken().half_open(breaker_noon - std::chrono::hours{1})) << "it is tried, and not trusted";
}

TEST(CircuitBreaker, KeepsItsOwnTermsAfterASuccess) {
  Breaker breaker{{.failures_in_a_row = 1}};
  breaker.failed(breaker_noon);
  breaker.succeeded();
  breaker.failed(breaker_noon);
  EXPECT_TRUE(breaker.rests(breaker_noon));
}

}  // namespace
}  // namespace vestnik
