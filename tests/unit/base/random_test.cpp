#include "base/random.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace vestnik {
namespace {

TEST(Random, SameSeedGivesTheSameNumbers) {
  SeededRandom first{7};
  SeededRandom second{7};
  for (int i = 0; i < 100; ++i) EXPECT_EQ(first.next(), second.next());
}

TEST(Random, StaysBelowItsBound) {
  SeededRandom random{1};
  for (int i = 0; i < 1000; ++i) EXPECT_LT(random.below(6), 6U);
}

TEST(Random, TokensDiffer) {
  SystemRandom random;
  EXPECT_EQ(random.hex(32).size(), 64U);
  EXPECT_NE(random.hex(32), random.hex(32));
}

TEST(Digest, IsKeyedAndOfFixedLength) {
  EXPECT_EQ(digest("").size(), 64U);
  EXPECT_EQ(digest("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_NE(keyed_digest("0123456789abcdef", "x"), keyed_digest("0123456789abcdeg", "x"));
}

}  // namespace
}  // namespace vestnik
