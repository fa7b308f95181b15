/// A wave of alerts is held and shown to people before any family is frightened; nothing else waits behind it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/wave_watch.h"
#include "unit/outbox/wave_school.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class OutboxWave : public ::testing::Test {
 protected:
  Instant at(std::string_view time) { return day.at(time); }
  WaveSchool day;
};

TEST_F(OutboxWave, AWholeClassAtOnceIsHeldWhenItsAlertsFallDue) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:15"));
  EXPECT_EQ(day.waves(), 0) << "the teacher may still put it right";
  day.run_at(at("08:16"));
  EXPECT_EQ(day.only_wave(), "group open");
  EXPECT_EQ(day.in_state("held", "wave"), 24);
  EXPECT_THAT(day.world.sms.seen, IsEmpty());
}

TEST_F(OutboxWave, OnePupilLessThanAWaveIsToldAtOnce) {
  day.mark_absent(19, at("08:06"));  // 80 per cent of 24 are 19.2
  day.run_at(at("08:16"));
  EXPECT_EQ(day.waves(), 0);
  EXPECT_THAT(day.world.sms.seen, SizeIs(19));
}

TEST_F(OutboxWave, TheFirstPupilThatMakesItAWaveHoldsThemAll) {
  day.mark_absent(20, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_EQ(day.in_state("held", "wave"), 20);
}

TEST_F(OutboxWave, IsShownToADeputyHeadAndAnAdministratorWithoutAPupilsName) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_EQ(day.shown_to(day.deputy), 1);
  EXPECT_EQ(day.shown_to(day.administrator), 1);
  EXPECT_EQ(day.shown_to(day.director), 0) << "whoever is next on duty sleeps on";
  ASSERT_THAT(day.world.mail.seen, SizeIs(2));
  EXPECT_THAT(day.world.mail.seen[0].text, HasSubstr("24 из 24, 6-Б, 1-й урок"));
  EXPECT_THAT(day.world.mail.seen[0].text, Not(HasSubstr("Ученик")));
}

TEST_F(OutboxWave, AnAbsenceOfAnotherClassInTheSameMinuteDoesNotWait) {
  day.mark_absent(24, at("08:06"));
  day.world.school.attendance(day.seven_a.lessons[0], day.seven_a.ilya, "Н", at("08:06"));
  day.run_at(at("08:16"));
  ASSERT_THAT(day.world.sms.seen, SizeIs(1));
  EXPECT_EQ(day.world.sms.seen[0].address, "+79270000001");
  EXPECT_EQ(day.in_state("held", "wave"), 24);
}

TEST_F(OutboxWave, AnAlertThatIsDueBeforeTheWaveIsNotHeldByIt) {
  day.world.school.attendance(day.seven_a.lessons[0], day.seven_a.ilya, "Н", at("08:04"));
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:14"));
  EXPECT_THAT(day.world.sms.seen, SizeIs(1)) << "twenty-five within ten minutes are no school-wide wave";
  EXPECT_EQ(day.waves(), 0);
}

TEST_F(OutboxWave, OtherRulesOfTheSameClassGoOn) {
  day.world.school.mark(day.lesson, day.pupils[0], 2, at("08:06"));
  day.world.school.contact(day.mother_of(day.pupils[0]), "email", "mother1@example.org");
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_THAT(day.world.email.seen, SizeIs(1));
}

TEST_F(OutboxWave, RowsCorrectedMeanwhileLeaveItAndTheLastOneGoesOutByItself) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  day.world.school.at_once([&] {
    for (std::size_t one = 1; one < day.pupils.size(); ++one) {
      day.world.school.attendance(day.lesson, day.pupils[one], "О", at("08:32"));
    }
  });
  day.run_at(at("08:32"));
  EXPECT_EQ(day.in_state("cancelled", "superseded"), 23);
  EXPECT_EQ(day.in_state("sent"), 1);
  EXPECT_EQ(day.only_wave(), "group dissolved");
}

TEST_F(OutboxWave, StaysAsLongAsWhatIsLeftIsOne) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  for (std::size_t one = 20; one < 24; ++one) {
    day.world.school.attendance(day.lesson, day.pupils[one], "О", at("08:20"));
  }
  day.run_at(at("08:20"));
  EXPECT_EQ(day.only_wave(), "group open") << "20 of 24 are still a wave";
  day.world.school.attendance(day.lesson, day.pupils[19], "О", at("08:21"));
  day.run_at(at("08:21"));
  EXPECT_EQ(day.only_wave(), "group dissolved");
  EXPECT_EQ(day.in_state("sent"), 19);
}

