/// The Monday of Syzran with its SMS handed to a provider by the shipped driver of SMSC.ru.
#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::SizeIs;

OwnSettings through_the_provider(int port, const std::string& password) {
  return {{"plugins.enabled", "import_csv sms_http maildir internal_mail diary bulletin mail"},
          {"gateway.sms_http.driver", "smsc_ru"},
          {"gateway.sms_http.url", "http://127.0.0.1:" + std::to_string(port)},
          {"gateway.sms_http.login", "school39"},
          {"gateway.sms_http.password", "file:" + password}};
}

/// Text by phone.
using Texts = std::map<std::string, std::string>;

Texts texts_in(const std::string& folder) {
  Texts texts;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in{file.path()};
    const std::string json{std::istreambuf_iterator<char>{in}, {}};
    const JsonValue fields = JsonValue::parse(json).value();
    EXPECT_TRUE(texts.emplace(text_of(fields, "phones"), text_of(fields, "mes")).second) << "sent twice";
  }
  return texts;
}

class MondayThroughARealSmsProvider : public ::testing::Test {
 protected:
  void live(const std::string& password) {
    std::ofstream{folder.path("password")} << password;
    std::filesystem::permissions(folder.path("password"), std::filesystem::perms::owner_read);
    test::ChildProcess provider{
        {"/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/scenario/smsc_server.py", folder.path("in")}};
    day = std::make_unique<Scenario>(monday_in_syzran(),
                                     through_the_provider(provider.read_port(), folder.path("password")));
    for (const LeftOut& left : day->school().service().left_out())
      ADD_FAILURE() << left.name << " " << left.problem.code;
    live_monday_morning(*day);
    day->at(monday, "08:20");
  }
  [[nodiscard]] std::vector<Told> sms_to_the_mother() { return day->told_by(day->mother_of("Кузнецов Илья"), "sms"); }

  TemporaryFolder folder;
  std::unique_ptr<Scenario> day;
};

TEST_F(MondayThroughARealSmsProvider, TheProviderGetsTheVeryTextsThatTheOutboxSent) {
  live("s3cret&+");
  const auto told = sms_to_the_mother();
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].state, "sent");
  Texts meant;
  const InstitutionId school = day->school().institution();
  day->school().service().database().read(school, [&](Transaction& transaction) {
    transaction.query(
        "SELECT address, body FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent'", {school},
        [&](const Row& row) { meant.emplace(row.string(0).substr(1), row.string(1)); });
  });
  EXPECT_FALSE(meant.empty());
  EXPECT_EQ(texts_in(folder.path("in")), meant);
}

TEST_F(MondayThroughARealSmsProvider, ARefusedSignInIsTheSchoolsTroubleAndTheAddressStaysGood) {
  live("a wrong one");
  EXPECT_TRUE(texts_in(folder.path("in")).empty());
  const InstitutionId school = day->school().institution();
  EXPECT_GT(day->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' "
                       "AND state = 'retry'",
                       {school}),
            0);
  EXPECT_EQ(day->count("SELECT COUNT(*) FROM contact WHERE institution_id = $1 AND state = 'dead'", {school}), 0);
}

}  // namespace
}  // namespace vestnik::tests
