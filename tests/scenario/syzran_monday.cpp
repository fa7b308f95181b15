#include "scenario/syzran_monday.h"

#include <gtest/gtest.h>

#include "json/json_writer.h"

namespace vestnik::tests {

SchoolStart monday_in_syzran() { return {{"sample", "syzran"}, "Europe/Samara", "2026-09-14T02:00:00Z"}; }

void live_monday_morning(Scenario& day) {
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
  day.at(monday, "08:04");
  EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}, {"Смирнова Вера", "Н"}}).status, 200);
  day.at(monday, "08:06");
  EXPECT_EQ(day.take_roll("6-Б", monday, 1, {{"Тихонов Егор", "Н"}}).status, 200);
  day.at(monday, "08:11");
  EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Смирнова Вера", "О"}}).status, 200);
  day.at(monday, "08:14");
}

}  // namespace vestnik::tests
