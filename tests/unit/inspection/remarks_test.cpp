#include <gmock/gmock.h>

#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

constexpr const char* to_algebra = R"({"teacher_id":30,"group_id":1,"text":"Нет тем за неделю","due":"2026-10-20"})";

TEST_F(ControlSchool,
       RemarkStandsWithTheTeacherUntilRemovedAndConfirmedByItsAuthor) {  // otradny-4.teacher.4 syzran-7.4.8
  const auto id = raised(deputy_head, to_algebra);
  auto mine = page(algebra_teacher, "remarks");
  ASSERT_EQ(mine["remarks"].size(), 1U);
  EXPECT_EQ(mine["remarks"][0]["text"], "Нет тем за неделю");
  EXPECT_EQ(mine["remarks"][0]["author"]["name"], "Котова А. Ю.");
  EXPECT_EQ(mine["counts"]["open"], 1);

  expect(200, move(algebra_teacher, id, "removal", 1, "Темы внесены"));
  EXPECT_EQ(page(algebra_teacher, "remarks")["remarks"][0]["state"], "removed")
      << "not settled before its author looked";
  const auto raised_by_me = page(deputy_head, "remarks?whose=raised");
  EXPECT_EQ(raised_by_me["remarks"][0]["answer"], "Темы внесены");
  expect(200, move(deputy_head, id, "return", 2, "Нет темы за 12.10"));
  EXPECT_EQ(page(algebra_teacher, "remarks")["remarks"][0]["verdict"], "Нет темы за 12.10");
  expect(200, move(algebra_teacher, id, "removal", 3));
  expect(200, move(deputy_head, id, "confirmation", 4));

  on_day("2026-11-09T08:00:00Z");
  EXPECT_TRUE(page(algebra_teacher, "remarks")["remarks"].empty()) << "settled in an earlier month";
  EXPECT_EQ(page(algebra_teacher, "remarks?month=2026-10")["counts"]["confirmed"], 1);
}

TEST_F(ControlSchool, UnsettledRemarkOfAnEarlierMonthStaysOnThePage) {  // syzran-7.4.8
  raised(deputy_head, to_algebra);
  on_day("2026-12-01T08:00:00Z");
  EXPECT_EQ(page(algebra_teacher, "remarks")["remarks"].size(), 1U);
  EXPECT_TRUE(page(algebra_teacher, "remarks?month=2026-11")["remarks"].empty());
}

TEST_F(ControlSchool,
       RemarkIsOverdueFromTheDayAfterItsDate) {  // labinsk-4.5.10 (partial: the reminder before the date)
  raised(administrator, to_algebra);
  on_day("2026-10-20T19:59:59Z");  // 23:59:59 in Samara
  EXPECT_EQ(page(administrator, "remarks?whose=raised")["remarks"][0]["overdue"], false);
  EXPECT_EQ(page(administrator, "remarks?whose=raised")["remarks"][0]["due"], "2026-10-20");
  on_day("2026-10-20T20:00:00Z");  // midnight
  EXPECT_EQ(page(administrator, "remarks?whose=raised")["remarks"][0]["overdue"], true);
  EXPECT_EQ(page(administrator, "remarks?whose=raised")["counts"]["overdue"], 1);
}

TEST_F(ControlSchool, TeacherIsToldOfTheOwnRemarkAndTheAuthorOfItsRemoval) {  // syzran-r.dep.1 yarovoe-6.2
  const auto id = raised(deputy_head, to_algebra);
  expect(200, move(algebra_teacher, id, "removal", 1, "Готово"));
  expect(200, move(deputy_head, id, "return", 2, "Не всё"));
  school_.database().read(school, [&](Transaction& tx) {
    const auto told = inspection::remark_audience(tx, events("remark.raised").at(0));
    EXPECT_EQ(told.trigger, TriggerKind::event);
    EXPECT_EQ(told.name, "remark");
    EXPECT_THAT(told.people, ElementsAre(algebra_teacher));
    const auto removal = inspection::remark_audience(tx, events("remark.removed").at(0));
    EXPECT_EQ(removal.name, "remark_removed");
    EXPECT_THAT(removal.people, ElementsAre(deputy_head));
    const auto returned = inspection::remark_audience(tx, events("remark.returned").at(0));
    EXPECT_EQ(returned.name, "remark_returned");
    EXPECT_THAT(returned.people, ElementsAre(algebra_teacher));
    EXPECT_GT(returned.fact_version, told.fact_version) << "a second return is told again";
    const TemplateData words = inspection::remark_words(tx, id);
    EXPECT_EQ(words.text.at("place"), "7-А");
    EXPECT_EQ(words.text.at("due"), "20.10.2026");
  });
  EXPECT_EQ(events("remark.raised")[0].payload, R"({"remark":1})") << "ids only";
}

