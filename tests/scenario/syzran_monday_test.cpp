/// Monday 14.09.2026 at school 39 of Syzran, lived through the whole product: sample import, shipped regulation,
/// requests over HTTP, planner, relay, gateways.
#include <gmock/gmock.h>

#include <algorithm>

#include "domain/sms_segments.h"
#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class MondayInSyzran : public ::testing::Test {
 protected:
  void morning() { live_monday_morning(day); }

  std::vector<Planned> planned_for(PersonId recipient) {
    auto all = day.planned("Лукин Пётр");
    std::erase_if(all, [&](const Planned& one) { return one.recipient != recipient.value; });
    return all;
  }

  Scenario day{monday_in_syzran()};
};

TEST_F(MondayInSyzran, TheMotherOfAnAbsentChildGetsOneSmsTenMinutesAfterTheRoll) {
  morning();
  // syzran-4.3, syzran-7.3.8 (partial: a daily digest, an interval of the school's own to come)
  const auto sms = day.told_by(day.mother_of("Кузнецов Илья"), "sms");
  ASSERT_THAT(sms, SizeIs(1));
  EXPECT_EQ(sms[0].text, "Илья: нет на 1-м уроке 14.09. Причину сообщите: 351234. Школа 39");
  EXPECT_EQ(count_sms_segments(sms[0].text).segments, 1U);
  EXPECT_EQ(day.wall(sms[0].changed_at), "14.09 08:14");
  EXPECT_EQ(sms[0].rule, "absence");
  EXPECT_EQ(sms[0].clause, "4.3");
}

TEST_F(MondayInSyzran, NothingGoesToTheFamiliesOfTheIllAndOfTheLateChild) {
  morning();
  day.at(monday, "09:00");
  EXPECT_THAT(planned_for(day.mother_of("Петрова Алина")), IsEmpty());
  // syzran-7.3.7: what the class teacher knew beforehand stands in the roll with its reason.
  EXPECT_EQ(day.one_text("SELECT code || reason FROM attendance WHERE institution_id = $1 AND student_id = $2",
                         {day.school().institution(), day.person("Петрова Алина")}),
            "НУП");
  const auto late = planned_for(day.mother_of("Смирнова Вера"));
  ASSERT_THAT(late, SizeIs(1));
  EXPECT_EQ(late[0].state, "cancelled");
  EXPECT_EQ(late[0].reason, "superseded");
  EXPECT_EQ(late[0].rule, "absence");
  EXPECT_EQ(late[0].clause, "4.3");
}

TEST_F(MondayInSyzran, ASecondMissedLessonOfTheDaySendsNoSecondSms) {
  morning();
  day.at(monday, "08:50");
  EXPECT_EQ(day.take_roll("7-А", monday, 2, {{"Кузнецов Илья", "Н"}}).status, 200);
  day.at(monday, "23:00");
  EXPECT_THAT(day.told_by(day.mother_of("Кузнецов Илья"), "sms"), SizeIs(1));
}

/// His mother answers the SMS of 08:14.
class AnswerInSyzran : public MondayInSyzran {
 protected:
  bool mother_answers(const std::string& text, const std::string& id = "in-1") {
    return answer_by_sms(day, "Кузнецов Илья", text, id);
  }
  std::vector<Told> replies_told_to(std::string_view person) {
    auto all = day.told_by(day.person(person), "internal");
    std::erase_if(all, [](const Told& one) { return one.rule != "reply"; });
    return all;
  }
  JsonValue::Array replies_seen_by(std::string_view person) {
    const Answer answer = day.school().get(day.person(person), "/api/v1/replies");
    EXPECT_EQ(answer.status, 200) << answer.bytes;
    return list_of(answer.body, "replies");
  }
};

