// labinsk-3.11: nobody is told electronically without a signed consent for that child.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/call_task_store.h"
#include "records/consent_store.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// One mother of two: a consent stands for Маша alone.
class Consent : public ::testing::Test {
 protected:
  Consent() {
    world.book.regulation->terms.consent_required = true;
    world.book.regulation->rules.push_back(announcement_rule(false));
    School& school = world.school;
    for (const PersonId child : {masha, artyom}) school.guardian(mother, child);
    school.enrol(masha, second);
    school.enrol(artyom, fifth);
    school.lead(teacher, fifth);
    school.contact(mother, "phone", "+79180000001");
    school.contact(mother, "email", "oksana@example.org");
    school.consent(mother, masha);
    lesson_of_masha = school.lesson(second, subject, teacher, "2026-10-06", 1, "08:00", "12:00");
    lesson_of_artyom = school.lesson(fifth, subject, teacher, "2026-10-06", 1, "08:00", "12:00");
  }
  Instant at(std::string_view time) { return world.school.at("2026-10-06", time); }

  NotifyWorld world;
  PersonId mother = world.school.person("Мельник", "Оксана");
  PersonId masha = world.school.person("Мельник", "Маша");
  PersonId artyom = world.school.person("Мельник", "Артём");
  PersonId teacher = world.school.person("Бондарь", "Лидия");
  GroupId second = world.school.group("2-А");
  GroupId fifth = world.school.group("5-Б");
  SubjectId subject = world.school.subject("чтение");
  LessonId lesson_of_masha;
  LessonId lesson_of_artyom;
};

