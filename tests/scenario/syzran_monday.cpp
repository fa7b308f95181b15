#include "scenario/syzran_monday.h"

#include <gtest/gtest.h>

#include "json/json_writer.h"
#include "plugin/host.h"

namespace vestnik::tests {

SchoolStart monday_in_syzran() { return {{"sample", "syzran"}, "Europe/Samara", "2026-09-14T02:00:00Z"}; }

Scenario::Roll everybody_of_6b(Scenario& day, std::string_view code) {
  Scenario::Roll roll;
  const GroupId group = day.school().group("6-Б");
  day.school().service().database().read(day.school().institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT p.last_name, p.first_name FROM membership m JOIN person p ON p.institution_id = m.institution_id"
        " AND p.id = m.student_id WHERE m.institution_id = $1 AND m.group_id = $2 ORDER BY p.id",
        {transaction.institution(), group},
        [&](const Row& row) { roll.emplace_back(row.string(0) + " " + row.string(1), code); });
  });
  EXPECT_EQ(roll.size(), 24U);
  return roll;
}

void alina_is_ill(Scenario& day) {
  day.at(monday, "07:40");
  std::string notice;
  JsonWriter{notice}
      .begin_object()
      .member("kind", "illness")
      .member("from", monday)
      .member("to", "2026-09-18")
      .member("reason", "УП")
      .end_object();
  const PersonId alina = day.person("Петрова Алина");
  EXPECT_EQ(day.school().post(day.person("Савина Ольга"), student_path(alina, "/absence-notices"), notice).status, 201);
}

bool answer_by_sms(Scenario& day, std::string_view child, const std::string& text, const std::string& id) {
  DaySchool& school = day.school();
  const std::string telephone =
      day.one_text("SELECT value FROM contact WHERE institution_id = $1 AND person_id = $2 AND kind = 'phone'",
                   {school.institution(), day.mother_of(child)});
  const bool taken = school.service().plugins().hand_in({"maildir_sms", id, telephone, text, Instant{}});
  school.at(school.date(), school.time());
  return taken;
}

void live_monday_morning(Scenario& day) {
  alina_is_ill(day);
  day.at(monday, "08:04");
  EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}, {"Смирнова Вера", "Н"}}).status, 200);
  day.at(monday, "08:06");
  EXPECT_EQ(day.take_roll("6-Б", monday, 1, {{"Тихонов Егор", "Н"}}).status, 200);
  day.at(monday, "08:11");
  EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Смирнова Вера", "О"}}).status, 200);
  day.at(monday, "08:14");
}

}  // namespace vestnik::tests
