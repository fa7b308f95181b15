#include <gmock/gmock.h>

#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

constexpr const char* order = R"({"order":"45","dated":"2026-09-01","head":35,"members":[35,34],"expected_version":0,
  "plan":[{"due":"2026-10-25","subject":"Заполнение журналов 7-х классов","person":34}]})";

TEST_F(ControlSchool, WorkingGroupIsListedWithItsOrderAndPlanAndItsMembersOpenControl) {  // labinsk-3.1
  lesson({.id = 1});
  EXPECT_EQ(page(teacher_of_7b, "filling?from=2026-10-01&until=2026-10-14")["totals"]["lessons"], 0);
  expect(201, send(director, "working-group", order));
  const auto seen = page(teacher_of_7b, "working-group");
  EXPECT_EQ(seen["order"], "45");
  EXPECT_EQ(seen["members"][0]["person"]["name"], "Котова А. Ю.");
  EXPECT_EQ(seen["members"][0]["head"], true);
  EXPECT_EQ(seen["plan"][0]["subject"], "Заполнение журналов 7-х классов");
  EXPECT_EQ(seen["plan"][0]["person"]["name"], "Серова В. Л.");
  EXPECT_EQ(page(teacher_of_7b, "filling?from=2026-10-01&until=2026-10-14")["totals"]["lessons"], 1);
  EXPECT_EQ(send(teacher_of_7b, "checks", R"({"from":"2026-10-01","until":"2026-10-14","result":"Да"})").status, 403)
      << "looking is not judging";

  EXPECT_EQ(code_of(409, send(administrator, "working-group", order)), "inspection.stale_version");
  expect(201, send(administrator, "working-group",
                   R"({"order":"46","dated":"2026-10-10","members":[35],"expected_version":1})"));
  EXPECT_EQ(page(teacher_of_7b, "filling?from=2026-10-01&until=2026-10-14")["totals"]["lessons"], 0)
      << "no member any more";
  EXPECT_EQ(send(algebra_teacher, "working-group", order).status, 403);
  EXPECT_EQ(code_of(422, send(director, "working-group",
                              R"({"order":"47","dated":"2026-10-10","members":[20],"expected_version":2})")),
            "inspection.unknown_teacher");
}

TEST_F(ControlSchool,
       DirectorOpensTheLatestChecksReportsFillingAndResults) {  // usolye-4.1.4 labinsk-4.1.4 labinsk-2.2d
  lesson({.id = 1});
  lesson({.id = 2});
  grade(1, 1, egor, 5);
  grade(2, 2, egor, 3);
  absent(1, 2, masha, "");
  expect(201, send(deputy_head, "checks", R"({"from":"2026-10-01","until":"2026-10-14","result":"Темы есть"})"));
  expect(201, send(administrator, "reports", R"({"kind":"activity","from":"2026-10-01","until":"2026-10-14"})"));
  raised(deputy_head, R"({"teacher_id":30,"text":"Нет тем"})");
  const auto seen = page(director, "digest");
  EXPECT_EQ(seen["checks"][0]["result"], "Темы есть");
  EXPECT_EQ(seen["reports"][0]["author"]["name"], "Белов П. И.");
  EXPECT_EQ(seen["filling"]["unfilled"], 2);
  EXPECT_EQ(seen["remarks"]["open"], 1);
  EXPECT_EQ(seen["results"]["average"], 4.0);
  EXPECT_EQ(seen["results"]["quality_percent"], 50);
  EXPECT_EQ(seen["results"]["missed_lessons"], 1);
  EXPECT_EQ(seen["as_of"], "2026-10-14T08:00:00Z");
  EXPECT_EQ(host_.get("/api/v1/inspection/digest", algebra_teacher).status, 403);
}

