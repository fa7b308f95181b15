#include "api_school.h"

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

// yarovoe-4.4.1b: earlier than due, and so the grades lock: only with a confirmation.
TEST_F(FinalRoutes, AskForAConfirmationBeforeTheLastWeek) {
  school.now("2026-12-20", "12:00");
  Json body = finals("н/а");
  const Response early = put("/api/v1/finals", school.teacher, body);
  EXPECT_EQ(problem(early), "final.early");
  EXPECT_EQ(expect(422, early)["findings"][0]["verdict"], "needs_confirmation");
  body["confirmed"] = true;
  expect(200, put("/api/v1/finals", school.teacher, body));
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
