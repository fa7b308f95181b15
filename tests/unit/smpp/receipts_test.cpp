// What comes back: receipts that are early, late, double or forged, and what people answer.
#include <gmock/gmock.h>

#include "unit/smpp/smpp_centre.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Kind = DeliveryReport::Kind;
using SmppReceiptsOfTheCentre = SmppCentre;

TEST_F(SmppReceiptsOfTheCentre, ADeliveredMessageIsReportedUnderTheIdItWasSentWith) {
  start();
  EXPECT_EQ(in_a_word(deliver("!delivered")), "sent m-1");
  ASSERT_TRUE(collect_until([&] { return !heard("deliver_resp").empty(); }));
  ASSERT_THAT(reports_.taken, SizeIs(1));
  EXPECT_EQ(reports_.gateway_named, "smpp");
  EXPECT_EQ(reports_.taken[0].receipt, "m-1");
  EXPECT_EQ(reports_.taken[0].kind, Kind::delivered);
  EXPECT_EQ(heard("deliver_resp")[0]["status"], 0);
}

TEST_F(SmppReceiptsOfTheCentre, AnEarlyOneWaitsUntilTheMessageIsKnown) {
  start();
  int asked = 0;
  reports_.fate = [&](const DeliveryReport&) { return ++asked < 3 ? ReportFate::unknown : ReportFate::taken; };
  EXPECT_EQ(in_a_word(deliver("!early")), "sent m-1");
  ASSERT_TRUE(collect_until([&] { return !heard("deliver_resp").empty(); }));
  EXPECT_EQ(asked, 3);
  EXPECT_THAT(reports_.taken, SizeIs(1));
}

TEST_F(SmppReceiptsOfTheCentre, ADoubleOneIsHandedInTwiceAndAnsweredTwice) {
  start();
  static_cast<void>(deliver("!duplicate"));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 2; }));
  EXPECT_THAT(reports_.taken, SizeIs(2));
}

TEST_F(SmppReceiptsOfTheCentre, ALateOneStillCountsAndItsOwnClockIsNotBelieved) {
  start();
  static_cast<void>(deliver("!late"));
  EXPECT_THAT(reports_.taken, IsEmpty());
  ASSERT_TRUE(collect_until([&] { return !reports_.taken.empty(); }));
  EXPECT_EQ(reports_.taken[0].at, school_.clock().now());
}

TEST_F(SmppReceiptsOfTheCentre, AForgedOneChangesNothingAndIsNotAnsweredBeforeItsTime) {
  start();
  reports_.fate = [](const DeliveryReport&) { return ReportFate::unknown; };
  static_cast<void>(deliver("!forged"));
  collect_for(200ms);
  EXPECT_THAT(reports_.taken, IsEmpty());
  EXPECT_THAT(heard("deliver_resp"), IsEmpty());
}

TEST_F(SmppReceiptsOfTheCentre, AreReadFromTheirTextWhereThereAreNoParameters) {
  start();
  static_cast<void>(deliver("!text_only"));
  ASSERT_TRUE(collect_until([&] { return !reports_.taken.empty(); }));
  EXPECT_EQ(reports_.taken[0].receipt, "m-1");
}

TEST_F(SmppReceiptsOfTheCentre, TellAnUndeliveredMessageFromANumberThatDoesNotExist) {
  start();
  static_cast<void>(deliver(std::vector{sms("!undelivered"), sms("!nobody", 2), sms("!enroute", 3)}));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 3; }));
  ASSERT_THAT(reports_.taken, SizeIs(2));
  EXPECT_EQ(reports_.taken[0].kind, Kind::undelivered);
  EXPECT_EQ(reports_.taken[0].why, "UNDELIV err:011");
  EXPECT_EQ(reports_.taken[1].kind, Kind::no_such_address);
}

TEST_F(SmppReceiptsOfTheCentre, OfPartsSpeakForTheMessageWhenAllHaveCome) {
  start();
  static_cast<void>(deliver("!first_part " + std::string(200, 'x')));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 1; }));
  EXPECT_THAT(reports_.taken, IsEmpty());
}

TEST_F(SmppReceiptsOfTheCentre, AreKeptWhileTheDatabaseIsAway) {
  start();
  static_cast<void>(deliver("!delivered !reply"));
  reports_.fail = true;
  EXPECT_THROW(collect_for(2s), DatabaseError);
  EXPECT_THROW(collect_for(2s), DatabaseError);
  EXPECT_THAT(heard("deliver_resp"), IsEmpty());
  reports_.fail = false;
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 2; }));
  EXPECT_THAT(reports_.taken, SizeIs(1));
  EXPECT_THAT(reports_.messages, SizeIs(1));
}

TEST_F(SmppReceiptsOfTheCentre, WhatPeopleAnswerIsHandedOn) {
  start();
  static_cast<void>(deliver(std::vector{sms("!reply"), sms("!reply_gsm", 2)}));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 2; }));
  ASSERT_THAT(reports_.messages, SizeIs(2));
  EXPECT_EQ(reports_.messages[0].text, "болеет до пятницы");
  EXPECT_EQ(reports_.messages[0].from, "+79270000001");
  EXPECT_EQ(reports_.messages[0].gateway, "smpp");
  EXPECT_EQ(reports_.messages[1].text, "STOP");
  EXPECT_NE(reports_.messages[0].id, reports_.messages[1].id);
}

TEST_F(SmppReceiptsOfTheCentre, AnAnswerInPartsIsOneMessage) {
  start();
  static_cast<void>(deliver("!reply_parts"));
  ASSERT_TRUE(collect_until([&] { return !reports_.messages.empty(); }));
  EXPECT_EQ(reports_.messages[0].text, "болеет до пятницы");
  EXPECT_THAT(reports_.messages, SizeIs(1));
}

TEST_F(SmppReceiptsOfTheCentre, APartOfAnAnswerOutlivesARestart) {
  start();
  static_cast<void>(deliver("!reply_half_1"));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 1; })) << "we have it, and said so";
  EXPECT_THAT(reports_.messages, IsEmpty());
  gateway_ = std::make_unique<smpp::SmppGateway>(config_, school_.database(), school_.clock());
  static_cast<void>(deliver("!reply_half_2", 2));
  ASSERT_TRUE(collect_until([&] { return !reports_.messages.empty(); }));
  EXPECT_EQ(reports_.messages[0].text, "болеет до среды");
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 2; }));
  std::int64_t left = -1;
  school_.database().read(InstitutionId{}, [&](Transaction& transaction) {
    transaction.query("SELECT COUNT(*) FROM p_smpp_answer_part", {}, [&](const Row& row) { left = row.integer(0); });
  });
  EXPECT_EQ(left, 0) << "a telephone and words are not kept any longer";
}

TEST_F(SmppReceiptsOfTheCentre, WhatIsTornOrStrangeIsTurnedDownAndTheConnectionGoesOn) {
  start();
  static_cast<void>(deliver("!torn !stranger !data !enquire !reply_torn"));
  ASSERT_TRUE(collect_until([&] { return heard("deliver_resp").size() == 2 && !heard("enquire_link_resp").empty(); }));
  for (const auto& one : heard("deliver_resp")) EXPECT_EQ(one["status"], one["of"] == "torn" ? 2 : 0);
  ASSERT_THAT(heard("nack"), SizeIs(1));
  EXPECT_EQ(heard("nack")[0]["status"], 3);
  ASSERT_THAT(heard("data_resp"), SizeIs(1));
  EXPECT_EQ(in_a_word(deliver("still here", 2)), "sent m-2");
  EXPECT_THAT(heard("bind"), SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
