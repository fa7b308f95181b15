/// The Monday of Syzran with its SMS handed to a provider by the shipped driver of SMSC.ru.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <thread>

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
  // The provider answers `pause` seconds after it has taken a message over.
  std::unique_ptr<test::ChildProcess> begin(const std::string& password, const std::string& pause) {
    std::ofstream{folder.path("password")} << password;
    std::filesystem::permissions(folder.path("password"), std::filesystem::perms::owner_read);
    auto provider = std::make_unique<test::ChildProcess>(std::vector<std::string>{
        "/usr/bin/python3", "-u", VESTNIK_SOURCE_DIR "/tests/scenario/smsc_server.py", folder.path("in"), pause});
    day = std::make_unique<Scenario>(monday_in_syzran(),
                                     through_the_provider(provider->read_port(), folder.path("password")));
    for (const LeftOut& left : day->school().service().left_out())
      ADD_FAILURE() << left.name << " " << left.problem.code;
    live_monday_morning(*day);
    return provider;
  }
  void live(const std::string& password) {
    const auto provider = begin(password, "0");
    day->at(monday, "08:20");
  }
  std::size_t sms_gateway() {
    std::size_t number = 0;
    while (day->school().service().gateway(number).channel != "sms") ++number;
    return number;
  }
  std::size_t taken_over() {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder.path("in")}, {}));
  }
  std::int64_t sms_in(std::string_view state) {
    return day->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = $2",
                      {day->school().institution(), state});
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

// A service that is stopped leaves nothing to the next one's guesses.
TEST_F(MondayThroughARealSmsProvider, WhatAGatewayHasInItsHandsGetsItsReceiptWhenTheServiceStops) {
  const auto provider = begin("s3cret&+", "1");
  Service& service = day->school().service();
  const Instant later = day->school().zone().instant(parse_iso_date(monday).value(), WallTime{8 * 60 + 20});
  const auto before = taken_over();
  std::jthread relay{[&, number = sms_gateway()] { service.deliver(number, later); }};
  for (int look = 0; taken_over() == before && look < 1000; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  EXPECT_EQ(sms_in("sending"), 1);
  service.drain();
  relay.join();
  EXPECT_EQ(sms_in("sending"), 0);
  EXPECT_EQ(sms_in("sent"), static_cast<std::int64_t>(taken_over()));
  day->at(monday, "10:00");
  EXPECT_EQ(sms_in("sent"), static_cast<std::int64_t>(taken_over())) << "nothing new is claimed";
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
