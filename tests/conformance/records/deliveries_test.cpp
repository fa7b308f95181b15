// What people ask of messages and do with them, and what makes messages go on or stay away, alike on every engine.
#include "conformance/records/suite.h"
#include "outbox/cancel_delivery.h"
#include "outbox/replay_dead.h"
#include "outbox/replay_delivery.h"
#include "records/channel_use_store.h"
#include "records/delivery_reader.h"
#include "records/delivery_store.h"
#include "records/escalation_store.h"
#include "records/obligation_store.h"
#include "records/unsubscription_store.h"
#include "records/wave_store.h"

namespace vestnik::tests {
namespace {

using std::chrono::hours;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Instant nine = parse_iso_instant("2026-09-14T05:00:00Z").value();

/// A message to Anna's mother that tells of one low mark.
class MessageRows {
 public:
  explicit MessageRows(JournalSchool& school) : school_(school) {}

  DeliveryId add(Transaction& transaction, std::string_view channel, std::string_view state = "held") {
    Obligation obligation;
    obligation.fact_kind = "mark";
    obligation.fact = ++facts_;
    obligation.fact_version = 1;
    obligation.fact_date = JournalSchool::day("2026-09-14");
    obligation.rule = "low_mark";
    obligation.clause = "7.4";
    obligation.recipient = school_.mother;
    obligation.student = school_.anna;
    const ObligationId owed = insert_obligation(transaction, obligation, nine);
    NewDelivery message;
    message.recipient = school_.mother;
    message.channel = channel;
    message.rule = "low_mark";
    message.clause = "7.4";
    message.due = nine;
    const DeliveryId delivery = insert_delivery(transaction, message, nine);
    cover_obligation(transaction, delivery, owed);
    transaction.execute("UPDATE delivery SET state = $3 WHERE institution_id = $1 AND id = $2",
                        {JournalSchool::id, delivery, state});
    return delivery;
  }
  std::string state_of(DeliveryId delivery) {
    return school_.text("SELECT state || ' ' || reason FROM delivery WHERE institution_id = $1 AND id = $2",
                        {JournalSchool::id, delivery});
  }

