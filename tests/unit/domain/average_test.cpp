#include "domain/average.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

void add_all(Average& average, std::initializer_list<std::uint8_t> grades) {
  for (const std::uint8_t grade : grades) average.add(Mark{grade, {}}, 100);
}

TEST(Average, IsRoundedHalfUpInHundredths) {
  Average average{Averaging::plain};
  add_all(average, {5, 4, 4, 4});
  EXPECT_EQ(average.value(), 425);
  Average thirds{Averaging::plain};
  add_all(thirds, {5, 5, 4});
  EXPECT_EQ(thirds.value(), 467);
  Average eighths{Averaging::plain};
  add_all(eighths, {5, 4, 4, 4, 4, 4, 4, 4});
  EXPECT_EQ(eighths.value(), 413);
}

TEST(Average, BothGradesOfOneWorkCount) {
  Average average{Averaging::plain};
  average.add(Mark{4, 3}, 100);
  EXPECT_EQ(average.value(), 350);
}

TEST(Average, WeighsWorksWhereTheRegulationSaysSo) {
  Average weighted{Averaging::weighted};
  weighted.add(Mark{5, {}}, 300);
  weighted.add(Mark{3, {}}, 100);
  EXPECT_EQ(weighted.value(), 450);
  Average plain{Averaging::plain};
  plain.add(Mark{5, {}}, 300);
  plain.add(Mark{3, {}}, 100);
  EXPECT_EQ(plain.value(), 400);
}

TEST(Average, OfNothingIsNothing) {
  EXPECT_EQ(Average{Averaging::plain}.value(), std::nullopt);
  Average weightless{Averaging::weighted};
  weightless.add(Mark{5, {}}, 0);
  EXPECT_EQ(weightless.value(), std::nullopt);
}

}  // namespace
}  // namespace vestnik
