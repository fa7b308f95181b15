#include "outbox/relay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "support/counted_metrics.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

/// An alert about Илья, due at 08:14, by SMS first and then by e-mail.
class OutboxRelay : public ::testing::Test {
 protected:
  OutboxRelay() {
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "Н", at("08:04"));
    world.plan_at(at("08:14"));
  }
  Instant at(std::string_view time) { return world.school.at("2026-09-14", time); }
  std::int64_t attempts() {
    return world.school.count("SELECT attempts FROM delivery WHERE institution_id = $1 AND id = 1", {world.school.id});
  }
  std::string state_of_the_phone() {
    return world.school.text("SELECT state FROM contact WHERE institution_id = $1 AND kind = 'phone'",
                             {world.school.id});
  }
  std::vector<std::string> deliveries() { return world.deliveries(); }
  void answer_sms(Outcome outcome) {
    world.sms.answer = [outcome](const Message&) { return outcome; };
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
};

TEST_F(OutboxRelay, LeavesAMessageAloneUntilItIsDue) {
  world.clock.set(at("08:13"));
  EXPECT_EQ(world.relay_once(&world.sms).claimed, 0U);
  EXPECT_THAT(deliveries(), ElementsAre("sms held"));
}

// syzran-4.3
TEST_F(OutboxRelay, DoesNotSendWhatWasCorrectedInTimeThoughThePlannerLagsBehind) {
  world.school.attendance(seven_a.lessons[0], seven_a.ilya, "О", at("08:11"));
  world.clock.set(at("09:00"));
  EXPECT_EQ(world.relay_once(&world.sms).claimed, 0U);
  world.run_at(at("09:00"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(deliveries(), ElementsAre("sms cancelled(superseded)"));
}

TEST_F(OutboxRelay, DoesNotHoldAnAlertForEventsThatCameAfterItWasDue) {
  for (int event = 0; event < 200; ++event) world.school.event("call.recorded", "{}", at("08:15"));
  world.clock.set(at("08:16"));
  EXPECT_EQ(world.relay_once(&world.sms).sent, 1U);
}

TEST_F(OutboxRelay, WritesTheProvidersReceiptAndTheProofOfInforming) {
  answer_sms(Sent{"abc-1"});
  EXPECT_EQ(world.relay_once(&world.sms).sent, 1U);
  EXPECT_EQ(world.school.text("SELECT receipt FROM delivery WHERE institution_id = $1", {world.school.id}), "abc-1");
  EXPECT_EQ(world.school.text("SELECT proof FROM obligation WHERE institution_id = $1 AND told_at = $2",
                              {world.school.id, at("08:14")}),
            "sms");
  EXPECT_EQ(world.school.text("SELECT outcome FROM attempt WHERE institution_id = $1", {world.school.id}), "sent");
}

TEST_F(OutboxRelay, TellsOnEveryChannelOfAllOfThoughOneAlreadyTold) {
  world.book.regulation->rule("low_mark").channels = {"sms", "email"};
  world.book.regulation->rule("low_mark").mode = ChannelMode::all_of;
  world.run_at(at("08:15"));
  world.school.mark(seven_a.lessons[1], seven_a.ilya, 2, at("09:00"));
  world.run_at(at("09:01"));
  world.run_at(at("09:30"));
  EXPECT_THAT(deliveries(), ElementsAre("sms sent", "sms sent", "email sent"));
}

TEST_F(OutboxRelay, TriesAgainLaterUnderTheSameKeyAndWithTheSameText) {
  answer_sms(RetryAt{at("08:14"), "busy"});
  world.relay_once(&world.sms);
  EXPECT_THAT(deliveries(), ElementsAre("sms retry"));
  world.school.run("UPDATE person SET first_name = 'Иной' WHERE institution_id = $1 AND id = $2",
                   {world.school.id, seven_a.ilya});
  answer_sms(Sent{});
  world.run_at(at("08:20"));
  ASSERT_THAT(world.sms.seen, SizeIs(2));
  EXPECT_EQ(world.sms.seen[0].idempotency_key, "1.1");
  EXPECT_EQ(world.sms.seen[1].idempotency_key, "1.1");
  EXPECT_EQ(world.sms.seen[1].text, world.sms.seen[0].text);
  EXPECT_EQ(world.sms.seen[1].attempt, 2);
}

TEST_F(OutboxRelay, WritesLatinLettersToThoseWhoChoseThem) {
  world.school.run("INSERT INTO latin_sms (institution_id, person_id, recorded_at) VALUES ($1, $2, 0)",
                   {world.school.id, seven_a.mother});
  world.run_at(at("08:14"));
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_FALSE(world.sms.seen[0].text.empty());
  EXPECT_FALSE(has_cyrillic(world.sms.seen[0].text)) << world.sms.seen[0].text;
}

TEST_F(OutboxRelay, WaitsAsLongAsTheGatewayAsks) {
  answer_sms(RetryAt{at("09:00"), "maintenance"});
  world.relay_once(&world.sms);
  world.run_at(at("08:59"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  world.run_at(at("09:00"));
  EXPECT_THAT(world.sms.seen, SizeIs(2));
}

TEST_F(OutboxRelay, FallsOverToTheNextChannelWhenTheAddressIsRefusedForGood) {
  answer_sms(Refused{"unknown subscriber", true, Refused::Of::address});
  world.run_at(at("08:14"));
  EXPECT_THAT(deliveries(), ElementsAre("sms dead(refused)", "email sent"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence told"));
  EXPECT_EQ(state_of_the_phone(), "dead");
}

TEST_F(OutboxRelay, LeavesTheAddressOpenWhenTheMessageAloneIsRefused) {
  answer_sms(Refused{"forbidden word", true});
  world.run_at(at("08:14"));
  EXPECT_THAT(deliveries(), ElementsAre("sms dead(refused)", "email sent"));
  EXPECT_NE(state_of_the_phone(), "dead");
}

TEST_F(OutboxRelay, AsksForACallWhenEveryChannelRefused) {
  answer_sms(Refused{"no", true});
  world.email.answer = [](const Message&) { return Refused{"no", true}; };
  world.run_at(at("08:14"));
  EXPECT_THAT(deliveries(), ElementsAre("sms dead(refused)", "email dead(refused)"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(refused)"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(OutboxRelay, GivesUpAfterItsLastAttempt) {
  world.limits.attempts = 3;
  world.book.regulation->rule("absence").expires = Expiry::never;
  world.school.run("UPDATE delivery SET expires_at = NULL, remaining = '' WHERE institution_id = $1",
                   {world.school.id});
  answer_sms(RetryAt{at("08:14"), "busy"});
  for (const char* time : {"08:14", "09:14", "10:14", "11:14"}) world.run_at(at(time));
  EXPECT_THAT(world.sms.seen, SizeIs(3));
  EXPECT_THAT(deliveries(), ElementsAre("sms dead(attempts_used_up)"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(OutboxRelay, SendsTheMostUrgentFirst) {
  const PersonId vera = world.school.person("Смирнова", "Вера");
  world.school.enrol(vera, seven_a.group);
  const PersonId veras_mother = world.school.person("Смирнова", "Нина");
  world.school.guardian(veras_mother, vera);
  world.school.contact(veras_mother, "phone", "+79270000009");
  world.school.attendance(seven_a.lessons[0], vera, "Н", at("08:04"));
  world.plan_at(at("08:14"));
  world.school.run("UPDATE delivery SET priority = 5 WHERE institution_id = $1 AND id = 2", {world.school.id});
  world.run_at(at("08:14"));
  ASSERT_THAT(world.sms.seen, SizeIs(2));
  EXPECT_EQ(world.sms.seen[0].delivery, DeliveryId{2});
}

// An absence overtakes whatever fell due before it.
TEST_F(OutboxRelay, PromotesTheMostUrgentOfManyThatFellDueBefore) {
  world.school.run("UPDATE delivery SET priority = 80, due_at = 0 WHERE institution_id = $1", {world.school.id});
  const PersonId vera = world.school.person("Смирнова", "Вера");
  world.school.enrol(vera, seven_a.group);
  const PersonId veras_mother = world.school.person("Смирнова", "Анна");
  world.school.guardian(veras_mother, vera);
  world.school.contact(veras_mother, "phone", "+79270000009");
  world.school.attendance(seven_a.lessons[0], vera, "Н", at("08:04"));
  world.plan_at(at("08:14"));
  world.limits.batch = 1;
  world.relay_once(&world.sms);
  ASSERT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_EQ(world.sms.seen[0].delivery, DeliveryId{2});
}

TEST_F(OutboxRelay, CountsMessagesByGatewayRuleAndOutcomeAndHowLongTheyTook) {
  CountedMetrics metrics;
  RelayParts parts = world.relay_parts();
  parts.metrics = &metrics;
  answer_sms(Refused{"no", true});
  Relay{parts, &world.sms}.step(world.school.id, world.clock.now());
  Relay{parts, &world.email}.step(world.school.id, world.clock.now());
  EXPECT_THAT(metrics.values, ElementsAre(Pair("vestnik_event_to_accepted_seconds test_email absence", 600.0),
                                          Pair("vestnik_messages_total test_email absence sent", 1.0),
                                          Pair("vestnik_messages_total test_sms absence dead", 1.0)));
}

TEST_F(OutboxRelay, ExpiredMessagesAreNeverSent) {
  world.run_at(at("13:30"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(deliveries(), ElementsAre("sms cancelled(expired)", "email held"));
}

TEST_F(OutboxRelay, DoesNotSendToAGuardianWhoMayNoLongerBeTold) {
  world.school.run("UPDATE guardianship SET valid_to = '2026-09-13' WHERE institution_id = $1", {world.school.id});
  world.run_at(at("08:14"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
  EXPECT_THAT(deliveries(), ElementsAre("sms cancelled(suppressed)"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(OutboxRelay, DoesNotSendToAGuardianWhoRefusedTheElectronicFormMeanwhile) {
  world.school.opt_out(seven_a.mother, seven_a.ilya);
  world.run_at(at("08:14"));
  EXPECT_THAT(deliveries(), ElementsAre("sms cancelled(opted_out)"));
}

TEST_F(OutboxRelay, LeavesAnUnknownOutcomeInDoubtWhereTheRuleSaysSo) {
  world.school.run("UPDATE delivery SET in_doubt = 'leave' WHERE institution_id = $1", {world.school.id});
  answer_sms(Unknown{"silence"});
  world.run_at(at("08:14"));
  world.run_at(at("10:00"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(deliveries(), ElementsAre("sms in_doubt(unknown)"));
}

TEST_F(OutboxRelay, SendsAgainAfterAnUnknownOutcomeWhereTheRuleSaysSo) {
  answer_sms(Unknown{"silence"});
  world.run_at(at("08:14"));
  answer_sms(Sent{});
  world.run_at(at("08:20"));
  ASSERT_THAT(world.sms.seen, SizeIs(2));
  EXPECT_EQ(world.sms.seen[0].idempotency_key, world.sms.seen[1].idempotency_key);
  EXPECT_THAT(deliveries(), ElementsAre("sms sent"));
}

TEST_F(OutboxRelay, TakesAFailingGatewaysBatchForUnknown) {
  world.sms.answer = [](const Message&) -> Outcome { throw std::runtime_error{"broken"}; };
  world.school.run("UPDATE delivery SET in_doubt = 'leave' WHERE institution_id = $1", {world.school.id});
  EXPECT_EQ(world.relay_once(&world.sms).in_doubt, 1U);
}

TEST_F(OutboxRelay, DeliversIntoItsOwnDatabaseOnlyToPeopleWithAnAccount) {
  world.school.account(seven_a.mother);
  auto& rule = world.book.regulation->rule("low_mark");
  rule.channels = {"internal"};
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("08:04"));
  world.run_at(at("08:14"));
  ASSERT_THAT(world.mail.seen, SizeIs(1));
  EXPECT_EQ(world.mail.seen[0].recipient, seven_a.mother);
  EXPECT_EQ(world.mail.seen[0].address, "");
}

TEST_F(OutboxRelay, DropsACorrectionOfWhatInTheEndWasNeverTold) {
  world.sms.afterwards = [&] {
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "О", at("08:14"));
    world.sms.afterwards = {};
    world.plan_at(at("08:14"));
  };
  answer_sms(Refused{"no", true});
  world.school.run("UPDATE contact SET state = 'dead' WHERE institution_id = $1 AND kind = 'email'", {world.school.id});
  world.relay_once(&world.sms);
  world.run_at(at("08:15"));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), ElementsAre("absence not_needed(superseded)", "absence not_needed(superseded)"));
  EXPECT_EQ(world.open_calls(), 0);
}

TEST_F(OutboxRelay, NeitherTriesAgainNorCorrectsWhatChangedDuringAFailedAttempt) {
  world.sms.afterwards = [&] {
    world.sms.afterwards = {};
    world.school.attendance(seven_a.lessons[0], seven_a.ilya, "О", at("08:14"));
    world.plan_at(at("08:14"));
  };
  answer_sms(RetryAt{at("08:15"), "busy"});
  world.relay_once(&world.sms);
  answer_sms(Sent{});
  for (const char* time : {"08:15", "08:20", "09:20"}) world.run_at(at(time));
  EXPECT_THAT(world.sms.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), ElementsAre("absence not_needed(superseded)", "absence not_needed(superseded)"));
}

TEST_F(OutboxRelay, RolledBackLocalGatewayIsTriedAgain) {
  world.school.account(seven_a.mother);
  world.book.regulation->rule("low_mark").channels = {"internal"};
  world.school.mark(seven_a.lessons[0], seven_a.ilya, 2, at("08:04"));
  world.mail.fail = true;
  world.run_at(at("08:14"));
  EXPECT_EQ(deliveries().back(), "internal retry");
  world.mail.fail = false;
  world.run_at(at("08:20"));
  EXPECT_EQ(deliveries().back(), "internal sent");
}

}  // namespace
}  // namespace vestnik::tests