TEST_F(ControlSchool, NobodyMeetsAnothersRemark) {
  const auto id = raised(deputy_head, to_algebra);
  EXPECT_TRUE(page(class_teacher_7a, "remarks")["remarks"].empty());
  EXPECT_TRUE(page(teacher_of_7b, "remarks?whose=all")["remarks"].empty());
  EXPECT_EQ(page(class_teacher_7a, "remarks?whose=all")["remarks"].size(), 1U)
      << "a class teacher sees the own class's";
  EXPECT_EQ(page(director, "remarks?whose=all")["remarks"].size(), 1U);
  EXPECT_EQ(host_.get("/api/v1/inspection/remarks", egors_mother).status, 403);

  const Response foreign = move(teacher_of_7b, id, "removal", 1);
  const Response absent = move(teacher_of_7b, 4711, "removal", 1);
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, absent.body);
  EXPECT_EQ(code_of(404, move(administrator, id, "confirmation", 1)), "access.not_found") << "another's to confirm";
}

TEST_F(ControlSchool, RemarksAreRaisedByInspectorsWithinTheirReach) {
  EXPECT_EQ(send(algebra_teacher, "remarks", to_algebra).status, 403);
  EXPECT_EQ(send(class_teacher_7a, "remarks", to_algebra).status, 403) << "a class teacher sends a breach notice";
  school_.run("INSERT INTO person VALUES (1, 40, 'Рыбин', 'Илья', '', NULL, NULL, 'р', 'р', 0)");
  school_.run(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
      "valid_to, order_number, recorded_at) VALUES (1, 40, 40, 'head_of_department', 'group', 2, '2026-09-01', NULL, "
      "'', 0)");
  EXPECT_EQ(code_of(404, send(PersonId{40}, "remarks", to_algebra)), "access.not_found");
  EXPECT_EQ(code_of(404, send(PersonId{40}, "remarks", R"({"teacher_id":30,"text":"Х"})")), "access.not_found");
  raised(PersonId{40}, R"({"teacher_id":34,"group_id":2,"text":"Нет оценок"})");
}

TEST_F(ControlSchool, LessonSaysWhoseTheRemarkIs) {
  school_.run(
      "INSERT INTO lesson VALUES (1, 500, '2026-10-13', 2, 1, 1, 30, 34, 1760000000000000, 1760002700000000, 1, '', "
      "'planned', '', '', NULL, 1, 0)");
  raised(deputy_head, R"({"lesson_id":500,"text":"Нет переклички"})");
  const auto mine = page(teacher_of_7b, "remarks");
  ASSERT_EQ(mine["remarks"].size(), 1U) << "the substitute gave the lesson";
  EXPECT_EQ(mine["remarks"][0]["group"]["name"], "7-А");
  EXPECT_EQ(mine["remarks"][0]["subject"]["name"], "Алгебра");
}

TEST_F(ControlSchool, TwoWhoWriteAtOnceAreToldAndARepeatedKeyChangesNothing) {
  const auto id = raised(deputy_head, to_algebra);
  const std::string path = "/api/v1/inspection/remarks/" + std::to_string(id) + "/removal";
  const std::string body = R"({"expected_version":1,"words":"Готово"})";
  const auto first = expect(200, host_.post(path, algebra_teacher, body, "k"));
  EXPECT_EQ(expect(200, host_.post(path, algebra_teacher, body, "k")), first);
  EXPECT_EQ(code_of(409, move(algebra_teacher, id, "removal", 1)), "inspection.stale_version");
  EXPECT_EQ(code_of(409, move(algebra_teacher, id, "removal", 2)), "inspection.already_removed");
  expect(200, move(deputy_head, id, "confirmation", 2));
  EXPECT_EQ(code_of(409, move(deputy_head, id, "return", 3, "Ещё")), "inspection.not_removed_yet");
}

TEST_F(ControlSchool, WrongRemarksAreToldWhatIsWrong) {
  const auto code = [&](const std::string& body) { return code_of(422, send(deputy_head, "remarks", body)); };
  EXPECT_EQ(code(R"({"teacher_id":30,"text":"  "})"), "inspection.no_text");
  EXPECT_EQ(code(R"({"text":"Х"})"), "inspection.no_addressee");
  EXPECT_EQ(code(R"({"teacher_id":30,"text":"Х","due":"2026-10-13"})"), "inspection.due_in_the_past");
  EXPECT_EQ(code(R"({"teacher_id":35,"text":"Х"})"), "inspection.own_remark");
  EXPECT_EQ(code(R"({"teacher_id":20,"text":"Х"})"), "inspection.unknown_teacher");
  const auto id = raised(deputy_head, to_algebra);
  expect(200, move(algebra_teacher, id, "removal", 1));
  EXPECT_EQ(code_of(422, move(deputy_head, id, "return", 2)), "inspection.no_word");
  EXPECT_EQ(code_of(422, host_.get("/api/v1/inspection/remarks?month=10.2026", deputy_head)), "inspection.bad_month");
  EXPECT_EQ(code_of(422, host_.get("/api/v1/inspection/remarks?whose=his", deputy_head)), "inspection.unknown_word");
}

}  // namespace
}  // namespace vestnik::tests
