#include "api_school.h"

namespace vestnik::tests {
namespace {

class TermRoutes : public ApiSchool {
 protected:
  TermRoutes() : ApiSchool("yarovoe") { school.now("2026-12-25", "12:00"); }
  [[nodiscard]] std::string page(SubjectId subject) const {
    return "/api/v1/groups/" + std::to_string(school.group.value) + "/finals?subject=" + std::to_string(subject.value) +
           "&period=" + std::to_string(school.period.value);
  }
  void set(PersonId student) {
    const Json row{{"student", student.value}, {"value", "н/а"}, {"expected_version", 0}};
    expect(200, put("/api/v1/finals", school.teacher,
                    {{"group", school.group.value},
                     {"subject", school.algebra.value},
                     {"period", school.period.value},
                     {"rows", {row}}}));
  }
};

TEST_F(TermRoutes, ListThePeriods) {
  const Json periods = expect(200, get("/api/v1/periods", school.mother))["periods"];
  ASSERT_FALSE(periods.empty());
  EXPECT_EQ(periods[0]["id"], school.period.value);
  EXPECT_TRUE(periods[0].contains("starts"));
  EXPECT_EQ(problem(get("/api/v1/periods", PersonId{9999})), "access.forbidden");
}

// A client needs the versions to set a final at all.
TEST_F(TermRoutes, ShowFinalsWithTheirVersionsToWhoGivesThemAndWhoLeads) {
  EXPECT_EQ(expect(200, get(page(school.algebra), school.teacher)),
            (Json{{"sheet", "open"}, {"finals", Json::array()}}));
  for (const PersonId student : {school.anna, school.boris, school.vera}) set(student);
  for (const PersonId reader : {school.teacher, school.class_teacher, school.deputy_head}) {
    const Json finals = expect(200, get(page(school.algebra), reader))["finals"];
    ASSERT_EQ(finals.size(), 3U);
    EXPECT_EQ(finals[0]["student"], school.anna.value);
    EXPECT_EQ(finals[0]["value"], "н/а");
    EXPECT_EQ(finals[0]["version"], 1);
  }
  expect(201,
         post("/api/v1/sheets", school.teacher,
              {{"group", school.group.value}, {"subject", school.algebra.value}, {"period", school.period.value}}));
  EXPECT_EQ(expect(200, get(page(school.algebra), school.teacher))["sheet"], "closed");
}

TEST_F(TermRoutes, ShowFinalsToNobodyElse) {
  EXPECT_EQ(problem(get(page(school.physics), school.teacher)), "access.not_found") << "not his subject";
  EXPECT_EQ(problem(get(page(school.algebra), school.other_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(page(school.algebra), school.mother)), "access.not_found");
  EXPECT_EQ(problem(get(page(school.algebra), school.anna)), "access.not_found");
  EXPECT_EQ(problem(get(page(school.algebra) + "0", school.administrator)), "access.not_found") << "no such period";
  const std::string group = "/api/v1/groups/" + std::to_string(school.group.value) + "/finals";
  EXPECT_EQ(problem(get(group + "?subject=abc&period=1", school.teacher)), "http.not_a_number");
}

class AveragesOfFinals : public ApiSchool {
 protected:
  AveragesOfFinals() : ApiSchool("labinsk") {}
  void grade(std::string_view date, PersonId student, const std::string& value) {
    const LessonId lesson = school.algebra_on(date);
    Json body = five();
    body["rows"][0]["student"] = student.value;
    body["rows"][0]["mark"] = value;
    expect(200, post("/api/v1/lessons/" + std::to_string(lesson.value) + "/marks", school.teacher, body));
  }
};

// usolye-2.6 (partial: the page), labinsk-2.2h (partial: the forecast): the final stands beside its average, and a wide
// gap is seen.
TEST_F(AveragesOfFinals, StandBesideTheFinalsAndMarkAWideGap) {
  grade("2026-09-07", school.anna, "4");
  grade("2026-09-14", school.anna, "4");
  grade("2026-09-07", school.boris, "4");
  grade("2026-09-14", school.boris, "5");
  Json place{{"group", school.group.value}, {"subject", school.algebra.value}, {"period", school.period.value}};
  for (const PersonId student : {school.anna, school.boris})
    place["rows"].push_back({{"student", student.value}, {"value", "5"}, {"expected_version", 0}});
  expect(200, put("/api/v1/finals", school.teacher, place));
  const Json finals = expect(200, get("/api/v1/groups/" + std::to_string(school.group.value) +
                                          "/finals?subject=" + std::to_string(school.algebra.value) +
                                          "&period=" + std::to_string(school.period.value),
                                      school.deputy_head))["finals"];
  ASSERT_EQ(finals.size(), 2U);
  EXPECT_EQ(finals[0]["average"], 4.0);
  EXPECT_EQ(finals[0]["far_from_average"], true);
  EXPECT_EQ(finals[1]["average"], 4.5);
  EXPECT_EQ(finals[1]["far_from_average"], false);
}

}  // namespace
}  // namespace vestnik::tests