TEST_F(AnswerInSyzran, BecomesAReasonThatTheClassTeacherAcceptsWithOneClick) {
  morning();
  day.at(monday, "08:50");
  EXPECT_EQ(day.take_roll("7-А", monday, 2, {{"Кузнецов Илья", "Н"}}).status, 200);
  day.at(monday, "09:20");
  EXPECT_TRUE(mother_answers("болеет до среды"));
  EXPECT_TRUE(mother_answers("болеет до среды")) << "the same message once more";
  const auto replies = replies_seen_by("Савина Ольга");
  ASSERT_THAT(replies, SizeIs(1));
  const auto& proposals = list_of(replies[0], "proposals");
  ASSERT_THAT(proposals, SizeIs(1));
  EXPECT_EQ(text_of(proposals[0], "from"), "2026-09-14");
  EXPECT_EQ(text_of(proposals[0], "to"), "2026-09-16");
  const auto told = replies_told_to("Савина Ольга");
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].clause, "7.3.7");
  EXPECT_THAT(told[0].text, HasSubstr("болеет до среды"));
  EXPECT_THAT(told[0].text, HasSubstr("с 14.09 по 16.09"));
  EXPECT_THAT(replies_seen_by("Юдина Татьяна"), IsEmpty()) << "another class's affair";

  const std::string accept = "/api/v1/reply-proposals/" + std::to_string(integer_of(proposals[0], "id")) + "/accept";
  EXPECT_EQ(day.school().post(day.person("Савина Ольга"), accept, "{}").status, 200);
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM attendance WHERE institution_id = $1 AND student_id = $2 AND code = 'Н'"
                      " AND reason = 'УП'",
                      {day.school().institution(), day.person("Кузнецов Илья")}),
            2)
      << "both lessons he missed";
  day.at(monday, "10:00");
  EXPECT_EQ(day.take_roll("7-А", monday, 3, {{"Кузнецов Илья", "Н"}}).status, 200);
  day.at("2026-09-16", "08:04");
  EXPECT_EQ(day.take_roll("7-А", "2026-09-16", 1, {{"Кузнецов Илья", "Н"}}).status, 200);
  day.at("2026-09-16", "12:00");
  EXPECT_THAT(day.told_by(day.mother_of("Кузнецов Илья"), "sms"), SizeIs(1)) << "no later lesson alerts anyone";
}

TEST_F(AnswerInSyzran, TheStopWordLeavesHerTheOtherWays) {
  morning();
  EXPECT_TRUE(mother_answers("СТОП"));
  day.at(tuesday, "08:04");
  EXPECT_EQ(day.take_roll("7-А", tuesday, 1, {{"Кузнецов Илья", "Н"}}).status, 200);
  day.at(tuesday, "08:14");
  const PersonId mother = day.mother_of("Кузнецов Илья");
  EXPECT_THAT(day.told_by(mother, "sms"), SizeIs(1)) << "Monday's";
  EXPECT_THAT(day.told_by(mother, "email"), SizeIs(1));
  EXPECT_THAT(replies_told_to("Савина Ольга"), SizeIs(1)) << "the class teacher reads it";
}

TEST_F(MondayInSyzran, AnAbsenceEnteredAtNightBecomesOneLineOfTheNextDigest) {
  morning();
  day.at(monday, "13:00");
  for (int lesson = 1; lesson <= 5; ++lesson) {
    EXPECT_EQ(day.take_roll("7-А", monday, lesson, {}).status, 200) << lesson;
  }
  day.at(monday, "21:40");
  EXPECT_EQ(day.take_roll("7-А", monday, 6, {{"Орлов Денис", "Н"}}).status, 200);
  const PersonId mother = day.mother_of("Орлов Денис");
  day.at(tuesday, "07:30");
  EXPECT_THAT(day.told(mother), IsEmpty());
  day.at(tuesday, "15:59");
  EXPECT_THAT(day.told(mother), IsEmpty());
  day.at(tuesday, "16:00");
  const auto told = day.told(mother);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].channel, "email");
  EXPECT_EQ(day.wall(told[0].changed_at), "15.09 16:00");
  EXPECT_THAT(told[0].text, HasSubstr("14.09, 6-й урок, география: отмечено отсутствие"));
  EXPECT_THAT(told[0].clause, Not(IsEmpty()));
}

