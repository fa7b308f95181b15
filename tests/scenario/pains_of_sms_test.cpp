/// Pains of SMS: reports that match nothing, bills that nobody foresaw. Over SMPP, at another's message centre.
#include <fstream>
#include <thread>

#include "domain/sms_segments.h"
#include "json/json_writer.h"
#include "scenario/school_of_pains.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class PainsOfSms : public SchoolOfPains {
 protected:
  /// `mode` is the centre's.
  void over_smpp(const std::string& mode, const std::string& receipt_ids) {
    centre_ = std::make_unique<test::ChildProcess>(
        std::vector<std::string>{"node", VESTNIK_SOURCE_DIR "/tests/support/smsc/smsc.js", folder.path("smsc"), mode});
    std::ofstream{folder.path("smpp")} << "s3cret";
    open({{"plugins.enabled", "import_csv smpp maildir internal_mail diary bulletin mail"},
          {"gateway.smpp.host", "127.0.0.1"},
          {"gateway.smpp.port", std::to_string(centre_->read_port())},
          {"gateway.smpp.system_id", "school39"},
          {"gateway.smpp.password", "file:" + folder.path("smpp")},
          {"gateway.smpp.receipt_ids", receipt_ids},
          {"gateway.smpp.sender", "School39"}});
  }
  void collect_until_delivered(std::int64_t messages) {
    Service& service = day->school().service();
    for (int look = 0; look < 150 && sms_in("delivered") < messages; ++look) {
      for (std::size_t at = 0; at < service.gateway_count(); ++at) {
        if (service.gateway(at).name == "smpp") service.collect(at);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    EXPECT_EQ(sms_in("delivered"), messages) << "of them reported; sent without a report: " << sms_in("sent");
  }
  /// Parts that the centre was given, by the number they went to.
  [[nodiscard]] std::map<std::string, int> parts_at_the_centre() const {
    std::map<std::string, int> parts;
    std::ifstream lines{folder.path("smsc") + "/heard.jsonl"};
    for (std::string line; std::getline(lines, line);) {
      const JsonValue one = JsonValue::parse(line).value();
      if (text_of(one, "what") == "submit") ++parts["+" + text_of(one, "to")];
    }
    return parts;
  }

 private:
  std::unique_ptr<test::ChildProcess> centre_;
};

// Pain 12: the operator answers "00A1" and reports "161", or "0000000161", or before it has answered at all.
TEST_F(PainsOfSms, Pain12ReportsAreLostForTheirIdsAreWrittenInAnotherWay) {
  over_smpp("odd_ids", "hex_to_decimal");
  day->at(monday, "10:00");
  urgent_announcement("Сегодня уроки до 12:00");
  EXPECT_GT(sms_planned(), 20);
  collect_until_delivered(sms_planned());
}

// Pain 12, the other way round: "161" is answered, and "00a1" reported.
TEST_F(PainsOfSms, Pain12AlsoInTheOtherDirection) {
  over_smpp("odd_decimal_ids", "decimal_to_hex");
  absent("7-А", "Кузнецов Илья");
  day->at(monday, "08:20");
  collect_until_delivered(1);
}

// Pain 13: a text is paid for in more parts than anybody was told.
TEST_F(PainsOfSms, Pain13TheBillHasMorePartsThanWereCounted) {
  over_smpp("receipts", "as_is");
  day->at(monday, "10:00");
  urgent_announcement("Сегодня — уроки до 12:00 😀, кружки и группа продлённого дня не работают, детей заберите сами");
  std::map<std::string, int> counted;
  std::int64_t all = 0;
  const InstitutionId school = day->school().institution();
  day->school().service().database().read(school, [&](Transaction& transaction) {
    transaction.query("SELECT address, body FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND body <> ''",
                      {school}, [&](const Row& row) {
                        const auto parts = static_cast<int>(count_sms_segments(row.string(1)).segments);
                        counted[row.string(0)] += parts;
                        all += parts;
                      });
  });
  const auto families = static_cast<std::int64_t>(counted.size());
  ASSERT_GT(families, 20);
  EXPECT_GT(all, families) << "a text in several parts";
  EXPECT_EQ(parts_at_the_centre(), counted) << "as many parts as were counted";
  const Answer wishes = day->school().get(day->mother_of("Тихонов Егор"), "/api/v1/me/preferences");
  ASSERT_EQ(wishes.status, 200) << wishes.bytes;
  const JsonValue* last = wishes.body.find("last_sms");
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(integer_of(*last, "parts") * families, all) << "and the family sees the same number";
  EXPECT_EQ(integer_of(*last, "parts_in_latin"), integer_of(*last, "parts")) << "a smile costs in Latin letters, too";
}

}  // namespace
}  // namespace vestnik::tests
