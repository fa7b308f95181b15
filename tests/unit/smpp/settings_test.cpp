// What an operator of the service may write, and what is said when it is wrong.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "smpp/config.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

class SmppSettings : public ::testing::Test, protected Settings {
 protected:
  SmppSettings() {
    std::ofstream{folder_.path("password")} << "s3cret\n";
    set("host", "smpp.operator.example");
    set("system_id", "school39");
    set("password", "file:" + folder_.path("password"));
  }
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    const auto found = values_.find(key);
    return found == values_.end() ? std::nullopt : std::optional{found->second};
  }
  void set(const std::string& key, const std::string& value) { values_["gateway.smpp." + key] = value; }
  [[nodiscard]] std::string complaint() const {
    const auto read = smpp::read_config(*this);
    return read.ok() ? "" : read.problem().code + " " + std::string{read.problem().detail("key")};
  }

  TemporaryFolder folder_;
  std::map<std::string, std::string, std::less<>> values_;
};

TEST_F(SmppSettings, NeedAHostAnAccountAndASecret) {
  EXPECT_EQ(complaint(), "");
  for (const char* key : {"host", "system_id", "password"}) {
    const auto before = values_;
    values_.erase("gateway.smpp." + std::string{key});
    EXPECT_NE(complaint(), "") << key;
    values_ = before;
  }
  set("password", "s3cret");
  EXPECT_EQ(complaint(), "settings.secret_not_a_reference gateway.smpp.password");
}

TEST_F(SmppSettings, NameTheWordThatIsWrong) {
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"port", "0"},
                                                                                   {"host", "a/b"},
                                                                                   {"tls", "maybe"},
                                                                                   {"window", "0"},
                                                                                   {"window", "1001"},
                                                                                   {"rate", "-1"},
                                                                                   {"timeout_s", "0"},
                                                                                   {"enquire_link_s", "0"},
                                                                                   {"sender_ton", "9"},
                                                                                   {"long_messages", "payload"},
                                                                                   {"receipt_ids", "octal"}}) {
    const auto before = values_;
    set(key, value);
    EXPECT_EQ(complaint(), "gateways.setting_bad gateway.smpp." + key);
    values_ = before;
  }
}

TEST_F(SmppSettings, AreReadAsTheyAreWritten) {
  set("sender", "School39");
  set("tls", "on");
  set("window", "100");
  set("long_messages", "sar");
  set("receipt_ids", "hex_to_decimal");
  const auto config = smpp::read_config(*this);
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->sender, (smpp::Address{"School39", 5, 0}));
  EXPECT_TRUE(config->server.tls);
  EXPECT_EQ(config->server.port, 2775);
  EXPECT_EQ(config->password, "s3cret");
  EXPECT_EQ(config->window, 100U);
  EXPECT_EQ(config->joining, smpp::Joining::sar);
  EXPECT_EQ(config->receipt_ids, smpp::ReceiptIds::hex_to_decimal);
}

}  // namespace
}  // namespace vestnik::tests
