/// The Monday of Syzran with its SMS taken to a message centre over SMPP by the shipped gateway, and the centre's
/// receipts coming back.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <thread>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::SizeIs;

class MondayOverSmpp : public ::testing::Test {
 protected:
  MondayOverSmpp() {
    std::ofstream{folder.path("password")} << "s3cret";
    std::filesystem::permissions(folder.path("password"), std::filesystem::perms::owner_read);
    day = std::make_unique<Scenario>(monday_in_syzran(), settings());
    for (const LeftOut& left : day->school().service().left_out()) {
      ADD_FAILURE() << left.name << " " << left.problem.code;
    }
  }
  OwnSettings settings() {
    return {{"plugins.enabled", "import_csv smpp maildir internal_mail diary bulletin mail"},
            {"gateway.smpp.host", "127.0.0.1"},
            {"gateway.smpp.port", std::to_string(centre.read_port())},
            {"gateway.smpp.system_id", "school39"},
            {"gateway.smpp.password", "file:" + folder.path("password")},
            {"gateway.smpp.sender", "School39"}};
  }
  void collect() {
    Service& service = day->school().service();
    for (std::size_t at = 0; at < service.gateway_count(); ++at) {
      if (service.gateway(at).name == "smpp") service.collect(at);
    }
  }
  [[nodiscard]] std::int64_t in_state(std::string_view state) {
    return day->count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = $2",
                      {day->school().institution(), state});
  }
  /// Text by phone, as the centre put the parts together.
  [[nodiscard]] std::map<std::string, std::string> texts_at_the_centre() const {
    std::map<std::string, std::string> texts;
    std::ifstream lines{folder.path("smsc") + "/heard.jsonl"};
    for (std::string line; std::getline(lines, line);) {
      const JsonValue one = JsonValue::parse(line).value();
      if (text_of(one, "what") == "submit") texts["+" + text_of(one, "to")] += text_of(one, "text");
    }
    return texts;
  }

  TemporaryFolder folder;
  test::ChildProcess centre{
      {"node", VESTNIK_SOURCE_DIR "/tests/support/smsc/smsc.js", folder.path("smsc"), "receipts"}};
  std::unique_ptr<Scenario> day;
};

TEST_F(MondayOverSmpp, TheFamilyIsToldAndTheOutboxKnowsThatItArrived) {
  live_monday_morning(*day);
  day->at(monday, "08:20");
  const PersonId mother = day->mother_of("Кузнецов Илья");
  ASSERT_THAT(day->told_by(mother, "sms"), SizeIs(1));
  EXPECT_EQ(day->told_by(mother, "sms")[0].state, "sent");
  const std::int64_t sent = in_state("sent");
  EXPECT_GT(sent, 0);
  std::map<std::string, std::string> meant;
  const InstitutionId school = day->school().institution();
  day->school().service().database().read(school, [&](Transaction& transaction) {
    transaction.query(
        "SELECT address, body FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent'", {school},
        [&](const Row& row) { meant.emplace(row.string(0), row.string(1)); });
  });
  EXPECT_EQ(texts_at_the_centre(), meant);

  for (int look = 0; look < 100 && in_state("delivered") < sent; ++look) {
    collect();
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  EXPECT_EQ(in_state("delivered"), sent);
  EXPECT_EQ(day->told_by(mother, "sms")[0].state, "delivered");
}

}  // namespace
}  // namespace vestnik::tests
