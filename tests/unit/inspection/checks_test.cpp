#include <gmock/gmock.h>

#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

constexpr const char* october = R"({"from":"2026-10-01","until":"2026-10-14","result":"Ведутся","on_board":true})";

TEST_F(ControlSchool, CheckWithItsRemarksReachesEachTeacherConcerned) {  // yarovoe-6.2 labinsk-7.4
  const auto answer = expect(201, send(deputy_head, "checks",
                                       R"({"from":"2026-10-01","until":"2026-10-14","groups":[1],"result":"Темы есть",
                                           "remarks":[{"teacher_id":30,"group_id":1,"text":"Мало оценок"}]})"));
  ASSERT_EQ(answer["result"]["remarks"].size(), 1U);
  EXPECT_EQ(page(algebra_teacher, "remarks")["remarks"][0]["text"], "Мало оценок");
  school_.database().read(school, [&](Transaction& tx) {
    const auto told = inspection::check_audience(tx, events("check.recorded").at(0));
    EXPECT_EQ(told.name, "check_result");
    EXPECT_THAT(told.people, ElementsAre(algebra_teacher, class_teacher_7a)) << "nobody of 7-Б";
    EXPECT_EQ(inspection::check_words(tx, told.fact).text.at("places"), "7-А");
  });
}

TEST_F(ControlSchool, ResultOfTheMonthlyCheckStandsOnTheBoard) {  // otradny-4.admin.5 (partial: the reminder)
  const auto answer = expect(201, send(administrator, "checks", october));
  const auto notice = answer["result"]["announcement"].get<std::int64_t>();
  school_.database().read(school, [&](Transaction& tx) {
    const auto text = tx.one(
        "SELECT title, body, everyone, to_staff, to_parents FROM p_bulletin_announcement "
        "WHERE institution_id = $1 AND id = $2",
        {school, notice}, [](const Row& row) {
          return row.string(0) + "|" + row.string(1) + "|" + std::to_string(row.integer(2)) +
                 std::to_string(row.integer(3)) + std::to_string(row.integer(4));
        });
    ASSERT_TRUE(text);
    EXPECT_THAT(*text, ::testing::HasSubstr("|Ведутся|110")) << "the staff reads it, families do not";
  });
}

TEST_F(ControlSchool, RepeatedRequestChecksAndRemarksOnce) {
  const std::string body =
      R"({"from":"2026-10-01","until":"2026-10-14","result":"Да","remarks":[{"teacher_id":30,"text":"А"}]})";
  const auto first = expect(201, host_.post("/api/v1/inspection/checks", director, body, "k"));
  EXPECT_EQ(expect(201, host_.post("/api/v1/inspection/checks", director, body, "k"))["result"], first["result"]);
  EXPECT_EQ(page(director, "checks")["checks"].size(), 1U);
  EXPECT_EQ(page(director, "remarks?whose=raised")["remarks"].size(), 1U);
}

TEST_F(ControlSchool, WrongFindingRefusesTheWholeCheck) {
  const auto code = code_of(422, send(director, "checks",
                                      R"({"from":"2026-10-01","until":"2026-10-14","result":"Да",
                                          "remarks":[{"teacher_id":30,"text":"А"},{"teacher_id":20,"text":"Б"}]})"));
  EXPECT_EQ(code, "inspection.unknown_teacher");
  EXPECT_TRUE(events("check.recorded").empty());
  EXPECT_TRUE(events("remark.raised").empty());
}

TEST_F(ControlSchool, ClassTeacherChecksTheOwnClassAndNoOther) {  // usolye-3.4b.1 (partial: the reminder)
  expect(201, send(class_teacher_7a, "checks", R"({"from":"2026-10-08","until":"2026-10-14","result":"Просмотрено"})"));
  const auto seen = page(class_teacher_7a, "checks")["checks"];
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0]["whole_institution"], false);
  EXPECT_EQ(seen[0]["groups"].size(), 2U) << "the class and its subgroup";
  EXPECT_EQ(code_of(404, send(class_teacher_7a, "checks",
                              R"({"from":"2026-10-08","until":"2026-10-14","groups":[2],"result":"Да"})")),
            "access.not_found");
  EXPECT_EQ(code_of(403, send(class_teacher_7a, "checks",
                              R"({"from":"2026-10-08","until":"2026-10-14","result":"Да",
                                  "remarks":[{"teacher_id":30,"group_id":1,"text":"А"}]})")),
            "inspection.findings_not_yours");
  school_.database().read(school, [&](Transaction& tx) {
    EXPECT_TRUE(inspection::check_audience(tx, events("check.recorded").at(0)).people.empty())
        << "what a class teacher looks through weekly is no letter to everybody";
  });
  EXPECT_TRUE(page(teacher_of_7b, "checks")["checks"].empty());
}

TEST_F(ControlSchool, ChecksAreOfDaysThatPassed) {
  const auto code = [&](const std::string& body) { return code_of(422, send(director, "checks", body)); };
  EXPECT_EQ(code(R"({"from":"2026-10-01","until":"2026-10-15","result":"Да"})"), "inspection.check_in_the_future");
  EXPECT_EQ(code(R"({"from":"2026-10-14","until":"2026-10-13","result":"Да"})"), "inspection.bad_interval");
  EXPECT_EQ(code(R"({"from":"2026-10-01","until":"2026-10-14","result":" "})"), "inspection.no_result");
  EXPECT_EQ(code(R"({"from":"2026-10-01","until":"2026-10-14","result":"Да","kind":"x"})"), "inspection.unknown_word");
}

}  // namespace
}  // namespace vestnik::tests