TEST_F(Consent, MissingForOneChildLeavesOnlyACallAndNamesTheChildNowhere) {
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.school.attendance(lesson_of_artyom, artyom, "Н", at("08:20"));
  world.run_at(at("08:30"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_THAT(world.sms.seen[0].text, HasSubstr("Маша"));
  EXPECT_EQ(world.school.count("SELECT COUNT(*) FROM delivery_obligation k JOIN obligation o"
                               " ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
                               " WHERE o.institution_id = $1 AND o.student_id = $2",
                               {world.school.id, artyom}),
            0);
  EXPECT_THAT(world.obligations(), ElementsAre("absence told", "absence open(no_consent)"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(Consent, RevokedFromALaterDayStandsUntilThen) {
  world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
    return revoke_consent(transaction, mother, masha, consent_kind::electronic, *parse_iso_date("2026-10-07"),
                          at("08:00")) == 1;
  });
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
  const LessonId next_day = world.school.lesson(second, subject, teacher, "2026-10-07", 1, "08:00", "12:00");
  world.school.attendance(next_day, masha, "Н", world.school.at("2026-10-07", "08:20"));
  world.run_at(world.school.at("2026-10-07", "08:30"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
}

TEST_F(Consent, ARecordedCallIsTheProofOfInforming) {
  world.school.attendance(lesson_of_artyom, artyom, "Н", at("08:20"));
  world.run_at(at("08:30"));
  bool recorded = false;
  world.school.database().write(world.school.id, Priority::person, [&](Transaction& transaction) {
    const auto calls = open_calls(transaction, {});
    recorded = !calls.empty() && record_call(transaction, calls[0].id, teacher, "придут к 3-му уроку", at("08:50"));
    return true;
  });
  EXPECT_TRUE(recorded);
  EXPECT_EQ(world.open_calls(), 0);
  EXPECT_EQ(
      world.school.text("SELECT proof FROM obligation WHERE institution_id = $1 AND told_by = $2 AND told_at = $3",
                        {world.school.id, teacher, at("08:50")}),
      "phone");
}

TEST_F(Consent, RevokedBeforeSendingCancelsTheMessageAndAsksForACall) {
  world.school.consent(mother, artyom);
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.school.attendance(lesson_of_artyom, artyom, "Н", at("08:20"));
  world.plan_at(at("08:21"));
  world.school.revoke_consent(mother, artyom, at("08:25"));
  world.run_at(at("08:30"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms sent")) << "one message about both children";
  EXPECT_THAT(world.obligations(), ElementsAre("absence told", "absence open(no_consent)"));
  EXPECT_EQ(world.open_calls(), 1);
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_EQ(world.sms.seen[0].text.find("Артём"), std::string::npos);
}

TEST_F(Consent, GivenLaterSendsNothingAfterwards) {
  world.school.attendance(lesson_of_artyom, artyom, "Н", at("08:20"));
  world.run_at(at("08:30"));
  world.school.consent(mother, artyom);
  world.school.event("consent.recorded", "{\"guardian\":1,\"student\":3}", at("16:00"));
  world.run_at(at("16:01"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
}

TEST_F(Consent, OfOneGuardianIsEnoughToSpareACall) {
  const PersonId father = world.school.person("Мельник", "Сергей");
  world.school.guardian(father, artyom);
  world.school.contact(father, "phone", "+79180000002");
  world.school.consent(father, artyom);
  world.school.attendance(lesson_of_artyom, artyom, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_EQ(world.open_calls(), 0);
  EXPECT_THAT(world.obligations(), ElementsAre("absence no_way(no_consent)", "absence told"));
}

// yarovoe-4.3.6
TEST_F(Consent, OfAGuardianWhoRefusedTheElectronicFormGivesNoElectronicMessage) {
  world.school.opt_out(mother, masha);
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(opted_out)"));
}

/// Marks go to a mother who wants no electronic form on the sheet of the regulation's weekly rule.
class Paper : public Consent {
 protected:
  Paper() {
    auto& regulation = *world.book.regulation;
    regulation.terms.paper_for_opted_out = true;
    regulation.terms.digest_at = parse_clock("18:00").value();
    NotifyRule weekly;
    weekly.name = "weekly_paper";
    weekly.clause = "4.3.6";
    weekly.when.kind = TriggerKind::weekly;
    weekly.when.weekday = 4;
    weekly.when.at = parse_clock("15:00").value();
    weekly.opted_out_only = true;
    regulation.rules.push_back(weekly);
    world.school.opt_out(mother, masha);
  }
};

// yarovoe-4.3.6
TEST_F(Paper, IsPrintedAtTheTimeOfTheWeeklyRuleAndSaysWhomToHandItTo) {
  world.school.mark(lesson_of_masha, masha, 2, at("09:00"));
  world.run_at(world.school.at("2026-10-08", "14:59"));
  EXPECT_THAT(world.print.seen, IsEmpty());
  world.run_at(world.school.at("2026-10-08", "15:00"));
  ASSERT_EQ(world.print.seen.size(), 1U);
  EXPECT_THAT(world.print.seen[0].text,
              HasSubstr("Кому передать: Мельник Оксана Павловна\nО ком: Мельник Маша, 2-А\n\nЗдравствуйте"));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("чтение, 06.10: оценка 2"));
  EXPECT_EQ(world.school.text("SELECT clause FROM delivery WHERE institution_id = $1", {world.school.id}), "4.3.6");
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Paper, IsNoWayToTellOfAnAbsenceInTimeSoTheClassTeacherCalls) {
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_THAT(world.obligations(), ElementsAre("absence open(opted_out)"));
  EXPECT_THAT(world.deliveries(), ElementsAre("print held"));
  EXPECT_EQ(world.open_calls(), 1);
  world.run_at(world.school.at("2026-10-08", "15:00"));
  ASSERT_EQ(world.print.seen.size(), 1U);
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("отмечено отсутствие"));
}

TEST_F(Paper, OfOneGuardianSparesNoCallWhenTheOtherCannotBeReached) {
  const PersonId father = world.school.person("Мельник", "Сергей");
  world.school.guardian(father, masha);
  world.school.consent(father, masha);
  world.school.contact(father, "phone", "+79180000002");
  world.book.regulation->rule("absence").channels = {"sms"};
  world.sms.answer = [](const Message&) { return Refused{"no such number", true, Refused::Of::address}; };
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_EQ(world.open_calls(), 1);
}

TEST_F(Consent, OfAGrownUpStudentIsHisOwnAffair) {
  world.book.regulation->terms.consent_required = false;
  const PersonId student = world.school.person("Абрамов", "Олег", "2008-10-05");
  const PersonId parent = world.school.person("Абрамова", "Анна");
  world.school.guardian(parent, student);
  world.school.contact(parent, "phone", "+79180000003");
  world.school.contact(student, "phone", "+79180000004");
  world.school.enrol(student, fifth);
  world.school.attendance(lesson_of_artyom, student, "Н", at("08:20"));
  world.run_at(at("08:30"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_EQ(world.sms.seen[0].address, "+79180000004");
}

class Notice : public Consent {
 protected:
  Notice() {
    world.school.consent(mother, artyom);
    world.plugin_events["announcement.posted"] = {[this](Transaction&, const Event&) {
                                                    EventAudience audience;
                                                    audience.fact = 1;
                                                    audience.groups = {second, fifth};
                                                    return audience;
                                                  },
                                                  [](Transaction&, std::int64_t) {
                                                    TemplateData words;
                                                    words.text = {{"title", "Собрание 10.10 в 17:30"}, {"body", ""}};
                                                    words.truth = {{"has_body", false}};
                                                    return words;
                                                  }};
    world.plugin_events["announcement.withdrawn"] = {[](Transaction&, const Event&) {
                                                       EventAudience audience;
                                                       audience.fact = 1;
                                                       audience.withdrawn = true;
                                                       return audience;
                                                     },
                                                     world.plugin_events["announcement.posted"].words};
  }
};

TEST_F(Notice, ToTwoClassesIsOneLetterToAMotherOfTwoAndNamesBothClasses) {
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("2-А, 5-Б"));
  EXPECT_EQ(world.email.seen[0].subject, "Собрание 10.10 в 17:30");
  EXPECT_THAT(world.obligations(), ElementsAre("announcement told", "announcement told"));
}

TEST_F(Notice, ToASharedTelephoneIsOneMessage) {
  world.book.regulation->rule("announcement").channels = {"sms"};
  const PersonId father = world.school.person("Мельник", "Сергей");
  world.school.guardian(father, masha);
  world.school.consent(father, masha);
  world.school.contact(father, "phone", "+79180000001");
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
  EXPECT_THAT(world.obligations(), ElementsAre("announcement told", "announcement told", "announcement told"));
}

TEST_F(Notice, ForStaffAloneIsToldToNoFamily) {
  world.plugin_events["announcement.posted"].audience = [this](Transaction&, const Event&) {
    EventAudience audience;
    audience.fact = 1;
    audience.groups = {second, fifth};
    audience.parents = false;
    return audience;
  };
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  EXPECT_THAT(world.deliveries(), IsEmpty());
}

TEST_F(Notice, WithdrawnAfterSendingIsPutRightToThoseWhoWereTold) {
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  world.school.event("announcement.withdrawn", "{}", at("12:10"));
  world.run_at(at("12:10"));
  ASSERT_GE(world.email.seen.size(), 2U);
  EXPECT_EQ(world.email.seen[1].subject, "Отменено: Собрание 10.10 в 17:30");
}

TEST_F(Notice, StandsOnceInADigestThatTellsOfAMarkToo) {
  world.book.regulation->rule("announcement").digest = true;
  world.book.regulation->rule("low_mark").digest = true;
  world.school.event("announcement.posted", "{}", at("09:00"));
  world.run_at(at("09:00"));
  world.school.mark(lesson_of_masha, masha, 2, at("10:00"));
  world.run_at(at("16:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  const std::string& text = world.email.seen[0].text;
  EXPECT_THAT(text, HasSubstr("оценка 2"));
  const auto first = text.find("Собрание");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.find("Собрание", first + 1), std::string::npos) << text;
}

TEST_F(Notice, WithdrawnBeforeSendingIsNeverSent) {
  world.book.regulation->rule("announcement").settle = std::chrono::minutes{5};
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:01"));
  world.school.event("announcement.withdrawn", "{}", at("12:02"));
  world.run_at(at("12:10"));
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(Notice, OfAPluginThatFailedIsToldWhenItCanSayWhomItIsFor) {
  const auto audience =
      std::exchange(world.plugin_events["announcement.posted"].audience,
                    [](Transaction&, const Event&) -> EventAudience { throw std::runtime_error{"broken plugin"}; });
  world.school.event("announcement.posted", "{}", at("12:00"));
  for (const char* time : {"12:00", "12:01", "12:03"}) world.run_at(at(time));
  EXPECT_THAT(world.email.seen, IsEmpty());
  world.plugin_events["announcement.posted"].audience = audience;
  world.run_at(at("12:10"));
  EXPECT_EQ(world.email.seen.size(), 1U);
  world.run_at(at("14:00"));
  EXPECT_EQ(world.email.seen.size(), 1U);
}

TEST_F(Notice, PutOffAndWithdrawnMeanwhileIsNeverTold) {
  const auto audience =
      std::exchange(world.plugin_events["announcement.posted"].audience,
                    [](Transaction&, const Event&) -> EventAudience { throw std::runtime_error{"broken plugin"}; });
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  world.school.event("announcement.withdrawn", "{}", at("12:05"));
  world.plugin_events["announcement.posted"].audience = audience;
  world.plan_at(at("12:00"));
  world.run_at(at("12:10"));
  EXPECT_THAT(world.email.seen, IsEmpty());
  EXPECT_THAT(world.obligations(),
              ElementsAre("announcement not_needed(superseded)", "announcement not_needed(superseded)"));
}

TEST_F(Notice, OfAPluginThatIsNotHereAtAStartWaitsForItsReturn) {
  world.plan_at(at("11:00"));
  const PluginEvents held = std::exchange(world.plugin_events, {});
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.school.attendance(lesson_of_masha, masha, "Н", at("12:00"));
  Planner without{{world.school.database(), world.book, world.channels, world.plugin_events}};
  while (without.step(world.school.id, at("12:01")) > 0) {
  }
  EXPECT_EQ(world.school.count("SELECT COUNT(*) FROM waiting_event WHERE institution_id = $1", {world.school.id}), 1);
  world.plugin_events = held;
  Planner with{{world.school.database(), world.book, world.channels, world.plugin_events}};
  EXPECT_EQ(with.step(world.school.id, at("12:01")), 1U) << "a new start looks at once";
  world.run_at(at("12:02"));
  EXPECT_EQ(world.email.seen.size(), 1U);
  EXPECT_EQ(world.school.count("SELECT COUNT(*) FROM waiting_event WHERE institution_id = $1", {world.school.id}), 0);
}

TEST_F(Notice, WithoutWordsStopsNoNeighbourAndEndsDeadWithAReason) {
  world.limits.attempts = 2;
  world.book.regulation->rule("low_mark").settle = {};
  const auto words =
      std::exchange(world.plugin_events["announcement.posted"].words,
                    [](Transaction&, std::int64_t) -> TemplateData { throw std::runtime_error{"broken plugin"}; });
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.school.mark(lesson_of_masha, masha, 2, at("12:00"));
  world.run_at(at("12:00"));
  ASSERT_EQ(world.email.seen.size(), 1U);
  EXPECT_THAT(world.email.seen[0].text, HasSubstr("оценка 2"));
  EXPECT_THAT(world.deliveries(), ElementsAre("email retry", "email sent"));
  world.run_at(at("13:00"));
  EXPECT_THAT(world.deliveries(), ElementsAre("email dead(no_text)", "email sent"));
}

TEST_F(Notice, WhosePluginFindsItsWordsAgainIsToldAfterAll) {
  const auto words =
      std::exchange(world.plugin_events["announcement.posted"].words,
                    [](Transaction&, std::int64_t) -> TemplateData { throw std::runtime_error{"broken plugin"}; });
  world.school.event("announcement.posted", "{}", at("12:00"));
  world.run_at(at("12:00"));
  world.plugin_events["announcement.posted"].words = words;
  world.run_at(at("13:00"));
  EXPECT_EQ(world.email.seen.size(), 1U);
}

TEST_F(Notice, OfAPluginThatFailsDoesNotStopLaterEvents) {
  world.plugin_events["announcement.posted"].audience = [](Transaction&, const Event&) -> EventAudience {
    throw std::runtime_error{"broken plugin"};
  };
  world.school.event("announcement.posted", "{}", at("08:00"));
  world.school.attendance(lesson_of_masha, masha, "Н", at("08:20"));
  world.run_at(at("08:30"));
  EXPECT_EQ(world.sms.seen.size(), 1U);
}

}  // namespace
}  // namespace vestnik::tests
