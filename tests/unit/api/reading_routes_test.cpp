#include "api_school.h"
#include "base/digest.h"
#include "records/account_store.h"
#include "records/call_task_store.h"

namespace vestnik::tests {
namespace {

using ReadingRoutes = ApiSchool;

std::string journal_of(const JournalSchool& school, SubjectId subject, const std::string& more = {}) {
  return "/api/v1/groups/" + std::to_string(school.group.value) + "/journal?subject=" + std::to_string(subject.value) +
         more;
}

TEST_F(ReadingRoutes, TellWhoIAm) {
  const Json mother = expect(200, get("/api/v1/me", school.mother));
  EXPECT_EQ(mother["roles"], Json::array({"parent"}));
  EXPECT_EQ(mother["children"][0]["id"], school.anna.value);
  EXPECT_EQ(mother["institution"]["timezone"], "Europe/Samara");
  const Json leads = expect(200, get("/api/v1/me", school.class_teacher));
  EXPECT_EQ(leads["roles"], Json::array({"teacher", "class_teacher"}));
  EXPECT_EQ(leads["own_class"][0]["id"], school.group.value);
  const Json teaches = expect(200, get("/api/v1/me", school.teacher))["load"];
  ASSERT_EQ(teaches.size(), 1U);
  EXPECT_EQ(teaches[0]["group"]["id"], school.group.value);
  EXPECT_EQ(teaches[0]["subject"]["id"], school.algebra.value);
  EXPECT_EQ(mother["load"], Json::array());
  EXPECT_EQ(problem(get("/api/v1/me", PersonId{9999})), "access.forbidden");
}

// syzran-7.4.7a, labinsk-3.20b: a column says until when it is open and by which clause it closes.
TEST_F(ReadingRoutes, ShowTheJournalPageWithItsWindows) {
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  const Json page = expect(200, get(journal_of(school, school.algebra), school.teacher));
  EXPECT_EQ(page["students"].size(), 3U);
  ASSERT_EQ(page["columns"].size(), 1U) << "this week";
  const Json& column = page["columns"][0];
  EXPECT_EQ(column["marks"][0]["mark"], "5");
  EXPECT_EQ(column["marks_window"]["open"], true);
  EXPECT_EQ(column["marks_window"]["editable_until"], "2026-09-21T20:00:00Z");
  EXPECT_EQ(column["marks_window"]["clause"], "7.4.7");
  school.now("2026-09-22", "00:00");
  const Json later = expect(200, get(journal_of(school, school.algebra, "&from=2026-09-14"), school.teacher));
  EXPECT_EQ(later["columns"][0]["marks_window"]["open"], false);
  const Json unbound = expect(200, get(journal_of(school, school.algebra, "&from=2026-09-14"), school.administrator));
  EXPECT_EQ(unbound["columns"][0]["marks_window"]["open"], true);
}

// labinsk-5.2.4d: a released student is shown as such, on the days of the release.
TEST_F(ReadingRoutes, ShowWhoIsReleasedFromALesson) {
  const Json release{{"subject", school.algebra.value},
                     {"from", "2026-09-14"},
                     {"to", "2026-09-20"},
                     {"document", "справка № 4 от 11.09.2026"}};
  expect(201, post(of_anna("/releases"), school.class_teacher, release));
  const auto columns = [&](SubjectId subject) {
    return expect(200,
                  get(journal_of(school, subject, "&from=2026-09-07&to=2026-09-21"), school.administrator))["columns"];
  };
  const Json algebra = columns(school.algebra);
  ASSERT_EQ(algebra.size(), 3U);
  EXPECT_EQ(algebra[0]["released"], Json::array());
  EXPECT_EQ(algebra[1]["released"], Json::array({school.anna.value}));
  EXPECT_EQ(algebra[2]["released"], Json::array());
  EXPECT_EQ(columns(school.physics)[1]["released"], Json::array());
  EXPECT_EQ(problem(post(of_anna("/releases"), school.mother, release)), "access.not_found");
}

// labinsk-5.2.4c (partial: the page): missed days and lessons of a student, split by reason.
TEST_F(ReadingRoutes, SumUpMissedDaysAndLessons) {
  const auto roll = [&](LessonId lesson, PersonId teacher, const Json& rows) {
    expect(200, post("/api/v1/lessons/" + std::to_string(lesson.value) + "/attendance", teacher, {{"rows", rows}}));
  };
  const auto absent = [](PersonId student) {
    return Json{{"student", student.value}, {"code", "Н"}, {"reason", ""}, {"expected_version", 0}};
  };
  roll(school.lesson, school.teacher, Json::array({absent(school.vera), absent(school.boris)}));
  roll(school.physics_lesson, school.class_teacher, Json::array({absent(school.vera)}));
  const auto totals = [&](std::string_view days) {
    return expect(200,
                  get("/api/v1/groups/" + std::to_string(school.group.value) + "/absence-totals?" + std::string{days},
                      school.class_teacher))["students"];
  };
  const Json week = totals("from=2026-09-14&to=2026-09-20");
  ASSERT_EQ(week.size(), 3U);
  EXPECT_EQ(week[1]["student"], school.boris.value);
  EXPECT_EQ(week[1]["days"], 0) << "one lesson of the day";
  EXPECT_EQ(week[1]["lessons"], 1);
  EXPECT_EQ(week[2]["days"], 1) << "every lesson of the day";
  EXPECT_EQ(week[2]["lessons"], 2);
  EXPECT_EQ(week[2]["by_reason"], Json::array({Json{{"reason", ""}, {"lessons", 2}}}));
  EXPECT_TRUE(totals("from=2026-09-15&to=2026-09-20").empty()) << "no lesson was held";
  EXPECT_EQ(problem(get("/api/v1/groups/" + std::to_string(school.other_group.value) + "/absence-totals",
                        school.class_teacher)),
            "access.not_found");
}

// syzran-7.4.7c: an opened date is shown open, as the roll itself will find it.
TEST_F(ReadingRoutes, ShowAnOpenedDateInBothWindows) {
  school.now("2026-09-23", "12:00");
  const Json wish{{"lessons", {school.lesson.value}}, {"reason", "была на больничном"}};
  const auto filed = expect(201, post("/api/v1/applications", school.teacher, wish))["result"]["application"];
  const auto page = [&] {
    return expect(200, get(journal_of(school, school.algebra, "&from=2026-09-14"), school.teacher))["columns"][0];
  };
  EXPECT_EQ(page()["attendance_window"]["open"], false);
  expect(200, post("/api/v1/applications/" + filed.dump() + "/decision", school.administrator,
                   {{"granted", true}, {"note", "по справке"}, {"expected_version", 1}}));
  const Json column = page();
  for (const char* window : {"marks_window", "attendance_window"}) {
    EXPECT_EQ(column[window]["open"], true) << window;
    EXPECT_EQ(column[window]["clause"], "7.4.7") << window;
    EXPECT_EQ(column[window]["editable_until"], "2026-09-23T20:00:00Z") << window;
  }
  const Json row{{"student", school.anna.value}, {"code", "Н"}, {"expected_version", 0}};
  expect(200, post(of_lesson("/attendance"), school.teacher, {{"rows", {row}}}));
}

TEST_F(ReadingRoutes, ShowAJournalPageToWhoTeachesIt) {
  EXPECT_EQ(problem(get(journal_of(school, school.physics), school.teacher)), "access.not_found");
  EXPECT_EQ(problem(get(journal_of(school, school.algebra), school.other_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(journal_of(school, school.algebra), school.mother)), "access.not_found");
  expect(200, get(journal_of(school, school.algebra), school.class_teacher));
  expect(200, get(journal_of(school, school.algebra), school.deputy_head));
}

TEST_F(ReadingRoutes, CheckTheSpanOfAJournalPage) {
  EXPECT_EQ(problem(get(journal_of(school, school.algebra, "&from=14.09.2026"), school.teacher)), "json.bad_date");
  EXPECT_EQ(problem(get(journal_of(school, school.algebra, "&from=2026-09-14&to=2026-09-13"), school.teacher)),
            "api.range_wrong");
  EXPECT_EQ(problem(get(journal_of(school, school.algebra, "&from=2026-01-01&to=2026-12-31"), school.teacher)),
            "api.range_wrong");
}

TEST_F(ReadingRoutes, ListMessagesWithoutTextsForTheAdministrator) {
  EXPECT_EQ(expect(200, get("/api/v1/deliveries?state=dead", school.administrator))["deliveries"], Json::array());
  EXPECT_EQ(problem(get("/api/v1/deliveries", school.teacher)), "access.forbidden");
  EXPECT_EQ(expect(200, get("/api/v1/me/notifications", school.mother))["notifications"], Json::array());
  EXPECT_EQ(problem(get("/api/v1/me/notifications", PersonId{9999})), "access.forbidden");
}

TEST_F(ReadingRoutes, ListAndRecordCalls) {
  school.write([&](Transaction& transaction) {
    insert_call_task(transaction, {school.anna, school.class_teacher, ObligationId{1}, "absence", "4.3", "no_address"},
                     school.clock().now());
  });
  EXPECT_EQ(expect(200, get("/api/v1/calls", school.class_teacher))["calls"].size(), 1U);
  EXPECT_EQ(expect(200, get("/api/v1/calls", school.other_teacher))["calls"].size(), 0U);
  EXPECT_EQ(expect(200, get("/api/v1/calls", school.deputy_head))["calls"].size(), 1U);
  EXPECT_EQ(problem(get("/api/v1/calls", school.mother)), "access.forbidden");
  const Json answered{{"call", 1}, {"answer", "болеет"}};
  EXPECT_EQ(problem(post(of_anna("/calls"), school.other_teacher, answered)), "access.not_found");
  EXPECT_EQ(problem(post("/api/v1/students/3/calls", school.class_teacher, answered)), "journal.no_such_call");
  expect(201, post(of_anna("/calls"), school.class_teacher, answered));
  EXPECT_EQ(school.text("SELECT payload FROM event"), R"({"call":1,"obligation":1})");
  EXPECT_EQ(problem(post(of_anna("/calls"), school.class_teacher, answered)), "journal.no_such_call");
}

TEST_F(ReadingRoutes, SignInAndOut) {
  school.write([&](Transaction& transaction) {
    add_account(transaction, school.mother, "anikina", digest("CODE"), school.clock().now());
  });
  Json body{{"institution", "syzran"}, {"login", "anikina"}, {"password", "короткий"}};
  EXPECT_EQ(problem(post("/api/v1/session", {}, {{"institution", "syzran"}})), "json.missing_member");
  body["activation_code"] = "WRONG";
  EXPECT_EQ(problem(post("/api/v1/session", {}, body)), "access.wrong_credentials");
  body["activation_code"] = "CODE";
  const std::string token = expect(201, post("/api/v1/session", {}, body))["token"];
  EXPECT_TRUE(school.sessions().who(token));
  const auto out =
      std::find_if(routes.begin(), routes.end(), [](const Route& route) { return route.method == Method::del; });
  ASSERT_NE(out, routes.end());
  Request request;
  request.token = token;
  request.actor = school.actor(school.mother);
  EXPECT_EQ(out->handle(request).status, 204);
  EXPECT_FALSE(school.sessions().who(token));
}

TEST_F(ReadingRoutes, SayThatTheServiceIsWell) {
  for (const std::string base : {"", "/api/v1"}) {
    EXPECT_EQ(expect(200, get(base + "/health", {}))["status"], "ok");
    EXPECT_EQ(get(base + "/metrics", {}).content_type, "text/plain; version=0.0.4; charset=utf-8");
  }
  EXPECT_EQ(expect(200, get("/api/v1/openapi.json", {}))["openapi"], "3.1.0");
}

}  // namespace
}  // namespace vestnik::tests
