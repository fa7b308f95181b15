// What becomes of a message, by what the centre does with its submit_sm.
#include <gmock/gmock.h>

#include "unit/smpp/smpp_centre.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::Each;
using ::testing::SizeIs;
using ::testing::StartsWith;

using SmppOutcomes = SmppCentre;

TEST_F(SmppOutcomes, TheCentreGetsTheVeryWords) {
  start();
  EXPECT_EQ(in_a_word(deliver("Илья: нет на 1-м уроке")), "sent m-1");
  EXPECT_EQ(in_a_word(deliver("Sum [5] {€}", 2)), "sent m-2");
  const auto submits = heard("submit");
  ASSERT_THAT(submits, SizeIs(2));
  EXPECT_EQ(submits[0]["text"], "Илья: нет на 1-м уроке");
  EXPECT_EQ(submits[0]["coding"], 8);
  EXPECT_EQ(submits[0]["to"], "79270000001");
  EXPECT_EQ(submits[0]["to_ton"], 1);
  EXPECT_EQ(submits[0]["from"], "School39");
  EXPECT_EQ(submits[0]["from_ton"], 5);
  EXPECT_EQ(submits[0]["registered"], 1);
  EXPECT_EQ(submits[1]["text"], "Sum [5] {€}");
  EXPECT_EQ(submits[1]["coding"], 0);
  EXPECT_THAT(heard("bind"), SizeIs(1));
}

TEST_F(SmppOutcomes, ALongMessageIsPutTogetherAgainByEitherWay) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "контрольная ";
  for (const auto joining : {smpp::Joining::udh, smpp::Joining::sar}) {
    start("normal", [&](smpp::Config& config) { config.joining = joining; });
    const std::size_t before = heard("submit").size();
    EXPECT_THAT(in_a_word(deliver(text)), StartsWith("sent "));
    const auto submits = heard("submit");
    const std::size_t parts = count_sms_segments(text).segments;
    ASSERT_EQ(submits.size() - before, parts);
    std::string joined;
    for (std::size_t part = 0; part < parts; ++part) {
      const auto& one = submits[before + part];
      EXPECT_EQ(one["place"]["by"], joining == smpp::Joining::udh ? "udh" : "sar");
      EXPECT_EQ(one["place"]["number"], part + 1);
      EXPECT_EQ(one["place"]["total"], parts);
      joined += one["text"].get<std::string>();
    }
    EXPECT_EQ(joined, text);
  }
}

TEST_F(SmppOutcomes, WhatLosesItsSenseIsNotKeptByTheOperator) {
  start();
  Message message = sms("Нет на уроке");
  message.expires = school_.clock().now() + 90min;
  EXPECT_EQ(in_a_word(deliver(std::vector{message}).at(0)), "sent m-1");
  EXPECT_NEAR(heard("submit").at(0)["valid_s"].get<int>(), 5400, 5);
  message.expires = school_.clock().now();
  EXPECT_EQ(in_a_word(deliver(std::vector{message}).at(0)), "retry");
  EXPECT_THAT(heard("submit"), SizeIs(1));
}

TEST_F(SmppOutcomes, EachCodeOfTheCentreIsClassified) {
  start();
  const std::pair<const char*, const char*> codes[] = {{"0x0B", "no such number"},
                                                       {"0x01", "refused for good"},
                                                       {"0x65", "refused for good"},
                                                       {"0x14", "retry"},
                                                       {"0x08", "retry"},
                                                       {"0x0A", "retry"},
                                                       {"0x40B", "retry"}};
  std::vector<Message> batch;
  for (const auto& [code, word] : codes) {
    batch.push_back(sms(std::string{"!status="} + code, static_cast<std::int64_t>(batch.size()) + 1));
  }
  const auto outcomes = deliver(batch);
  for (std::size_t at = 0; at < batch.size(); ++at) EXPECT_EQ(in_a_word(outcomes[at]), codes[at].second) << at;
}

TEST_F(SmppOutcomes, WhatLeftAndWasNotAnsweredIsUnknown) {
  start();
  for (const char* text : {"!drop", "!silent", "!garbage", "!endless"}) {
    const Outcome outcome = deliver(text);
    EXPECT_EQ(in_a_word(outcome), "unknown") << text;
    gateway_ = std::make_unique<smpp::SmppGateway>(config_, school_.database(), school_.clock());
  }
}

