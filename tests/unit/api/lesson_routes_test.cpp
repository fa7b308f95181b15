#include "api_school.h"
#include "lua/loader.h"

namespace vestnik::tests {
namespace {

using LessonRoutes = ApiSchool;

TEST_F(LessonRoutes, RecordMarksOfAClass) {
  const Json answer = expect(200, post(of_lesson("/marks"), school.teacher, five()));
  EXPECT_EQ(answer["event"], 1);
  EXPECT_EQ(answer["result"]["rows"][0]["version"], 1);
  EXPECT_EQ(answer["findings"], Json::array());
  EXPECT_EQ(school.text("SELECT title FROM task"), "Ответ на уроке");
}

// syzran-7.4.7a
TEST_F(LessonRoutes, NameTheClauseTheSentenceAndTheNextStep) {
  school.now("2026-09-22", "00:00");
  const Response response = post(of_lesson("/marks"), school.teacher, five());
  EXPECT_EQ(problem(response), "edit.window_closed");
  const Json document = expect(422, response);
  EXPECT_EQ(document["clause"], "7.4.7");
  EXPECT_EQ(document["title"], "7 дней истекли 21.09: дата закрыта для правки.");
  EXPECT_EQ(document["detail"], "Подайте заявку администратору: он откроет дату на время.");
  EXPECT_EQ(document["findings"][0]["row"], 0);
  EXPECT_EQ(document["findings"][0]["verdict"], "refused");
  EXPECT_EQ(document["findings"][0]["clause"], "7.4.7");
}

// syzran-r.t.6b
TEST_F(LessonRoutes, OfferTheTaskThatAMarkLacks) {
  Json body = five();
  body.erase("new_task");
  const Response response = post(of_lesson("/marks"), school.teacher, body);
  EXPECT_EQ(problem(response), "edit.task_required");
  const Json offer = expect(422, response)["offer"];
  EXPECT_EQ(offer["new_task"], Json({{"kind", "oral"}, {"title", "Ответ на уроке"}}));
  body.update(offer);
  expect(200, post(of_lesson("/marks"), school.teacher, body));
}

TEST_F(LessonRoutes, SayWhatALocalRuleWarnsOfAndRecordTheMark) {
  std::string script = read_script_file(VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua").value();
  script += R"(
before_mark(function(change)
  if change.grade == 2 then warn("4.6", "двойка по предмету " .. change.subject) end
end)
)";
  const auto loaded = load_regulation("syzran.lua", script);
  ASSERT_TRUE(loaded.problems.empty()) << loaded.problems.front().code;
  school.regulations().put(school.id, loaded.regulation);
  Json body = five();
  body["rows"][0]["mark"] = "2";
  const Json answer = expect(200, post(of_lesson("/marks"), school.teacher, body));
  ASSERT_EQ(answer["findings"].size(), 1U);
  const Json& finding = answer["findings"][0];
  EXPECT_EQ(finding["verdict"], "warned");
  EXPECT_EQ(finding["code"], "hook.warned");
  EXPECT_EQ(finding["clause"], "4.6");
  EXPECT_EQ(finding["title"], "Обратите внимание: двойка по предмету Алгебра.");
  EXPECT_EQ(school.number("SELECT first_grade FROM mark"), 2);
}

TEST_F(LessonRoutes, AnswerARepeatedKeyWithTheSame) {
  const Response first = call(Method::post, of_lesson("/marks"), school.teacher, five().dump(), "same");
  const Response again = call(Method::post, of_lesson("/marks"), school.teacher, five().dump(), "same");
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.body, first.body);
  EXPECT_FALSE(replayed(first));
  EXPECT_TRUE(replayed(again));
  const Response other = call(Method::post, of_lesson("/marks"), school.teacher,
                              R"({"rows":[{"student":2,"mark":"4","expected_version":0}]})", "same");
  EXPECT_EQ(other.status, 409);
  EXPECT_EQ(problem(other), "journal.key_used_for_another_request");
}

TEST_F(LessonRoutes, KeepWhatCanStandWhenAskedInPart) {
  Json body = five();
  body["rows"].push_back({{"student", school.outsider.value}, {"mark", "4"}, {"expected_version", 0}});
  EXPECT_EQ(problem(post(of_lesson("/marks"), school.teacher, body)), "journal.student_not_in_group");
  const Json answer = expect(200, post(of_lesson("/marks?partial=true"), school.teacher, body));
  EXPECT_EQ(answer["result"]["rows"].size(), 1U);
  EXPECT_EQ(answer["findings"][0]["row"], 1);
  EXPECT_EQ(answer["findings"][0]["code"], "journal.student_not_in_group");
}

TEST_F(LessonRoutes, NameRefusedRowsAgainWhenTheKeyIsRepeated) {
  school.now("2026-09-21", "12:00");
  Json body = five();
  body["rows"].push_back({{"student", school.outsider.value}, {"mark", "4"}, {"expected_version", 0}});
  const auto send = [&] {
    return call(Method::post, of_lesson("/marks?partial=true"), school.teacher, body.dump(), "partly");
  };
  const Response first = send();
  ASSERT_EQ(expect(200, first)["findings"][0]["code"], "journal.student_not_in_group");
  school.now("2026-09-25", "12:00");
  const Response again = send();
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.body, first.body);
}

TEST_F(LessonRoutes, AnswerAStaleVersionWithTheCurrentOne) {
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  const Response stale = call(Method::post, of_lesson("/marks"), school.teacher,
                              R"({"rows":[{"student":1,"task":1,"mark":"4","expected_version":7}]})");
  EXPECT_EQ(problem(stale), "journal.stale_version");
  EXPECT_EQ(expect(409, stale)["details"]["current"], "1");
}