 private:
  JournalSchool& school_;
  std::int64_t facts_ = 0;
};

TEST_P(JournalConformance, MessagesAreListedByWhatIsAskedOfThem) {
  MessageRows rows{school()};
  school().write([&](Transaction& transaction) {
    const DeliveryId first = rows.add(transaction, "sms", "dead");
    const DeliveryId second = rows.add(transaction, "email", "sent");
    const auto ids = [&](const DeliveryFilter& filter) {
      std::vector<DeliveryId> found;
      for (const auto& line : list_deliveries(transaction, filter)) found.push_back(line.id);
      return found;
    };
    EXPECT_THAT(ids({}), ElementsAre(second, first)) << "newest first";
    EXPECT_THAT(ids({.state = DeliveryState::dead, .before = {}}), ElementsAre(first));
    EXPECT_THAT(ids({.state = {}, .before = second}), ElementsAre(first));
    EXPECT_THAT(ids({.state = {}, .before = {}, .limit = 50, .channel = "email"}), ElementsAre(second));
    EXPECT_THAT(ids({.state = {}, .before = {}, .limit = 50, .channel = {}, .rule = "absence"}), IsEmpty());
    EXPECT_THAT(ids({.state = {}, .before = {}, .limit = 50, .channel = {}, .rule = {}, .since = nine + seconds{1}}),
                IsEmpty());
  });
}

TEST_P(JournalConformance, AMessageTellsItsWholeChain) {
  MessageRows rows{school()};
  school().write([&](Transaction& transaction) {
    const DeliveryId message = rows.add(transaction, "sms");
    const auto fence = claim_due(transaction, {"sms", "first", 10, nine, nine + seconds{25}, nine});
    for (const auto& one : claimed(transaction, fence)) begin_attempt(transaction, one, "first", nine);
    EXPECT_TRUE(finish(transaction, message, fence, {DeliveryState::sent, "", "sent", "", "r7", {}}, nine));
    tell_obligations(transaction, fence, nine);
    const auto why = why_delivery(transaction, message);
    ASSERT_TRUE(why);
    EXPECT_EQ(why->receipt, "r7");
    EXPECT_EQ(why->gateway, "first");
    ASSERT_THAT(why->attempts, SizeIs(1));
    EXPECT_EQ(why->attempts[0].outcome, "sent");
    ASSERT_THAT(why->obligations, SizeIs(1));
    EXPECT_EQ(why->obligations[0].state, "told");
    EXPECT_EQ(why->obligations[0].proof, "sms");
    EXPECT_FALSE(why->obligations[0].recorded_at) << "the calendar gave rise to it";
    EXPECT_THAT(why_fact(transaction, "mark", why->obligations[0].fact), SizeIs(1));
    const auto rights = why_rights(transaction, school().mother, school().anna, JournalSchool::day("2026-09-14"));
    EXPECT_TRUE(rights.guardian);
    EXPECT_FALSE(rights.opted_out);
    EXPECT_FALSE(why_delivery(transaction, DeliveryId{message.value + 1}));
  });
}

TEST_P(JournalConformance, DeadMessagesAreSentOnceMoreAtTheirPace) {
  MessageRows rows{school()};
  DeliveryId first;
  DeliveryId second;
  school().write([&](Transaction& transaction) {
    first = rows.add(transaction, "sms", "dead");
    second = rows.add(transaction, "sms", "dead");
  });
  school().now("2026-09-14", "12:00");
  ASSERT_TRUE(school().run(school().administrator, ReplayDead{{"sms", "", seconds{30}}}));
  EXPECT_EQ(rows.state_of(first), "ready ");
  EXPECT_EQ(rows.state_of(second), "retry ");
  EXPECT_EQ(
      school().number("SELECT due_at FROM delivery WHERE institution_id = $1 AND id = $2", {JournalSchool::id, second}),
      to_microseconds(school().at("2026-09-14", "12:00") + seconds{30}));
  EXPECT_EQ(school().run(school().administrator, ReplayDead{{"sms", "", seconds{30}}}).problem().code,
            "outbox.nothing_dead");
}

TEST_P(JournalConformance, AMessageIsTakenBackAndADeadOneSentAgainByHand) {
  MessageRows rows{school()};
  DeliveryId waiting;
  DeliveryId dead;
  school().write([&](Transaction& transaction) {
    waiting = rows.add(transaction, "email", "held");
    dead = rows.add(transaction, "email", "dead");
  });
  ASSERT_TRUE(school().run(school().administrator, CancelDelivery{waiting, "ошибка"}));
  EXPECT_EQ(rows.state_of(waiting), "cancelled suppressed");
  ASSERT_TRUE(school().run(school().administrator, ReplayDelivery{dead}));
  EXPECT_EQ(rows.state_of(dead), "ready ");
}

TEST_P(JournalConformance, AnEscalationEndsForItsWholeChainWhenOneIsRead) {
  MessageRows rows{school()};
  DeliveryId waiting;
  school().write([&](Transaction& transaction) {
    const DeliveryId letter = rows.add(transaction, "internal", "sent");
    begin_escalation(transaction, letter, {hours{2}, Heard::read}, nine);
    begin_escalation(transaction, letter, {hours{9}, Heard::read}, nine);
    EXPECT_FALSE(escalation_due(transaction, nine + hours{2} - seconds{1}));
    EXPECT_TRUE(escalation_due(transaction, nine + hours{2})) << "begun once, not put off";
    const auto due = due_escalations(transaction, nine + hours{2}, 10);
    ASSERT_THAT(due, SizeIs(1));
    EXPECT_EQ(due[0].fact_kind, "mark");
    waiting = rows.add(transaction, "email", "retry");
    continue_escalation(transaction, letter, waiting, nine + hours{2});
    end_escalation(transaction, letter, escalation_outcome::escalated);
    EXPECT_TRUE(escalation_due(transaction, nine + hours{4}));
    stop_escalation(transaction, letter, DeliveryState::delivered, nine + hours{3});
    EXPECT_TRUE(escalation_due(transaction, nine + hours{4})) << "delivered is not read";
    stop_escalation(transaction, letter, DeliveryState::read, nine + hours{3});
    EXPECT_FALSE(escalation_due(transaction, nine + hours{4}));
  });
  EXPECT_EQ(rows.state_of(waiting), "cancelled heard");
}

TEST_P(JournalConformance, APaidChannelCountsAMessageOnceAndAbsencesApart) {
  MessageRows rows{school()};
  const CivilDate today = JournalSchool::day("2026-09-14");
  school().write([&](Transaction& transaction) {
    const DeliveryId mark = rows.add(transaction, "sms");
    const DeliveryId absence = rows.add(transaction, "sms");
    record_channel_use(transaction, {mark, "sms", today, school().mother, 2, false});
    record_channel_use(transaction, {mark, "sms", today, school().mother, 2, false});
    record_channel_use(transaction, {absence, "sms", today, school().mother, 1, true});
    const auto sum = channel_use_between(transaction, "sms", JournalSchool::day("2026-09-01"), today);
    EXPECT_EQ(sum.segments, 3);
    EXPECT_EQ(sum.for_absence, 1);
    EXPECT_EQ(messages_of_day(transaction, "sms", today, school().mother, DeliveryId{}), 1);
    EXPECT_EQ(messages_of_day(transaction, "sms", today, school().mother, mark), 0);
    EXPECT_TRUE(is_counted(transaction, absence));
    // As the claim asks: a message that never left costs nothing.
    transaction.execute("UPDATE delivery SET state = 'cancelled' WHERE institution_id = $1 AND id = $2",
                        {JournalSchool::id, mark});
    EXPECT_EQ(channel_use_between(transaction, "sms", today, today).segments, 1);
  });
}

TEST_P(JournalConformance, LettersAreUnsubscribedOnceAndTakenBack) {
  MessageRows rows{school()};
  school().write([&](Transaction& transaction) {
    const PersonId mother = school().mother;
    add_unsubscription(transaction, mother, "weekly_results", nine);
    add_unsubscription(transaction, mother, "weekly_results", nine + hours{1});
    add_unsubscription(transaction, mother, "digest", nine);
    EXPECT_THAT(unsubscriptions_of(transaction, mother), ElementsAre("digest", "weekly_results"));
    EXPECT_TRUE(is_unsubscribed(transaction, mother, "digest"));
    drop_unsubscription(transaction, mother, "digest");
    EXPECT_FALSE(is_unsubscribed(transaction, mother, "digest"));
    EXPECT_FALSE(unsubscribe_secret(transaction));
    const std::string secret = ensure_unsubscribe_secret(transaction, school().random());
    EXPECT_EQ(ensure_unsubscribe_secret(transaction, school().random()), secret);
    EXPECT_EQ(unsubscribe_secret(transaction), secret);
    EXPECT_THAT(open_rules_of(transaction, rows.add(transaction, "email")), ElementsAre("low_mark"));
  });
}

TEST_P(JournalConformance, TheLargestClassIsCounted) {
  school().write([&](Transaction& transaction) {
    EXPECT_EQ(largest_group(transaction, JournalSchool::day("2026-09-14")), 3);
    EXPECT_EQ(largest_group(transaction, JournalSchool::day("2020-09-14")), 0) << "before the school began";
  });
}

}  // namespace
}  // namespace vestnik::tests
