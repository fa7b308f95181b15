/// The whole Monday of 14.09.2026 at school 39 of Syzran, and the Tuesday after it: an absence, a late bus, an answer,
/// a late entry, a reason, one after the other, as they come.
#include <gmock/gmock.h>

#include <algorithm>

#include "scenario/syzran_monday.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class StoryOfSyzran : public ::testing::Test {
 protected:
  std::int64_t sms_sent() {
    return day.count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent'",
                     {day.school().institution()});
  }
  std::string why_absence_messages_are_what_they_are() {
    std::string all;
    std::vector<std::int64_t> ids;
    day.school().service().database().read(day.school().institution(), [&](Transaction& transaction) {
      ids = transaction.all(
          "SELECT id FROM delivery WHERE institution_id = $1 AND rule IN ('absence', 'unexcused') ORDER BY id",
          {transaction.institution()}, [](const Row& row) { return row.integer(0); });
    });
    for (const std::int64_t id : ids) {
      const std::string why = day.why(id);
      EXPECT_THAT(why, HasSubstr("Правило «")) << why;
      EXPECT_THAT(why, HasSubstr("Основание: событие")) << why;
      all += why;
    }
    return all;
  }

  void the_roll_is_taken() {
    alina_is_ill(day);
    day.at(monday, "08:04");
    EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}, {"Смирнова Вера", "Н"}}).status, 200);
    day.at(monday, "08:06");
    EXPECT_EQ(day.take_roll("6-Б", monday, 1, everybody_of_6b(day, "Н")).status, 200);
    day.at(monday, "08:11");
    EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Смирнова Вера", "О"}}).status, 200);
    day.at(monday, "08:14");
    EXPECT_EQ(sms_sent(), 1) << "to the mother of Илья alone";
    ASSERT_THAT(day.told_by(day.mother_of("Кузнецов Илья"), "sms"), SizeIs(1));
  }

  void the_bus_arrives() {
    day.at(monday, "08:16");
    EXPECT_EQ(sms_sent(), 1);
    EXPECT_EQ(day.one_text("SELECT state FROM wave WHERE institution_id = $1", {day.school().institution()}), "open");
    day.at(monday, "08:31");
    auto arrived = everybody_of_6b(day, "О");
    std::erase_if(arrived, [](const auto& row) { return row.first == "Тихонов Егор"; });
    EXPECT_EQ(day.take_roll("6-Б", monday, 1, arrived).status, 200);
    day.at(monday, "08:33");
    EXPECT_EQ(sms_sent(), 2) << "and to the mother of Егор, without anybody's release";
  }

  void the_mother_answers() {
    day.at(monday, "08:50");
    EXPECT_EQ(day.take_roll("7-А", monday, 2, {{"Кузнецов Илья", "Н"}}).status, 200);
    day.at(monday, "09:20");
    EXPECT_EQ(sms_sent(), 2);
    EXPECT_TRUE(answer_by_sms(day, "Кузнецов Илья", "болеет до среды", "in-1"));
    EXPECT_EQ(day.school().post(day.person("Савина Ольга"), "/api/v1/reply-proposals/1/accept", "{}").status, 200);
  }

  void the_rest_of_the_day() {
    day.at(monday, "13:00");
    for (int lesson = 3; lesson <= 5; ++lesson) {
      EXPECT_EQ(day.take_roll("7-А", monday, lesson, {}).status, 200) << lesson;
    }
    day.at(monday, "21:40");
    EXPECT_EQ(day.take_roll("7-А", monday, 6, {{"Орлов Денис", "Н"}}).status, 200);
    day.at(tuesday, "07:30");
    EXPECT_EQ(sms_sent(), 2) << "nothing at night and nothing at seven";
  }

  void the_day_after() {
    day.at(tuesday, "10:00");
    EXPECT_EQ(day.set_reason("Юдина Татьяна", "Тихонов Егор", monday, 1, "НП").status, 200);
    day.at(tuesday, "10:10");
    const auto mail = day.told_by(day.mother_of("Тихонов Егор"), "email");
    ASSERT_THAT(mail, SizeIs(1));
    EXPECT_EQ(mail[0].clause, "7.4.5");
    day.at(tuesday, "16:00");
    const auto digest = day.told(day.mother_of("Орлов Денис"));
    ASSERT_THAT(digest, SizeIs(1));
    EXPECT_THAT(digest[0].text, HasSubstr("14.09, 6-й урок, география: отмечено отсутствие"));
  }

  Scenario day{monday_in_syzran()};
};

TEST_F(StoryOfSyzran, IsLivedFromTheMorningToTheDayAfter) {
  the_roll_is_taken();
  the_bus_arrives();
  the_mother_answers();
  the_rest_of_the_day();
  the_day_after();
  const std::string why = why_absence_messages_are_what_they_are();
  EXPECT_THAT(why, HasSubstr("Запись изменилась раньше, чем сообщение ушло."));
  const Answer open =
      day.school().get(day.person("Савина Ольга"), "/api/v1/groups/" + std::to_string(day.school().group("7-А").value) +
                                                       "/absences?from=2026-09-14&to=2026-09-14&without_reason=true");
  ASSERT_EQ(open.status, 200) << open.bytes;
  ASSERT_THAT(list_of(open.body, "absences"), SizeIs(1));
  EXPECT_EQ(integer_of(list_of(open.body, "absences")[0], "student"), day.person("Орлов Денис").value);
}

}  // namespace
}  // namespace vestnik::tests
