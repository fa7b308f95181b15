#include "access/program_name.h"

#include <gtest/gtest.h>

namespace vestnik::tests {
namespace {

TEST(ProgramName, IsWhatItsOwnerWouldCallIt) {
  EXPECT_EQ(program_of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "Firefox, Windows");
  EXPECT_EQ(program_of("Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 "
                       "Mobile Safari/537.36"),
            "Chrome, Android");
  EXPECT_EQ(program_of("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 "
                       "YaBrowser/24.6.0 Safari/537.36"),
            "Yandex Browser, Windows");
  EXPECT_EQ(program_of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
                       "Gecko) Version/17.5 Mobile/15E148 Safari/604.1"),
            "Safari, iPhone");
  EXPECT_EQ(program_of("curl/7.88.1"), "curl");
}

TEST(ProgramName, OfNothingOrNonsenseIsShortAndHarmless) {
  EXPECT_EQ(program_of(""), "");
  EXPECT_EQ(program_of("<script>alert(1)</script>"), "");
  EXPECT_LE(program_of(std::string(5000, 'a')).size(), 60U);
}

}  // namespace
}  // namespace vestnik::tests
