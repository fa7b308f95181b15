#include "notify/channels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ChannelsToAPerson : public ::testing::Test {
 protected:
  Channels channels{{{"a", "sms", "sms", "phone", 1},
                     {"b", "email", "email", "email", 1},
                     {"c", "internal", "mail", "", 1},
                     {"d", "paper", "print", "", 1}},
                    [](std::string_view medium, std::string_view name) { return medium != "sms" || name != "digest"; }};
  Reach reach{true, "email", {{"email", "a@example.org"}, {"phone", "+7900"}}};

  std::vector<std::string> names(const std::vector<Way>& ways) {
    std::vector<std::string> found;
    for (const auto& way : ways) found.push_back(way.channel + "|" + way.remaining);
    return found;
  }
};

TEST_F(ChannelsToAPerson, FirstOfTakesTheFirstOpenOneAndKeepsTheRest) {
  EXPECT_THAT(names(channels.ways({{"sms", "email", "internal"}, ChannelMode::first_of, {"absence"}}, reach)),
              ElementsAre("sms|email internal"));
}

TEST_F(ChannelsToAPerson, AllOfTakesEveryOpenOne) {
  EXPECT_THAT(names(channels.ways({{"sms", "email"}, ChannelMode::all_of, {"absence"}}, reach)),
              ElementsAre("sms|", "email|"));
}

// syzran-m.stud.3
TEST_F(ChannelsToAPerson, PreferredStandsForThePersonsOwnChoice) {
  EXPECT_THAT(names(channels.ways({{"preferred", "sms", "email"}, ChannelMode::first_of, {"absence"}}, reach)),
              ElementsAre("email|sms"));
}

TEST_F(ChannelsToAPerson, WithoutAnAddressOrAnAccountTheyAreClosed) {
  const Reach nothing;
  EXPECT_THAT(channels.ways({{"sms", "email", "internal"}, ChannelMode::first_of, {"absence"}}, nothing), IsEmpty());
}

TEST_F(ChannelsToAPerson, UnknownOnesArePassedOver) {
  EXPECT_THAT(names(channels.ways({{"pigeon", "sms"}, ChannelMode::first_of, {"absence"}}, reach)),
              ElementsAre("sms|"));
}

TEST_F(ChannelsToAPerson, ADigestGoesWhereADigestHasATemplate) {
  EXPECT_THAT(names(channels.digest_ways({{"sms"}, ChannelMode::first_of, {}}, reach)), ElementsAre("email|internal"));
}

// yarovoe-4.3.6
TEST_F(ChannelsToAPerson, OnlyPaperIsLeftToThoseWhoRefusedTheElectronicForm) {
  EXPECT_THAT(names(channels.ways({{"sms"}, ChannelMode::first_of, {"digest"}, true}, reach)), ElementsAre("paper|"));
}

}  // namespace
}  // namespace vestnik::tests