TEST_F(OutboxWave, UnhandledForTenMinutesGoesToTheNextOnDuty) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  day.run_at(at("08:26") - std::chrono::seconds{1});
  EXPECT_EQ(day.shown_to(day.director), 0) << "the last second before";
  day.run_at(at("08:26"));
  EXPECT_EQ(day.shown_to(day.director), 1);
  EXPECT_EQ(day.shown_to(day.deputy), 1) << "nobody is told twice";
}

TEST_F(OutboxWave, UnhandledForTwentyMinutesBecomesCallsOfTheClassTeacher) {
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  day.run_at(at("08:36") - std::chrono::seconds{1});
  EXPECT_EQ(day.world.open_calls(), 0);
  day.run_at(at("08:36"));
  EXPECT_EQ(day.world.open_calls(), 24);
  EXPECT_EQ(day.world.school.count("SELECT COUNT(*) FROM call_task WHERE institution_id = $1 AND assignee_id = $2",
                                   {day.world.school.id, day.class_teacher}),
            24);
  EXPECT_EQ(day.in_state("cancelled", "wave_unhandled"), 24);
  EXPECT_EQ(day.only_wave(), "group called");
  EXPECT_THAT(day.world.sms.seen, IsEmpty());
}

TEST_F(OutboxWave, WhatNobodyDecidedBeforeTheLastBellEndsAsItsRuleSays) {
  day.world.book.regulation->terms.wave.calls_after = std::chrono::hours{12};
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:45") - std::chrono::seconds{1});
  EXPECT_EQ(day.only_wave(), "group open");
  day.run_at(at("08:45"));  // their only lesson ends
  EXPECT_EQ(day.in_state("cancelled", "expired"), 24);
  EXPECT_EQ(day.only_wave(), "group dissolved");
  EXPECT_EQ(day.world.school.count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule = 'digest'",
                                   {day.world.school.id}),
            24);
}

TEST_F(OutboxWave, LatecomersOfTheClassJoinAnOpenWave) {
  day.mark_absent(20, at("08:06"));
  day.run_at(at("08:16"));
  day.world.school.attendance(day.lesson, day.pupils[20], "Н", at("08:10"));
  day.run_at(at("08:20"));
  EXPECT_EQ(day.in_state("held", "wave"), 21);
  EXPECT_EQ(day.waves(), 1);
}

TEST_F(OutboxWave, ASchoolThatWantsNoGuardHasNone) {
  day.world.book.regulation->terms.wave.guarded = false;
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_THAT(day.world.sms.seen, SizeIs(24));
}

