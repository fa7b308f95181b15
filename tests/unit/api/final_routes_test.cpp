#include "api_school.h"
#include "records/period_store.h"

namespace vestnik::tests {
namespace {

class FinalRoutes : public ApiSchool {
 protected:
  FinalRoutes() : ApiSchool("yarovoe") { school.now("2026-12-25", "12:00"); }
  [[nodiscard]] Json place() const {
    return {{"group", school.group.value}, {"subject", school.algebra.value}, {"period", school.period.value}};
  }
  [[nodiscard]] Json finals(const std::string& value) const {
    Json body = place();
    body["rows"] = Json::array();
    for (const PersonId student : {school.anna, school.boris, school.vera}) {
      body["rows"].push_back({{"student", student.value}, {"value", value}, {"expected_version", 0}});
    }
    return body;
  }
};

// yarovoe-5.2a
TEST_F(FinalRoutes, SayHowManyGradesAreMissing) {
  const Response response = put("/api/v1/finals", school.teacher, finals("4"));
  EXPECT_EQ(problem(response), "final.too_few_marks");
  const Json document = expect(422, response);
  EXPECT_EQ(document["clause"], "5.2");
  EXPECT_EQ(document["findings"].size(), 3U);
  EXPECT_EQ(document["details"]["missing"], "3");
}

TEST_F(FinalRoutes, SetFinalsAndCloseTheSheet) {
  EXPECT_EQ(problem(post("/api/v1/sheets", school.teacher, place())), "journal.finals_missing");
  expect(200, put("/api/v1/finals", school.teacher, finals("н/а")));
  expect(201, post("/api/v1/sheets", school.teacher, place()));
  EXPECT_EQ(problem(post("/api/v1/sheets", school.teacher, place())), "journal.sheet_already_closed");
}

// Earlier than due: only with a confirmation (п. 4.4.5).
TEST_F(FinalRoutes, AskForAConfirmationBeforeTheLastWeek) {
  school.now("2026-12-20", "12:00");
  Json body = finals("н/а");
  const Response early = put("/api/v1/finals", school.teacher, body);
  EXPECT_EQ(problem(early), "final.early_unlocked");
  EXPECT_EQ(expect(422, early)["findings"][0]["verdict"], "needs_confirmation");
  body["confirmed"] = true;
  expect(200, put("/api/v1/finals", school.teacher, body));
}

// yarovoe-4.4.1b: whose cells a final closed is seen in the open column.
TEST_F(FinalRoutes, CloseTheStudentsCellsOnTheJournalPage) {
  school.write([&](Transaction& transaction) {
    const FinalPlace place{school.group, school.algebra, school.period};
    const WrittenUnder under{school.teacher, "", {}, "", school.clock().now()};
    write_final(transaction, place, {{}, school.anna, std::nullopt, 0}, FinalMark{4}, false, {}, under);
    write_final(transaction, place, {{}, school.vera, std::nullopt, 0}, FinalMark{}, false, {}, under);
  });
  const std::string page = "/api/v1/groups/" + std::to_string(school.group.value) +
                           "/journal?subject=" + std::to_string(school.algebra.value) + "&from=2026-12-21";
  const Json column = expect(200, get(page, school.teacher))["columns"][0];
  EXPECT_EQ(column["marks_window"]["open"], true);
  EXPECT_EQ(column["locked"], Json::array({{{"student", school.anna.value}, {"clause", "4.4.1"}}}));
  EXPECT_EQ(expect(200, get(page, school.administrator))["columns"][0]["locked"], Json::array());
}

TEST_F(FinalRoutes, TakeTheDateOfAnOrder) {
  const std::string due = "/api/v1/periods/" + std::to_string(school.period.value) + "/finals-due";
  Json body{{"finals_due", "2026-12-28"}, {"expected_version", 1}};
  EXPECT_EQ(problem(put(due, school.teacher, body)), "access.forbidden");
  EXPECT_EQ(expect(200, put(due, school.deputy_head, body))["result"]["version"], 2);
  const Json period = expect(200, get("/api/v1/periods", school.teacher))["periods"][0];
  EXPECT_EQ(period["kind"], "half_year");
  EXPECT_EQ(period["finals_due"], "2026-12-28");
  EXPECT_EQ(period["version"], 2);
  EXPECT_EQ(problem(put(due, school.deputy_head, {{"expected_version", 2}})), "json.missing_member");
  body["finals_due"] = "28.12.2026";
  EXPECT_EQ(problem(put(due, school.deputy_head, body)), "json.bad_date");
  EXPECT_EQ(problem(put("/api/v1/periods/99/finals-due", school.deputy_head,
                        {{"finals_due", nullptr}, {"expected_version", 1}})),
            "access.not_found");
}

TEST_F(FinalRoutes, RefuseBodiesThatAreNone) {
  EXPECT_EQ(problem(put("/api/v1/finals", school.teacher, finals("превосходно"))), "json.text_too_long");
  EXPECT_EQ(problem(put("/api/v1/finals", school.teacher, finals("хор"))), "api.not_a_mark");
  EXPECT_EQ(problem(put("/api/v1/finals", school.teacher, place())), "json.missing_member");
  EXPECT_EQ(problem(put("/api/v1/finals?partial=1", school.teacher, finals("н/а"))), "http.not_a_flag");
  EXPECT_EQ(problem(post("/api/v1/sheets", school.teacher, Json::object())), "json.missing_member");
  EXPECT_EQ(problem(put("/api/v1/finals", school.other_teacher, finals("н/а"))), "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
