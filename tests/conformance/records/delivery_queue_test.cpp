// The queue of messages on each engine.
#include "records/delivery_queue.h"

#include "conformance/records/suite.h"
#include "records/delivery_reports.h"
#include "records/delivery_store.h"
#include "records/early_report_store.h"

namespace vestnik::tests {
namespace {

using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Instant moment = parse_iso_instant("2026-09-14T08:00:00Z").value();

DeliveryId add_sms(Transaction& transaction, PersonId recipient, int priority, Instant due) {
  NewDelivery message;
  message.recipient = recipient;
  message.channel = "sms";
  message.rule = "absence";
  message.in_doubt = InDoubt::ask;
  message.priority = priority;
  message.due = due;
  return insert_delivery(transaction, message, moment);
}

std::int64_t claim_for(Transaction& transaction, std::string_view gateway, std::size_t limit,
                       std::string_view others = "") {
  return claim_due(transaction, {"sms", gateway, limit, moment, moment + seconds{25}, moment, others});
}

std::vector<DeliveryId> ids_of(const std::vector<ClaimedDelivery>& deliveries) {
  std::vector<DeliveryId> ids;
  for (const auto& one : deliveries) ids.push_back(one.id);
  return ids;
}

TEST_P(JournalConformance, TheMostUrgentOfTheQueueIsClaimedFirst) {
  school().write([&](Transaction& transaction) {
    const DeliveryId digest = add_sms(transaction, school().teacher, 80, moment - seconds{100});
    const DeliveryId alert = add_sms(transaction, school().teacher, 10, moment);
    const DeliveryId later = add_sms(transaction, school().teacher, 5, moment + seconds{1});
    EXPECT_TRUE(has_work(transaction, "sms", "", moment));
    const auto fence = claim_for(transaction, "first", 1);
    const auto batch = claimed(transaction, fence);
    EXPECT_THAT(ids_of(batch), ElementsAre(alert));
    EXPECT_EQ(batch.at(0).in_doubt, InDoubt::ask);
    EXPECT_EQ(batch.at(0).gateway, "first");
    EXPECT_THAT(ids_of(claimed(transaction, claim_for(transaction, "first", 10))), ElementsAre(digest));
    EXPECT_FALSE(has_work(transaction, "sms", "", moment));
    EXPECT_TRUE(has_work(transaction, "sms", "", moment + seconds{1}));
    EXPECT_EQ(later.value, alert.value + 1);
  });
}

TEST_P(JournalConformance, WhatMayHaveLeftIsClaimedByItsOwnGatewayAlone) {
  school().write([&](Transaction& transaction) {
    const DeliveryId message = add_sms(transaction, school().teacher, 10, moment);
    const auto fence = claim_for(transaction, "first", 10);
    EXPECT_TRUE(
        finish(transaction, message, fence, {DeliveryState::retry, "unknown", "unknown", "", "", moment}, moment));
    EXPECT_FALSE(has_work(transaction, "sms", " first ", moment));
    EXPECT_EQ(claim_for(transaction, "second", 10, " first "), 0);
    EXPECT_TRUE(has_work(transaction, "sms", " second ", moment));
    const auto again = claim_for(transaction, "first", 10, " second ");
    EXPECT_TRUE(claimed(transaction, again).at(0).may_have_left);
  });
}

TEST_P(JournalConformance, DoubtsAreAskedWhenDueAndSettledOnce) {
  school().write([&](Transaction& transaction) {
    const DeliveryId message = add_sms(transaction, school().teacher, 10, moment);
    const auto fence = claim_for(transaction, "first", 10);
    const Receipt doubt{DeliveryState::in_doubt, "asking", "unknown", "", "", moment + seconds{30}};
    EXPECT_TRUE(finish(transaction, message, fence, doubt, moment));
    EXPECT_THAT(doubts_to_ask(transaction, "first", moment + seconds{29}, 10), IsEmpty());
    const auto asked = doubts_to_ask(transaction, "first", moment + seconds{30}, 10);
    ASSERT_THAT(asked, SizeIs(1));
    ask_again(transaction, asked[0], moment + seconds{90});
    EXPECT_THAT(doubts_to_ask(transaction, "first", moment + seconds{30}, 10), IsEmpty());
    EXPECT_THAT(doubts_to_ask(transaction, "first", moment + seconds{90}, 10), SizeIs(1));
    ask_again(transaction, asked[0], std::nullopt);
    EXPECT_THAT(doubts_to_ask(transaction, "first", moment + seconds{90}, 10), IsEmpty());
    const Receipt sent{DeliveryState::sent, "", "sent", "", "r1", std::nullopt};
    EXPECT_TRUE(settle_doubt(transaction, message, fence, sent, moment));
    EXPECT_FALSE(settle_doubt(transaction, message, fence, sent, moment));
    EXPECT_EQ(delivery_by_receipt(transaction, "first", "r1"), message);
    EXPECT_EQ(delivery_of(transaction, message, "first")->state, DeliveryState::sent);
    EXPECT_FALSE(delivery_of(transaction, message, "second"));
  });
}

TEST_P(JournalConformance, LeasesAreRenewedAndEnded) {
  school().write([&](Transaction& transaction) {
    static_cast<void>(add_sms(transaction, school().teacher, 10, moment));
    const auto fence = claim_for(transaction, "first", 10);
    EXPECT_FALSE(has_abandoned(transaction, "sms", moment + seconds{24}));
    EXPECT_TRUE(has_abandoned(transaction, "sms", moment + seconds{25}));
    renew_lease(transaction, fence, moment + seconds{50});
    EXPECT_FALSE(has_abandoned(transaction, "sms", moment + seconds{49}));
    end_all_leases(transaction, moment);
    EXPECT_THAT(abandoned(transaction, "sms", moment), SizeIs(1));
    const auto waiting = waiting_messages(transaction);
    ASSERT_THAT(waiting, SizeIs(1));
    EXPECT_EQ(waiting[0].state, DeliveryState::sending);
    EXPECT_EQ(waiting[0].messages, 1);
    EXPECT_EQ(waiting[0].oldest_due, moment);
  });
}

TEST_P(JournalConformance, EarlyReportsAreKeptOnceAndDropped) {
  school().write([&](Transaction& transaction) {
    EXPECT_FALSE(is_sending(transaction, "first"));
    const DeliveryReport report{"", "r1", DeliveryReport::Kind::no_such_address, moment, "no subscriber"};
    keep_early_report(transaction, "first", DeliveryId{}, report, moment);
    keep_early_report(transaction, "first", DeliveryId{}, report, moment);
    EXPECT_EQ(count_early_reports(transaction, "first"), 1);
    EXPECT_EQ(count_early_reports(transaction, "second"), 0);
    const auto kept = early_reports(transaction, "first");
    ASSERT_THAT(kept, SizeIs(1));
    EXPECT_FALSE(kept[0].delivery);
    EXPECT_EQ(kept[0].report.kind, DeliveryReport::Kind::no_such_address);
    EXPECT_EQ(kept[0].report.at, moment);
    EXPECT_EQ(kept[0].report.why, "no subscriber");
    drop_early_report(transaction, "first", kept[0]);
    EXPECT_EQ(count_early_reports(transaction, "first"), 0);
  });
}

}  // namespace
}  // namespace vestnik::tests
