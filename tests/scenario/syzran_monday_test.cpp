/// Monday 14.09.2026 at school 39 of Syzran, lived through the whole product: sample import, shipped regulation,
/// requests over HTTP, planner, relay, gateways.
#include <gmock/gmock.h>

#include <algorithm>

#include "domain/sms_segments.h"
#include "scenario/syzran_monday.h"

namespace vestnik::tests {
namespace {

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
  // syzran-4.3, syzran-7.3.8
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

TEST_F(MondayInSyzran, EveryDeliveryNamesItsRuleAndClause) {
  morning();
  day.at(tuesday, "16:30");
  const auto all = day.planned("Лукин Пётр");
  EXPECT_THAT(all, Not(IsEmpty()));
  for (const Planned& one : all) {
    EXPECT_THAT(one.rule, Not(IsEmpty()));
    EXPECT_THAT(one.clause, Not(IsEmpty()));
  }
}

}  // namespace
}  // namespace vestnik::tests
