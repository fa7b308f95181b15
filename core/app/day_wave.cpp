#include "api/wave_words.h"
#include "app/day.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::string_view day_of_the_wave = "2026-09-14";

/// Everybody of the group in one roll, each upon the version that stands.
std::string roll_of_all(DaySchool& school, GroupId group, LessonId lesson, std::string_view code) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT m.student_id, COALESCE(a.version, 0) FROM membership m LEFT JOIN attendance a"
        " ON a.institution_id = m.institution_id AND a.student_id = m.student_id AND a.lesson_id = $3"
        " WHERE m.institution_id = $1 AND m.group_id = $2 ORDER BY m.student_id",
        {school.institution(), group, lesson}, [&](const Row& row) {
          json.begin_object()
              .member("student", row.integer(0))
              .member("code", code)
              .member("expected_version", row.integer(1))
              .end_object();
        });
  });
  json.end_array().end_object();
  return body;
}

}  // namespace

void DayStory::false_wave() {
  school_.at(day_of_the_wave, "10:20");
  const GroupId group = school_.group(word("second_class"));
  const LessonId third = school_.lesson(word("second_class"), day_of_the_wave, 3);
  const std::string path = "/api/v1/lessons/" + std::to_string(third.value) + "/attendance";
  const PersonId teacher = school_.teacher_of(third);
  const std::int64_t before = sent_by("absence");
  expect_status(school_.post(teacher, path, roll_of_all(school_, group, third, word("absence"))), 200,
                "day.wave_by_mistake");
  school_.at(day_of_the_wave, "10:30");
  const std::int64_t wave =
      school_.number("SELECT MAX(id) FROM wave WHERE institution_id = $1", {school_.institution()});
  expect(sent_by("absence") == before, "day.nothing_of_the_wave");
  expect(sent(cast("deputy"), "wave", "internal") == 1, "day.wave_shown");
  tell("day.wave_held");
  std::string reason;
  JsonWriter{reason}
      .begin_object()
      .member("reason", school_.messages().explain(Problem{"day.wave_reason"}).title)
      .end_object();
  expect_status(school_.post(cast("deputy"), "/api/v1/waves/" + std::to_string(wave) + "/cancel", reason), 200,
                "day.wave_cancelled");
  school_.at(day_of_the_wave, "10:35");
  expect_status(school_.post(teacher, path, roll_of_all(school_, group, third, "")), 200, "day.wave_put_right");
  school_.at(day_of_the_wave, "11:00");
  expect(sent_by("absence") == before, "day.nothing_of_the_wave");
}

std::int64_t DayStory::sent_by(std::string_view rule) {
  return school_.number("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule = $2 AND state = 'sent'",
                        {school_.institution(), rule});
}

void print_waves(DaySchool& school, std::ostream& out) {
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    constexpr int most = 20;
    for (const Wave& wave : all_waves(transaction, most)) {
      out << "  "
          << school.messages()
                 .explain(Problem{"day.wave_line",
                                  {{"what", wave_in_words(transaction, wave, school.messages())},
                                   {"state", wave_state_in_words(wave, school.messages())},
                                   {"reason", wave.reason}}})
                 .title
          << '\n';
    }
  });
}

}  // namespace vestnik