TEST_F(OutboxWave, IsOneWhereMessagesGoBySeveralChannels) {
  day.world.book.regulation->rule("absence").channels = {"sms", "email"};
  day.world.book.regulation->rule("absence").mode = ChannelMode::all_of;
  std::vector<PersonId> mothers;
  for (const PersonId pupil : day.pupils) mothers.push_back(day.mother_of(pupil));
  day.world.school.at_once([&] {
    for (const PersonId mother : mothers) {
      day.world.school.contact(mother, "email", "m" + std::to_string(mother.value) + "@example.org");
    }
  });
  day.mark_absent(24, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_EQ(day.waves(), 1);
  EXPECT_EQ(day.in_state("held", "wave"), 48);
}

TEST_F(OutboxWave, WhatAnAdministratorHoldsByHandWaitsForHimWithWhatComesLater) {
  const NotifyRule& rule = day.world.book.regulation->rule("low_mark");
  day.world.school.mark(day.seven_a.lessons[0], day.seven_a.ilya, 2, at("08:10"));
  day.world.plan_at(at("08:11"));
  std::int64_t held = 0;
  std::int64_t again = 0;
  const auto hold = [&](std::int64_t& number) {
    day.world.school.database().write(day.world.school.id, Priority::person, [&](Transaction& transaction) {
      number = hold_by_hand(transaction, rule, School::day("2026-09-14"), "проверяем", at("08:12"));
      return true;
    });
  };
  hold(held);
  hold(again);
  EXPECT_EQ(held, 1);
  EXPECT_EQ(again, 0) << "held already";
  day.world.school.mark(day.seven_a.lessons[1], day.seven_a.ilya, 2, at("08:20"));
  day.world.school.attendance(day.seven_a.lessons[0], day.seven_a.ilya, "Н", at("08:20"));
  day.run_at(at("12:00"));
  EXPECT_THAT(day.world.email.seen, IsEmpty()) << "both marks wait, for hours";
  EXPECT_THAT(day.world.sms.seen, SizeIs(1)) << "another rule does not";
  day.world.school.database().write(day.world.school.id, Priority::person, [&](Transaction& transaction) {
    let_wave_go(transaction, held, at("12:00"));
    end_wave(transaction, held, {WaveState::released, day.administrator, ""}, at("12:00"));
    return true;
  });
  day.run_at(at("12:01"));
  EXPECT_THAT(day.world.email.seen, SizeIs(2));
}

// More than three times the usual: here five on each Monday at this hour.
class OutboxSchoolWave : public OutboxWave {
 protected:
  OutboxSchoolWave() {
    day.world.school.at_once([&] {
      for (const char* monday : {"2026-08-17", "2026-08-24", "2026-08-31", "2026-09-07"}) {
        for (int told = 0; told < 5; ++told) was_told(day.at("08:10", monday));
      }
    });
    for (int number = 0; number < 8; ++number) {
      classes.emplace_back();
      LessonId first;
      day.filled("8-" + std::to_string(number), 25, classes.back(), first, day.class_teacher);
      lessons.push_back(first);
    }
  }

  void was_told(Instant when) {
    const std::int64_t id = ++history_;
    day.world.school.run(
        "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, rule, clause,"
        " recipient_id, student_id, corrects, state, reason, proof, created_at)"
        " VALUES ($1, $2, 0, 'attendance', $2, 1, 'absence', '', 1, $2, 0, 'told', '', 'sms', $3)",
        {day.world.school.id, id, when});
  }
  /// `count` pupils, two of each class at most: no class is a wave.
  void spread_absences(std::size_t count, Instant when) {
    day.world.school.at_once([&] {
      for (std::size_t one = 0; one < count; ++one) {
        const std::size_t at_class = one % classes.size();
        day.world.school.attendance(lessons[at_class], classes[at_class][one / classes.size()], "Н", when);
      }
    });
  }

  std::vector<std::vector<PersonId>> classes;
  std::vector<LessonId> lessons;

 private:
  std::int64_t history_ = 1'000'000;
};

TEST_F(OutboxSchoolWave, ThreeTimesTheUsualIsToldAtOnce) {
  spread_absences(15, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_EQ(day.waves(), 0);
  EXPECT_THAT(day.world.sms.seen, SizeIs(15));
}

TEST_F(OutboxSchoolWave, OneMoreThanThatIsHeld) {
  spread_absences(16, at("08:06"));
  day.run_at(at("08:16"));
  EXPECT_EQ(day.only_wave(), "school open");
  EXPECT_EQ(day.in_state("held", "wave"), 16);
  ASSERT_THAT(day.world.mail.seen, SizeIs(2));
  EXPECT_THAT(day.world.mail.seen[0].text, HasSubstr("16 за час по школе; обычно в это время — 5"));
}

// Recorded at night, due in the morning: nobody looks at 700 messages at seven o'clock.
TEST_F(OutboxWave, WhatWasEnteredAtNightInAMassIsHeldInTheMorning) {
  NotifyRule& rule = day.world.book.regulation->rule("absence");
  rule.expires = Expiry::never;
  rule.afterwards = Afterwards::nothing;
  day.mark_absent(8, at("21:30"));
  const Instant morning = day.at("07:00", "2026-09-15");
  day.run_at(morning - std::chrono::seconds{1});
  EXPECT_EQ(day.waves(), 0);
  day.run_at(morning);
  EXPECT_EQ(day.only_wave(), "night open");
  EXPECT_EQ(day.in_state("held", "wave"), 8);
}

TEST_F(OutboxWave, SevenEnteredAtNightAreNoWave) {
  NotifyRule& rule = day.world.book.regulation->rule("absence");
  rule.expires = Expiry::never;
  rule.afterwards = Afterwards::nothing;
  day.mark_absent(7, at("21:30"));
  day.run_at(day.at("07:00", "2026-09-15"));
  EXPECT_EQ(day.waves(), 0);
  EXPECT_THAT(day.world.sms.seen, SizeIs(7));
}

// A mass change at noon: somebody puts a column of marks into the wrong class.
TEST_F(OutboxWave, AWholeClassMarkedDownByDayIsHeldWhereItsRuleIsGuarded) {
  NotifyRule& rule = day.world.book.regulation->rule("low_mark");
  rule.guarded = true;
  rule.channels = {"sms"};
  const auto mark_everybody = [&](int grade, std::string_view when) {
    day.world.school.at_once([&] {
      for (const PersonId pupil : day.pupils) day.world.school.mark(day.lesson, pupil, grade, at(when));
    });
  };
  mark_everybody(5, "11:00");
  day.run_at(at("11:30"));
  EXPECT_EQ(day.waves(), 0);
  mark_everybody(2, "12:00");
  day.run_at(at("12:10"));
  EXPECT_EQ(day.only_wave(), "group open");
  EXPECT_THAT(day.world.sms.seen, IsEmpty());
  mark_everybody(5, "12:15");
  day.run_at(at("12:16"));
  EXPECT_EQ(day.only_wave(), "group dissolved");
  EXPECT_THAT(day.world.sms.seen, IsEmpty()) << "nobody was frightened";
}

TEST_F(OutboxWave, GradesThatNobodyLooksAtWaitAndNobodyTelephonesAboutThem) {
  NotifyRule& rule = day.world.book.regulation->rule("low_mark");
  rule.guarded = true;
  rule.channels = {"sms"};
  day.world.school.at_once([&] {
    for (const PersonId pupil : day.pupils) day.world.school.mark(day.lesson, pupil, 2, at("12:00"));
  });
  day.run_at(at("12:10"));
  day.run_at(at("12:20"));
  EXPECT_EQ(day.shown_to(day.director), 1) << "the next on duty";
  day.run_at(at("13:00"));
  EXPECT_EQ(day.only_wave(), "group open");
  EXPECT_EQ(day.world.open_calls(), 0);
  EXPECT_THAT(day.world.sms.seen, IsEmpty());
}

/// Announcements by SMS, to eight classes of 25 or to some of them; each is one act.
class OutboxActWave : public OutboxSchoolWave {
 protected:
  OutboxActWave() {
    NotifyRule rule = announcement_rule(true);
    rule.guarded = true;
    rule.channels = {"sms"};
    day.world.book.regulation->rules.push_back(rule);
    day.world.plugin_events["announcement.posted"] = {[this](Transaction&, const Event&) {
                                                        EventAudience audience;
                                                        audience.fact = ++posted_;
                                                        audience.groups = to;
                                                        audience.urgent = true;
                                                        return audience;
                                                      },
                                                      [](Transaction&, std::int64_t) {
                                                        TemplateData words;
                                                        words.text = {{"title", "Завтра уроков нет"}, {"body", ""}};
                                                        words.truth = {{"has_body", false}};
                                                        return words;
                                                      }};
  }
  void post(std::size_t count, std::string_view time) {
    to.clear();
    for (std::size_t one = 0; one < count; ++one) to.push_back(group_of(classes[one].front()));
    day.world.school.event("announcement.posted", "{}", at(time));
    day.run_at(at(time));
  }
  GroupId group_of(PersonId pupil) {
    return GroupId{
        day.world.school.count("SELECT MIN(group_id) FROM membership WHERE institution_id = $1 AND student_id = $2",
                               {day.world.school.id, pupil})};
  }
  std::vector<GroupId> to;

 private:
  std::int64_t posted_ = 0;
};

TEST_F(OutboxActWave, AnAnnouncementToTheWholeSchoolByMistakeIsHeldAndCancelled) {
  post(8, "12:00");
  EXPECT_EQ(day.only_wave(), "act open");
  EXPECT_THAT(day.world.sms.seen, IsEmpty()) << "two hundred families, by one act";
  EXPECT_EQ(day.shown_to(day.deputy), 1);
  EXPECT_EQ(day.shown_to(day.administrator), 1);
  day.run_at(at("12:30"));
  EXPECT_EQ(day.only_wave(), "act open") << "nobody's phone is a better way for an announcement: it waits for a person";
  EXPECT_EQ(day.world.open_calls(), 0);
}

TEST_F(OutboxActWave, ThreeClassesAreToldAtOnceAndOthersNeverWaitBehindAWave) {
  post(3, "12:00");
  EXPECT_EQ(day.waves(), 0);
  EXPECT_THAT(day.world.sms.seen, SizeIs(75));
  post(8, "12:05");
  EXPECT_EQ(day.only_wave(), "act open");
  post(1, "12:06");
  EXPECT_THAT(day.world.sms.seen, SizeIs(100)) << "another announcement by the same rule";
  EXPECT_EQ(day.waves(), 1);
}

}  // namespace
}  // namespace vestnik::tests