TEST_F(LessonRoutes, RefuseBodiesThatAreNone) {
  const std::string marks = of_lesson("/marks");
  EXPECT_EQ(problem(call(Method::post, marks, school.teacher, "")).substr(0, 5), "json.");
  EXPECT_EQ(problem(call(Method::post, marks, school.teacher, R"({"row":[]})")), "json.missing_member");
  EXPECT_EQ(problem(call(Method::post, marks, school.teacher, R"({"rows":[]})")), "journal.no_rows");
  EXPECT_EQ(problem(call(Method::post, marks, school.teacher,
                         R"({"rows":[{"student":1,"mark":"пять","expected_version":0}]})")),
            "api.not_a_mark");
  EXPECT_EQ(problem(call(Method::post, marks, school.teacher,
                         R"({"rows":[{"student":1,"mark":"5","expected_version":0}],"new_task":{"kind":"songs"}})")),
            "api.unknown_word");
}

TEST_F(LessonRoutes, TakeAMarkAwayOnlyWhenAskedTo) {
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  Json row{{"student", school.anna.value}, {"task", 1}, {"expected_version", 1}};
  const Response forgotten = post(of_lesson("/marks"), school.teacher, {{"rows", {row}}});
  EXPECT_EQ(problem(forgotten), "json.missing_member");
  EXPECT_EQ(expect(422, forgotten)["details"]["field"], "rows[0].mark");
  EXPECT_EQ(school.rows("mark_version"), 1);
  row["mark"] = nullptr;
  expect(200, post(of_lesson("/marks"), school.teacher, {{"rows", {row}}}));
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM mark WHERE first_grade IS NULL"), 1);
}

TEST_F(LessonRoutes, LeaveAStateNobodyNamesAsItIs) {
  const std::string next = "/api/v1/lessons/" + std::to_string(school.algebra_on("2026-09-21").value);
  Json body{{"topic", "Повторение"}, {"homework", ""}, {"expected_version", 1}};
  expect(200, put(next, school.teacher, body));
  EXPECT_EQ(problem(post(next + "/marks", school.teacher, five())), "marks.lesson_not_held");
  body["state"] = "held";
  body["expected_version"] = 2;
  const Response early = put(next, school.teacher, body);
  EXPECT_EQ(problem(early), "lesson.not_begun");
  EXPECT_EQ(expect(422, early)["detail"], "Сохраните тему и задание без отметки о проведении.");
}

TEST_F(LessonRoutes, AnswerForeignAndUnknownLessonsAlike) {
  const Response foreign = post(of_lesson("/marks"), school.other_teacher, five());
  const Response unknown = post("/api/v1/lessons/9999/marks", school.other_teacher, five());
  const Response nonsense = post("/api/v1/lessons/first/marks", school.other_teacher, five());
  EXPECT_EQ(problem(foreign), "access.not_found");
  EXPECT_EQ(foreign.body, unknown.body);
  EXPECT_EQ(foreign.body, nonsense.body);
}

// syzran-r.t.7b
TEST_F(LessonRoutes, TakeTheRoll) {
  expect(200, post(of_lesson("/attendance"), school.teacher, {{"rows", Json::array()}}));
  const Json row{{"student", school.anna.value}, {"code", "осв"}, {"expected_version", 0}};
  const Response exempt = post(of_lesson("/attendance"), school.teacher, {{"rows", {row}}});
  EXPECT_EQ(problem(exempt), "attendance.code_not_allowed");
  EXPECT_EQ(expect(422, exempt)["title"], "Такая отметка не допускается. Можно: Н, О.");
  EXPECT_EQ(problem(call(Method::post, of_lesson("/attendance"), school.teacher, "[]")), "json.wrong_type");
}

TEST_F(LessonRoutes, SayWhoGivesTheLesson) {
  const Json body{{"teacher", school.other_teacher.value}, {"expected_version", 1}};
  EXPECT_EQ(expect(200, put(of_lesson("/teacher"), school.deputy_head, body))["result"]["version"], 2);
  EXPECT_EQ(problem(put(of_lesson("/teacher"), school.deputy_head, Json::object())), "json.missing_member");
  const std::string page = "/api/v1/groups/" + std::to_string(school.group.value) +
                           "/journal?subject=" + std::to_string(school.algebra.value);
  EXPECT_EQ(expect(200, get(page, school.deputy_head))["columns"][0]["teacher"], school.other_teacher.value);
}

TEST_F(LessonRoutes, FillTheLesson) {
  const Json body{{"topic", "Повторение"}, {"homework", "№ 345"},   {"homework_due", "2026-09-21"},
                  {"filled", true},        {"expected_version", 1}, {"new_tasks", {{{"kind", "control"}}}}};
  const Json answer = expect(200, put(of_lesson(), school.teacher, body));
  EXPECT_EQ(answer["result"]["version"], 2);
  EXPECT_EQ(answer["result"]["tasks"], Json::array({1}));
  EXPECT_EQ(problem(put(of_lesson(), school.teacher, body)), "journal.stale_version");
  EXPECT_EQ(problem(put(of_lesson(), school.teacher, {{"topic", "Повторение"}})), "json.missing_member");
  Json odd = body;
  odd["state"] = "dreamt";
  EXPECT_EQ(problem(put(of_lesson(), school.teacher, odd)), "api.unknown_word");
}

}  // namespace
}  // namespace vestnik::tests
