/// A mother at the college of Yarovoe who wants everything on paper, autumn 2026, lived through the whole product.
#include <gmock/gmock.h>

#include "json/json_writer.h"
#include "scenario/scenario.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view paper_belov = "Белов Антон";
constexpr std::string_view mother = "Белова Анна";
constexpr std::string_view father = "Белов Сергей";
constexpr std::string_view paper_curator = "Зайцева Мария";
constexpr std::string_view paper_teacher = "Гончаров Павел";

class PaperInYarovoe : public ::testing::Test {
 protected:
  void SetUp() override {
    day.at("2026-10-05", "10:00");
    const std::string path =
        student_path(day.person(paper_belov), "/guardians/") + std::to_string(day.person(mother).value) + "/opt-out";
    const Answer refused = day.school().put(day.person(paper_curator), path,
                                            R"({"opted_out":true,"from":"2026-10-05","document":"заявление № 7"})");
    ASSERT_EQ(refused.status, 200) << refused.bytes;
  }

  void mark(std::string_view date, int pair, std::string_view value) {
    const LessonId lesson = day.school().lesson("ТЭ-21", date, pair);
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("rows").begin_array().begin_object();
    json.member("student", day.person(paper_belov).value).member("mark", value).member("expected_version", 0);
    json.end_object().end_array().key("new_task").begin_object().member("kind", "oral").end_object().end_object();
    const Answer answer = day.school().post(day.person(paper_teacher), lesson_path(lesson, "/marks"), body);
    EXPECT_EQ(answer.status, 200) << answer.bytes;
  }
  JsonValue::Array sheets(std::string_view state = "waiting") {
    const Answer answer = day.school().get(day.person(paper_curator), "/api/v1/paper?state=" + std::string{state});
    EXPECT_EQ(answer.status, 200) << answer.bytes;
    return list_of(answer.body, "sheets");
  }
  std::string page() { return day.school().get(day.person(paper_curator), "/api/v1/paper/print").bytes; }
  std::int64_t told_on_paper() {
    return day.count(
        "SELECT COUNT(*) FROM obligation WHERE institution_id = $1 AND recipient_id = $2 "
        "AND state = 'told' AND proof = 'print'",
        {day.school().institution(), day.person(mother)});
  }

  Scenario day{{{"sample_yarovoe", "yarovoe"}, "Asia/Barnaul", "2026-10-05T02:00:00Z"}};
};

// yarovoe-4.3.6
TEST_F(PaperInYarovoe, GoesThroughTheCuratorsHandsEveryWeekAndNoElectronicWay) {
  day.at("2026-10-05", "14:10");
  mark("2026-10-05", 3, "2");
  day.at("2026-10-09", "15:59");
  EXPECT_THAT(sheets(), IsEmpty());
  day.at("2026-10-09", "16:00");
  const auto waiting = sheets();
  ASSERT_THAT(waiting, SizeIs(1));
  EXPECT_EQ(text_of(waiting[0], "guardian"), mother);
  EXPECT_EQ(text_of(waiting[0], "student"), paper_belov);
  EXPECT_THAT(page(), HasSubstr("Электротехника, 05.10: оценка 2"));
  EXPECT_THAT(page(), Not(HasSubstr("Сергей"))) << "nothing about the other parent";
  EXPECT_EQ(told_on_paper(), 0) << "printed is not handed over";

  const std::string sheet = "/api/v1/paper/" + std::to_string(integer_of(waiting[0], "id"));
  EXPECT_EQ(day.school().post(day.person(paper_curator), sheet + "/handed-over", R"({"how":"through_student"})").status,
            200);
  day.at("2026-10-09", "16:30");
  EXPECT_EQ(told_on_paper(), 0) << "through the student is no proof";
  EXPECT_EQ(day.school().post(day.person(paper_curator), sheet + "/handed-over", R"({"how":"in_hand"})").status, 200);
  day.at("2026-10-09", "17:00");
  EXPECT_GT(told_on_paper(), 0);
  for (const std::string_view channel : {"email", "sms", "internal"}) {
    EXPECT_THAT(day.told_by(day.person(mother), channel), IsEmpty()) << channel;
  }
  EXPECT_THAT(day.told(day.person(father)), Not(IsEmpty()));
}

TEST_F(PaperInYarovoe, ComesInAWeekWithNothingNewAndNotInTheHolidays) {
  day.at("2026-10-09", "16:00");
  ASSERT_THAT(sheets(), SizeIs(1));
  EXPECT_THAT(page(), HasSubstr("новых оценок и пропусков нет"));
  day.at("2027-01-02", "10:00");
  const auto before = sheets().size();
  day.at("2027-01-08", "16:30");
  EXPECT_THAT(sheets(), SizeIs(before)) << "the week of 4 January has no lessons";
}

}  // namespace
}  // namespace vestnik::tests
