/// Pains that schools know from tools whose provider is away, slow or silent, each lived through with this product.
#include <fstream>

#include "scenario/school_of_pains.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view ilya = "Кузнецов Илья";

class PainsOfProviders : public SchoolOfPains {
 protected:
  std::string why_of_the_first_sms() {
    return day->why(day->count("SELECT MIN(id) FROM delivery WHERE institution_id = $1 AND channel = 'sms'",
                               {day->school().institution()}));
  }
  std::size_t gateway(std::string_view name) {
    std::size_t number = 0;
    while (day->school().service().gateway(number).name != name) ++number;
    return number;
  }
};

// Pain 3: a single message is neither on record nor tried again.
TEST_F(PainsOfProviders, Pain03NoRecordAndNoRetryOfASingleMessage) {
  open();
  absent("7-А", ilya);
  day->at(monday, "08:14");
  EXPECT_EQ(sms_in("retry"), 1) << "the provider is away, and the message is not forgotten";
  EXPECT_THAT(why_of_the_first_sms(), AllOf(HasSubstr("Правило «absence»"), HasSubstr("Попытка 1")));
  provider_comes();
  day->at(monday, "08:30");
  const auto told = sms_to_mother_of(ilya);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].state, "sent");
  EXPECT_THAT(why_of_the_first_sms(), AllOf(HasSubstr("Попытка 1"), HasSubstr("Попытка 2")));
  EXPECT_TRUE(nobody_got_two());
  EXPECT_EQ(taken_over(), 1U);
}

// Pain 5: the provider takes a message over and answers too late; the tool sends a second one.
TEST_F(PainsOfProviders, Pain05ATimeoutAfterAcceptanceMakesTwo) {
  open({{"gateway.sms_http.timeout_s", "1"}});
  provider_comes("2");
  absent("7-А", ilya);
  day->at(monday, "08:10");
  EXPECT_EQ(taken_over(), 1U) << "the provider has it";
  EXPECT_EQ(sms_told(), 0) << "and nobody here knows it yet";
  provider_leaves();
  day->at(monday, "08:11");
  provider_comes();
  day->at(monday, "08:40");
  EXPECT_EQ(taken_over(), 1U);
  EXPECT_TRUE(nobody_got_two());
}

// Pain 7: one provider is away, and all wait for it.
TEST_F(PainsOfProviders, Pain07NobodyTakesOverWhenTheProviderFails) {
  open({{"channels.sms", "sms_http maildir_sms"}});
  day->at(monday, "10:00");
  urgent_announcement("Сегодня уроки до 12:00");
  day->at(monday, "10:20");
  EXPECT_GT(sms_planned(), 20);
  EXPECT_EQ(sms_told(), sms_planned()) << "the other provider took over";
  EXPECT_EQ(day->count("SELECT COUNT(*) FROM delivery d JOIN attempt a ON a.institution_id = d.institution_id"
                       " AND a.delivery_id = d.id WHERE d.institution_id = $1 AND d.channel = 'sms'"
                       " AND a.gateway = 'maildir_sms' AND a.outcome = 'sent'",
                       {day->school().institution()}),
            sms_planned());
}

// Pain 10: what was to be sent in the morning goes out at night, when the service runs again.
TEST_F(PainsOfProviders, Pain10AStaleMessageIsStillSentAfterADowntime) {
  open();
  provider_comes();
  absent("7-А", ilya);
  // Nobody plans or delivers until Tuesday: the service was down.
  workers_at(tuesday, "08:00", 1);
  EXPECT_EQ(taken_over(), 0U) << "the first lesson of yesterday is no news for an SMS";
  EXPECT_THAT(why_of_the_first_sms(), HasSubstr("Причина: "));
  workers_at(tuesday, "16:00", 1);
  EXPECT_EQ(taken_over(), 0U);
  const auto letters = day->told_by(day->mother_of(ilya), "email");
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_THAT(letters[0].text, HasSubstr("14.09, 1-й урок")) << "she reads it in the day's letter";
}

// Pain 14: the modem hangs, and whatever waits for it waits for ever.
TEST_F(PainsOfProviders, Pain14TheModemHangsAndTheQueueStalls) {
  for (const char* name : {"inbox", "outbox", "sent", "error"}) std::filesystem::create_directories(folder.path(name));
  std::ofstream{folder.path("smsdrc")} << "[smsd]\nservice = files\ntransmitformat = auto\ninboxpath = "
                                       << folder.path("inbox") << "\noutboxpath = " << folder.path("outbox")
                                       << "\nsentsmspath = " << folder.path("sent")
                                       << "\nerrorsmspath = " << folder.path("error") << "\n";
  open({{"plugins.enabled", "import_csv gammu maildir internal_mail diary bulletin mail"},
        {"gateway.gammu.smsdrc", folder.path("smsdrc")}});
  const auto lies_in_the_outbox = [&] {
    return std::distance(std::filesystem::directory_iterator{folder.path("outbox")}, {});
  };
  absent("7-А", ilya);
  day->at(monday, "08:14");
  EXPECT_EQ(lies_in_the_outbox(), 1) << "handed to the modem";
  day->at(monday, "08:20");
  day->school().service().collect(gateway("gammu"));
  EXPECT_EQ(lies_in_the_outbox(), 1) << "a modem may be slow";
  day->at(monday, "08:50");
  day->school().service().collect(gateway("gammu"));
  day->at(monday, "08:52");
  EXPECT_EQ(lies_in_the_outbox(), 0) << "it must not leave in the night, when the modem is well again";
  EXPECT_THAT(day->told_by(day->mother_of(ilya), "email"), SizeIs(1)) << "the next way";
}

}  // namespace
}  // namespace vestnik::tests
