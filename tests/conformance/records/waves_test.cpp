/// Waves and the messages they hold, alike on every engine.
#include "conformance/records/suite.h"
#include "records/delivery_store.h"
#include "records/obligation_store.h"
#include "records/wave_store.h"

namespace vestnik::tests {
namespace {

using ::testing::SizeIs;

/// What the tests begin with.
class WaveRows {
 public:
  explicit WaveRows(JournalSchool& school) : school_(school) {}

  /// A guarded message about a student, due at the time.
  DeliveryId guarded(Transaction& transaction, PersonId student, Instant due, std::optional<Instant> expires = {}) {
    Obligation obligation;
    obligation.fact_kind = "attendance";
    obligation.fact = student.value;
    obligation.fact_version = 1;
    obligation.rule = "absence";
    obligation.clause = "4.3";
    obligation.recipient = school_.mother;
    obligation.student = student;
    const ObligationId owed = insert_obligation(transaction, obligation, due);
    NewDelivery message;
    message.recipient = school_.mother;
    message.channel = "sms";
    message.rule = "absence";
    message.clause = "4.3";
    message.due = due;
    message.expires = expires;
    message.guarded = true;
    const DeliveryId delivery = insert_delivery(transaction, message, due);
    cover_obligation(transaction, delivery, owed);
    return delivery;
  }
  std::int64_t opened(Transaction& transaction, Instant now) {
    Wave wave;
    wave.rule = "absence";
    wave.clause = "4.3";
    wave.group = school_.group;
    wave.date = JournalSchool::day("2026-09-14");
    wave.lesson = 1;
    wave.students = 2;
    wave.measure = 3;
    wave.releasers = 2;
    wave.opened_at = now;
    return open_wave(transaction, wave);
  }
  std::string due_and_reason(DeliveryId delivery) {
    return school_.text(
        "SELECT state || ' ' || reason || ' ' || CAST(due_at AS TEXT) FROM delivery WHERE institution_id = $1"
        " AND id = $2",
        {JournalSchool::id, delivery});
  }
  std::string expected(std::string_view state, std::string_view reason, Instant due) {
    return std::string{state} + " " + std::string{reason} + " " + std::to_string(to_microseconds(due));
  }
  Instant at(std::string_view time) { return school_.at("2026-09-14", time); }

