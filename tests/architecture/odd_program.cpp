// A program that breaks off in every way there is, for counted_test.sh: each of its tests does as BREAKS_OFF says.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string_view>

namespace {

bool breaks_off_by(std::string_view way) {
  const char* wanted = std::getenv("BREAKS_OFF");
  return wanted != nullptr && way == wanted;
}

/// At the end of the process, as a leak sanitizer does.
const struct AtTheEnd {
  bool unhappy = false;
  ~AtTheEnd() {
    if (unhappy) std::_Exit(23);
  }
} at_the_end{breaks_off_by("the end")};

TEST(Odd, Passes) {}
TEST(Odd, MayCrash) {
  if (breaks_off_by("a crash")) std::abort();
}
TEST(Odd, MayFail) { EXPECT_FALSE(breaks_off_by("a failure")) << "as it was told to"; }
TEST(Odd, MayBeSkipped) {
  if (breaks_off_by("a skip")) GTEST_SKIP();
}
TEST(Odd, MayEndTheProcess) {
  if (breaks_off_by("an exit")) std::_Exit(0);
}
class Numbers : public testing::TestWithParam<int> {};
TEST_P(Numbers, AreCounted) {}
INSTANTIATE_TEST_SUITE_P(Of, Numbers, testing::Values(1, 2, 3));

}  // namespace