TEST_F(ControlSchool, PeriodsEndShowsThreePartsWithDeviations) {  // labinsk-7.3 (partial: КТП, the reminder)
  school_.run("INSERT INTO study_period VALUES (1, 7, 'quarter', 1, '2026-09-01', '2026-10-14', '', 0, NULL, 1)");
  lesson({.id = 1, .state = "held"});
  lesson({.id = 2, .state = "cancelled"});
  grade(1, 1, egor, 3);
  school_.run("INSERT INTO final_mark VALUES (1, 1, 10, 1, 1, 7, '5', 0, 1, 0, 30)");
  school_.run("INSERT INTO sheet VALUES (1, 1, 1, 1, 7, 'closed', 0, 30, 1)");
  const auto seen = page(deputy_head, "period-end?period=7");
  ASSERT_EQ(seen["rows"].size(), 1U);
  const auto row = seen["rows"][0];
  EXPECT_EQ(row["fulfilment"]["held"], 1);
  EXPECT_EQ(row["fulfilment"]["cancelled"], 1);
  EXPECT_EQ(row["fulfilment"]["deviation"], true);
  ASSERT_EQ(row["objectivity"]["deviations"].size(), 1U);
  EXPECT_EQ(row["objectivity"]["deviations"][0]["final"], "5");
  EXPECT_EQ(row["control_works"]["deviation"], true);
  school_.run("INSERT INTO task VALUES (1, 1, 1, 'control', 'КР', 100, 30, 0)");
  EXPECT_EQ(page(deputy_head, "period-end")["rows"][0]["control_works"]["count"], 1) << "the last period that ended";
  EXPECT_EQ(code_of(404, host_.get("/api/v1/inspection/period-end?period=8", deputy_head)), "inspection.no_period");
}

TEST_F(ControlSchool,
       ReadinessShowsThePartsPerClassAndWhoSupplies) {  // syzran-r.adm.3 (partial: curriculum) labinsk-4.3.1
  const auto of_7a = [&] { return page(administrator, "readiness")["groups"][0]; };
  const auto part = [](const nlohmann::json& group, const std::string& name) {
    for (const auto& one : group["parts"]) {
      if (one["part"] == name) return one;
    }
    return nlohmann::json{};
  };
  EXPECT_EQ(of_7a()["group"]["name"], "7-А");
  EXPECT_EQ(part(of_7a(), "load")["done"], true);
  EXPECT_EQ(part(of_7a(), "timetable")["done"], false);
  EXPECT_EQ(part(of_7a(), "timetable")["supplied_by"], "deputy_head");
  EXPECT_EQ(part(of_7a(), "subgroups")["done"], false) << "nobody teaches the English subgroup";
  school_.run("INSERT INTO teaching VALUES (1, 50, 34, 3, 3, '2026-09-01', NULL, 0)");
  school_.run("INSERT INTO timetable_slot VALUES (1, 1, 1, 1, 30, 1, 1, 'every', 'main', '', 1, '2026-09-01', NULL)");
  EXPECT_EQ(part(of_7a(), "timetable")["done"], true);
  EXPECT_EQ(part(of_7a(), "subgroups")["done"], true);
  EXPECT_EQ(page(administrator, "readiness")["complete"], false) << "7-Б has no timetable";
}

TEST_F(ControlSchool, AdministratorSeesWhatDispatchersRecorded) {  // otradny-4.admin.13
  school_.run(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
      "valid_to, order_number, recorded_at) VALUES (1, 60, 35, 'dispatcher', 'institution', 0, '2026-09-01', NULL, '', "
      "0)");
  raised(deputy_head, R"({"teacher_id":30,"text":"А"})");
  raised(director, R"({"teacher_id":30,"text":"А"})");
  const auto seen = page(administrator, "operations?from=2026-10-14&until=2026-10-14");
  ASSERT_EQ(seen["operations"].size(), 1U);
  EXPECT_EQ(seen["operations"][0]["person"]["name"], "Котова А. Ю.");
  EXPECT_EQ(seen["operations"][0]["type"], "remark.raised");
  EXPECT_TRUE(page(administrator, "operations?from=2026-10-13&until=2026-10-13")["operations"].empty());
}

}  // namespace
}  // namespace vestnik::tests
