/// Pains of families who are told too often, at night, or what is no longer so, each lived through with this product.
#include <stdlib.h>

#include <optional>

#include "json/json_writer.h"
#include "scenario/school_of_pains.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view denis = "Орлов Денис";
constexpr std::string_view egor = "Тихонов Егор";

class PainsOfCalm : public SchoolOfPains {
 protected:
  /// Everybody's roll of the first five lessons is in; only the sixth comes at night.
  void absent_at_night() {
    day->at(monday, "21:40");
    EXPECT_EQ(day->take_roll("7-А", monday, 6, {{std::string{denis}, "Н"}}).status, 200);
  }
  /// Puts the same mark of a task again; answers the task.
  std::int64_t save_mark(std::string_view child, std::string_view mark, std::optional<std::int64_t> task) {
    const LessonId lesson = day->school().lesson("7-А", monday, 1);
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("rows").begin_array().begin_object();
    json.member("student", day->person(child).value).member("mark", mark);
    if (task) json.member("task", *task);
    json.member("expected_version",
                day->count("SELECT COALESCE(MAX(version), 0) FROM mark WHERE institution_id = $1 AND student_id = $2",
                           {day->school().institution(), day->person(child)}));
    json.end_object().end_array();
    if (!task) json.key("new_task").begin_object().member("kind", "oral").end_object();
    json.end_object();
    const Answer answer = day->school().post(day->school().teacher_of(lesson), lesson_path(lesson, "/marks"), body);
    EXPECT_EQ(answer.status, 200) << answer.bytes;
    return day->count("SELECT MAX(id) FROM task WHERE institution_id = $1 AND lesson_id = $2",
                      {day->school().institution(), lesson});
  }
};

// Pain 8: two workers, or a restart at the wrong minute, send the day's letter twice.
TEST_F(PainsOfCalm, Pain08TheDigestIsSentTwice) {
  open();
  absent_at_night();
  day->at(tuesday, "15:59");
  EXPECT_THAT(day->told_by(day->mother_of(denis), "email"), IsEmpty());
  workers_at(tuesday, "16:00", 3);
  workers_at(tuesday, "16:00", 1);
  day->at(tuesday, "16:05");
  EXPECT_THAT(day->told_by(day->mother_of(denis), "email"), SizeIs(1));
}

// Pain 9: the night is the server's and not the family's.
TEST_F(PainsOfCalm, Pain09QuietHoursInTheWrongTimezone) {
  const char* held = getenv("TZ");
  const std::optional<std::string> before = held == nullptr ? std::nullopt : std::optional<std::string>{held};
  setenv("TZ", "Pacific/Honolulu", 1);
  open();
  provider_comes();
  absent_at_night();
  day->at(tuesday, "06:59");
  EXPECT_EQ(taken_over(), 0U);
  EXPECT_THAT(day->told(day->mother_of(denis)), IsEmpty()) << "nothing between nine in the evening and seven";
  day->at(tuesday, "16:00");
  const auto told = day->told(day->mother_of(denis));
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(day->wall(told[0].changed_at), "15.09 16:00") << "four in the afternoon at the school";
  if (before) {
    setenv("TZ", before->c_str(), 1);
  } else {
    unsetenv("TZ");
  }
}

// Pain 11: what was a mistake cannot be taken back, or is put right to everybody.
TEST_F(PainsOfCalm, Pain11AMessageCannotBeCorrectedOrCancelled) {
  open();
  provider_comes();
  absent("7-А", "Кузнецов Илья");
  absent("6-Б", egor);
  day->at(monday, "08:05");
  absent("6-Б", egor, "О");
  day->at(monday, "08:20");
  EXPECT_THAT(sms_to_mother_of(egor), IsEmpty()) << "put right in time: nobody was frightened";
  ASSERT_THAT(sms_to_mother_of("Кузнецов Илья"), SizeIs(1));
  absent("7-А", "Кузнецов Илья", "О");
  day->at(monday, "08:40");
  const auto told = sms_to_mother_of("Кузнецов Илья");
  ASSERT_THAT(told, SizeIs(2)) << "whoever was told hears the correction";
  EXPECT_THAT(told[0].text + told[1].text, HasSubstr("исправлена"));
  EXPECT_THAT(sms_to_mother_of(egor), IsEmpty()) << "and nobody else";
  EXPECT_EQ(taken_over(), 2U);
}

// Pain 15: a teacher saves the page again, and the family gets the same mark again.
TEST_F(PainsOfCalm, Pain15AnUnchangedMarkIsToldWithEverySave) {
  open();
  day->at(monday, "08:35");
  const std::int64_t task = save_mark(denis, "2", std::nullopt);
  for (int again = 0; again < 5; ++again) save_mark(denis, "2", task);
  day->at(monday, "08:50");
  const PersonId mother = day->mother_of(denis);
  EXPECT_THAT(day->told_by(mother, "email"), SizeIs(1));
  for (int again = 0; again < 5; ++again) save_mark(denis, "2", task);
  day->at(monday, "15:00");
  EXPECT_THAT(day->told_by(mother, "email"), SizeIs(1));
  EXPECT_THAT(day->told_by(mother, "internal"), SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
