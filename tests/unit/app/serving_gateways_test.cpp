#include "app/serving_gateways.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "support/scripted_gateway.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

class ChannelSettings final : public Settings {
 public:
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    const auto at = values.find(key);
    return at == values.end() ? std::nullopt : std::optional{at->second};
  }
  std::map<std::string, std::string, std::less<>> values;
};

class Serving : public ::testing::Test {
 protected:
  std::vector<std::string> names() {
    const std::vector<Relay::Gateway> offered{&paper, &smpp, &folder, &sheets};
    std::vector<std::string> found;
    for (const GatewayInfo& info : serving_gateways(offered, settings).infos) found.push_back(info.name);
    return found;
  }

  ChannelSettings settings;
  ScriptedLocalGateway paper{{.name = "paper", .channel = "print", .medium = "print", .address_kind = ""}};
  ScriptedGateway smpp{{.name = "smpp", .channel = "sms", .medium = "sms", .address_kind = "phone"}};
  ScriptedGateway folder{{.name = "maildir_sms", .channel = "sms", .medium = "sms", .address_kind = "phone"}};
  ScriptedGateway sheets{{.name = "maildir_print", .channel = "print", .medium = "print", .address_kind = ""}};
};

TEST_F(Serving, IsTheFirstOfAChannelAloneUnlessTheSchoolNamesMore) {
  EXPECT_THAT(names(), ElementsAre("paper", "smpp"));
}

TEST_F(Serving, FollowsTheOrderOfTheSchool) {
  settings.values["channels.sms"] = "maildir_sms smpp";
  EXPECT_THAT(names(), ElementsAre("paper", "maildir_sms", "smpp"));
}

TEST_F(Serving, DoesNotLoseAChannelToAMisspelledName) {
  settings.values["channels.sms"] = "smpq";
  settings.values["channels.print"] = "  maildir_print  paper nobody ";
  EXPECT_THAT(names(), ElementsAre("maildir_print", "paper", "smpp"));
}

}  // namespace
}  // namespace vestnik::tests