TEST_F(MondayInSyzran, OnlyTheClassTeachersNpTellsTheFamilyOfAnAbsenceWithoutValidReason) {
  morning();
  day.at(tuesday, "10:00");
  const PersonId mother = day.mother_of("Тихонов Егор");
  for (const Told& earlier : day.told(mother)) EXPECT_THAT(earlier.text, Not(HasSubstr("уважительной причины")));
  EXPECT_THAT(day.told_by(mother, "sms"), SizeIs(1));
  EXPECT_EQ(day.set_reason("Юдина Татьяна", "Тихонов Егор", monday, 1, "НП").status, 200);
  day.at(tuesday, "10:10");
  // syzran-7.4.5: subject, date, the subject teacher as sender; by the preferred way.
  const auto mail = day.told_by(mother, "email");
  ASSERT_THAT(mail, SizeIs(1));
  EXPECT_EQ(mail[0].rule, "unexcused");
  EXPECT_EQ(mail[0].clause, "7.4.5");
  EXPECT_EQ(day.wall(mail[0].changed_at), "15.09 10:10");
  EXPECT_THAT(mail[0].text, HasSubstr("Егор: 14.09, 1-й урок"));
  EXPECT_THAT(mail[0].text, HasSubstr("История"));
  EXPECT_THAT(mail[0].text, HasSubstr("без уважительной причины"));
  EXPECT_THAT(mail[0].text, HasSubstr("Учитель: Фёдоров К. Н."));
}

TEST_F(MondayInSyzran, TheClassTeachersListOfOpenReasonsHoldsTheLateEntryAlone) {
  morning();
  day.at(monday, "21:40");
  EXPECT_EQ(day.take_roll("7-А", monday, 6, {{"Орлов Денис", "Н"}}).status, 200);
  day.at(tuesday, "09:00");
  EXPECT_EQ(day.set_reason("Савина Ольга", "Кузнецов Илья", monday, 1, "УП").status, 200);
  const Answer list =
      day.school().get(day.person("Савина Ольга"), "/api/v1/groups/" + std::to_string(day.school().group("7-А").value) +
                                                       "/absences?from=2026-09-14&to=2026-09-14&without_reason=true");
  ASSERT_EQ(list.status, 200) << list.bytes;
  const auto& open = list_of(list.body, "absences");
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(integer_of(open[0], "student"), day.person("Орлов Денис").value);
  EXPECT_EQ(integer_of(open[0], "number"), 6);
}

TEST_F(MondayInSyzran, EveryDeliveryNamesItsRuleAndClause) {
  morning();
  day.at(tuesday, "16:30");
  const auto all = day.planned("Лукин Пётр");
  EXPECT_THAT(all, Not(IsEmpty()));
  for (const Planned& one : all) {
    EXPECT_THAT(one.rule, Not(IsEmpty()));
    EXPECT_THAT(one.clause, Not(IsEmpty()));
    const std::string why = day.why(one.id);
    EXPECT_THAT(why, HasSubstr("Правило «" + one.rule + "», п. " + one.clause)) << why;
    EXPECT_THAT(why, AnyOf(HasSubstr("Основание: событие"), HasSubstr("Основание: срок по календарю"))) << why;
    EXPECT_EQ(why.find("Причина: ") != std::string::npos, !one.reason.empty()) << why;
  }
}

TEST_F(MondayInSyzran, TheCommandLineSaysWhyBesideTheRunningService) {
  morning();
  const auto printed = [&](std::vector<std::string> arguments) {
    std::vector<std::string> words{VESTNIK_BINARY_DIR "/vestnik", "--data", day.folder().path("data"), "deliveries"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return test::ChildProcess{words}.read_to_end();
  };
  EXPECT_THAT(printed({"list", "--state", "sent"}),
              HasSubstr("14.09 08:14, СМС, принято к доставке. Правило «absence»"));
  EXPECT_THAT(printed({"list", "--state", "cancelled"}), HasSubstr("Запись изменилась раньше, чем сообщение ушло."));
  const std::string why = printed({"why", "1", "--institution", "syzran"});
  EXPECT_THAT(why, HasSubstr("Сообщение 1: СМС"));
  EXPECT_THAT(why, HasSubstr("Попытка 1: maildir_sms, 14.09 08:14, принято."));
  EXPECT_THROW(printed({"why", "999"}), std::runtime_error) << "nobody's message: not a success";
}

}  // namespace
}  // namespace vestnik::tests
