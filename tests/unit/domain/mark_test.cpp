#include "domain/mark.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Mark, ReadsOneGradeAndTwoForOneWork) {
  EXPECT_EQ(parse_mark("5"), (Mark{5, std::nullopt}));
  EXPECT_EQ(parse_mark("4/3"), (Mark{4, 3}));
  for (const char* wrong : {"", "0", "4/", "/3", "4/3/2", "5 ", "-5", "4.5", "101", "н"}) {
    EXPECT_FALSE(parse_mark(wrong)) << wrong;
  }
}

TEST(Mark, PrintsAverageWithoutLosingAHundredth) {
  EXPECT_EQ(to_decimal(425), "4,25");
  EXPECT_EQ(to_decimal(405), "4,05");
}

TEST(FinalMark, NotAttestedIsAValueAndNotAnAbsenceOfOne) {
  EXPECT_EQ(parse_final_mark("н/а"), FinalMark{});
  EXPECT_EQ(to_text(FinalMark{}), "н/а");
  EXPECT_FALSE(parse_final_mark("осв"));
}

}  // namespace
}  // namespace vestnik