TEST_F(SmppOutcomes, OneThatWasLostDoesNotMakeTheRestUnknown) {
  start("normal", [](smpp::Config& config) { config.window = 1; });
  const auto outcomes = deliver(std::vector{sms("one"), sms("!drop", 2), sms("three", 3)});
  EXPECT_EQ(in_a_word(outcomes[0]), "sent m-1");
  EXPECT_EQ(in_a_word(outcomes[1]), "unknown");
  EXPECT_EQ(in_a_word(outcomes[2]), "retry");
}

TEST_F(SmppOutcomes, NoMoreThanTheWindowIsInDoubt) {
  start("mute", [](smpp::Config& config) { config.window = 7; });
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 50; ++delivery) batch.push_back(sms("text", delivery));
  const auto outcomes = deliver(batch);
  EXPECT_EQ(std::ranges::count_if(outcomes, [](const Outcome& one) { return in_a_word(one) == "unknown"; }), 7);
  EXPECT_EQ(std::ranges::count_if(outcomes, [](const Outcome& one) { return in_a_word(one) == "retry"; }), 43);
  EXPECT_THAT(heard("submit"), SizeIs(7));
}

TEST_F(SmppOutcomes, AThrottledMessageIsSaidAgainSlower) {
  start();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT(in_a_word(deliver("!throttle")), StartsWith("sent "));
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 1500ms);
  EXPECT_THAT(heard("submit"), SizeIs(3));
}

TEST_F(SmppOutcomes, AThrottledMessageNeverHoldsTheCallPastItsDeadline) {
  start();
  const auto begun = std::chrono::steady_clock::now();
  const auto outcomes = deliver(std::vector{sms("!throttle"), sms("second", 2)}, 400ms);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 700ms);
  EXPECT_EQ(in_a_word(outcomes[0]), "retry");
}

TEST_F(SmppOutcomes, ANackIsNotTaken) {
  start();
  EXPECT_EQ(in_a_word(deliver("!nack")), "retry");
}

TEST_F(SmppOutcomes, ASlowAnswerIsWaitedForAndAnOddPduBeforeItIsNoTrouble) {
  start();
  EXPECT_EQ(in_a_word(deliver("!slow")), "sent m-1");
  EXPECT_EQ(in_a_word(deliver("!stranger !enquire", 2)), "sent m-2");
  EXPECT_EQ(in_a_word(deliver("third", 3)), "sent m-3");
  EXPECT_THAT(heard("bind"), SizeIs(1));
}

TEST_F(SmppOutcomes, AnAnswerWithoutItsLastByteIsUnderstood) {
  start();
  EXPECT_EQ(in_a_word(deliver("!unterminated")), "sent m-1");
}

TEST_F(SmppOutcomes, AfterOnePartFailsOnlyThoseThatAreMissingGoOutAgain) {
  start("normal", [](smpp::Config& config) { config.window = 1; });
  // The second part begins with the centre's order to drop.
  const std::string text = std::string(153, 'x') + "!silent " + std::string(100, 'y');
  EXPECT_EQ(in_a_word(deliver(text)), "unknown");
  const auto first = heard("submit");
  ASSERT_THAT(first, SizeIs(2));
  static_cast<void>(deliver(text));
  const auto all = heard("submit");
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[2]["place"]["number"], 2);
  EXPECT_EQ(all[2]["place"]["reference"], all[0]["place"]["reference"]);
}

TEST_F(SmppOutcomes, AnAddressThatIsNoTelephoneNeverLeaves) {
  start();
  Message message = sms("text");
  message.address = "+7927\r\n0000001";
  EXPECT_EQ(in_a_word(deliver(std::vector{message}).at(0)), "no such number");
  message = sms(std::string(50'000, 'x'));
  EXPECT_EQ(in_a_word(deliver(std::vector{message}).at(0)), "refused for good");
  EXPECT_THAT(heard("submit"), SizeIs(0));
  EXPECT_THAT(heard("bind"), SizeIs(0));
}

TEST_F(SmppOutcomes, WordsForTheAdministratorHoldNoNumberAndNoText) {
  start();
  for (const char* text : {"!status=0x0B secret", "!status=0x14 secret", "!nack secret", "!drop secret"}) {
    const Outcome outcome = deliver(text);
    const std::string why = std::visit(
        [](const auto& held) {
          if constexpr (requires { held.why; }) return held.why;
          return std::string{};
        },
        outcome);
    EXPECT_EQ(why.find("secret"), std::string::npos) << why;
    EXPECT_EQ(why.find("7927"), std::string::npos) << why;
    EXPECT_FALSE(why.empty());
  }
}

}  // namespace
}  // namespace vestnik::tests