 private:
  JournalSchool& school_;
};

TEST_P(JournalConformance, GuardedMessagesAreSeenOnceTheyAreDueAndNotAfterTheyPassed) {
  WaveRows rows{school()};
  school().write([&](Transaction& transaction) {
    const DeliveryId delivery = rows.guarded(transaction, school().anna, rows.at("08:16"));
    EXPECT_FALSE(guarded_due(transaction, rows.at("08:16") - std::chrono::microseconds{1}));
    EXPECT_TRUE(guarded_due(transaction, rows.at("08:16")));
    const auto seen = guarded_messages(transaction, rows.at("08:16"));
    ASSERT_THAT(seen, SizeIs(1));
    EXPECT_EQ(seen[0].student, school().anna);
    EXPECT_FALSE(seen[0].group) << "its row stands in no lesson";
    let_pass(transaction, delivery);
    EXPECT_FALSE(guarded_due(transaction, rows.at("09:00")));
  });
}

TEST_P(JournalConformance, AHeldMessageIsDueWhenItExpiresAndRemembersWhenItWas) {
  WaveRows rows{school()};
  DeliveryId early;
  DeliveryId late;
  std::int64_t wave = 0;
  school().write([&](Transaction& transaction) {
    early = rows.guarded(transaction, school().anna, rows.at("08:16"), rows.at("13:30"));
    late = rows.guarded(transaction, school().boris, rows.at("08:40"), rows.at("13:30"));
    wave = rows.opened(transaction, rows.at("08:16"));
    hold_in_wave(transaction, wave, early, rows.at("08:16"));
    hold_in_wave(transaction, wave, late, rows.at("08:16"));
    EXPECT_EQ(students_left(transaction, *find_wave(transaction, wave)), 2);
    EXPECT_TRUE(has_open_wave(transaction));
    EXPECT_THAT(wave_debts(transaction, wave), SizeIs(2));
    EXPECT_THAT(wave_rows(transaction, wave), SizeIs(2));
  });
  EXPECT_EQ(rows.due_and_reason(early), rows.expected("held", "wave", rows.at("13:30")));
  school().write([&](Transaction& transaction) {
    let_wave_go(transaction, wave, rows.at("08:30"));
    end_wave(transaction, wave, {WaveState::released, school().administrator, ""}, rows.at("08:30"));
    EXPECT_FALSE(has_open_wave(transaction));
    EXPECT_EQ(students_left(transaction, *find_wave(transaction, wave)), 0);
  });
  EXPECT_EQ(rows.due_and_reason(early), rows.expected("held", "", rows.at("08:30"))) << "at once";
  EXPECT_EQ(rows.due_and_reason(late), rows.expected("held", "", rows.at("08:40"))) << "but not before its own time";
}

TEST_P(JournalConformance, ACancelledWaveTakesItsMessagesAndKeepsWhyAndWho) {
  WaveRows rows{school()};
  DeliveryId delivery;
  school().write([&](Transaction& transaction) {
    delivery = rows.guarded(transaction, school().anna, rows.at("08:16"));
    const std::int64_t wave = rows.opened(transaction, rows.at("08:16"));
    hold_in_wave(transaction, wave, delivery, rows.at("08:16"));
    drop_wave_messages(transaction, wave, "wave_cancelled", rows.at("08:20"));
    end_wave(transaction, wave, {WaveState::cancelled, school().deputy_head, "автобус"}, rows.at("08:20"));
    const auto ended = find_wave(transaction, wave);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->state, WaveState::cancelled);
    EXPECT_EQ(ended->reason, "автобус");
    EXPECT_EQ(ended->ended_by, school().deputy_head);
    EXPECT_EQ(ended->ended_at, rows.at("08:20"));
    EXPECT_THAT(all_waves(transaction, 10), SizeIs(1));
    EXPECT_THAT(open_waves(transaction), SizeIs(0));
  });
  EXPECT_EQ(school().text("SELECT state || reason FROM delivery WHERE id = $1", {delivery}), "cancelledwave_cancelled");
}

TEST_P(JournalConformance, APersonAgreesOnce) {
  WaveRows rows{school()};
  school().write([&](Transaction& transaction) {
    const std::int64_t wave = rows.opened(transaction, rows.at("08:16"));
    EXPECT_TRUE(add_wave_vote(transaction, wave, school().deputy_head, rows.at("08:17")));
    EXPECT_FALSE(add_wave_vote(transaction, wave, school().deputy_head, rows.at("08:18")));
    EXPECT_TRUE(add_wave_vote(transaction, wave, school().administrator, rows.at("08:19")));
    EXPECT_THAT(wave_votes(transaction, wave), SizeIs(2));
  });
}

TEST_P(JournalConformance, WhatAnAdministratorHoldsWaitsWhetherItWasReadyOrComesLater) {
  WaveRows rows{school()};
  school().write([&](Transaction& transaction) {
    const DeliveryId waiting = rows.guarded(transaction, school().anna, rows.at("08:16"));
    transaction.execute("UPDATE delivery SET state = 'ready', guard = 0 WHERE institution_id = $1 AND id = $2",
                        {JournalSchool::id, waiting});
    Wave hold;
    hold.kind = WaveKind::hand;
    hold.rule = "absence";
    hold.date = JournalSchool::day("2026-09-14");
    hold.opened_at = rows.at("08:17");
    const std::int64_t wave = open_wave(transaction, hold);
    EXPECT_EQ(hold_rule(transaction, wave, "absence", rows.at("08:17")), 1);
    NewDelivery later;
    later.recipient = school().mother;
    later.channel = "sms";
    later.rule = "absence";
    later.due = rows.at("08:30");
    EXPECT_TRUE(insert_delivery(transaction, later, rows.at("08:20")));
    EXPECT_TRUE(guarded_due(transaction, rows.at("08:30"))) << "looked at though its rule is not guarded";
  });
}

TEST_P(JournalConformance, TheUsualNumberCountsStudentsOfTheHour) {
  WaveRows rows{school()};
  school().write([&](Transaction& transaction) {
    rows.guarded(transaction, school().anna, rows.at("08:10"));
    rows.guarded(transaction, school().boris, rows.at("08:59"));
    rows.guarded(transaction, school().vera, rows.at("09:00"));
    EXPECT_EQ(students_told_of(transaction, "absence", rows.at("08:00"), rows.at("09:00")), 2);
    EXPECT_EQ(students_told_of(transaction, "low_mark", rows.at("08:00"), rows.at("09:00")), 0);
  });
}

}  // namespace
}  // namespace vestnik::tests
