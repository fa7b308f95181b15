#include <gmock/gmock.h>

#include "plugins/inspection/make_report.h"
#include "plugins/inspection/stored_reports.h"
#include "schedule/school_calendar.h"
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

class Reports : public ControlSchool {
 protected:
  std::optional<std::string> next(const std::string& item, const char* after) {
    std::optional<std::string> found;
    school_.database().read(school, [&](Transaction& tx) {
      const SchoolCalendar calendar{read_calendar(tx, *host_.book().regulation), zone()};
      const auto due =
          job_.next_due({tx, *host_.book().regulation, calendar.zone(), calendar}, item, *parse_iso_instant(after));
      if (due) found = to_iso(*due);
    });
    return found;
  }
  void run(const std::string& item, const char* due) {
    const Instant at = *parse_iso_instant(due);
    school_.database().write(school, Priority::background, [&](Transaction& tx) {
      const SchoolCalendar calendar{read_calendar(tx, *host_.book().regulation), zone()};
      job_.run({tx, *host_.book().regulation, calendar.zone(), calendar}, item, {at, at});
      return true;
    });
  }
  static TimeZone zone() { return *TimeZone::find("Europe/Samara"); }
  void signed_in(PersonId person, const char* at) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      tx.execute(
          "INSERT INTO account (institution_id, id, person_id, login, password_hash, activation_digest, state, "
          "created_at, failures, locked_until) VALUES ($1, $2, $2, $3, NULL, NULL, 'active', 0, 0, NULL) ON CONFLICT "
          "DO NOTHING",
          {school, person, "login" + std::to_string(person.value)});
      tx.execute(
          "INSERT INTO session (token_digest, institution_id, account_id, person_id, created_at, expires_at, "
          "ended_at) VALUES ($3, $1, $2, $2, $4, $4, NULL)",
          {school, person, "t" + std::to_string(++tokens_), *parse_iso_instant(at)});
      return true;
    });
  }

  inspection::StoredReports job_;
  int tokens_ = 0;
};

TEST_F(Reports, FillingReportIsReadyOnTheFirstDayOfAMonthAndAfterAPeriod) {  // syzran-8.2
  // Six in the morning in Samara.
  EXPECT_EQ(next("filling.month", "2026-10-14T08:00:00Z"), "2026-11-01T02:00:00Z");
  EXPECT_EQ(next("filling.month", "2026-11-01T01:59:59Z"), "2026-11-01T02:00:00Z");
  EXPECT_EQ(next("filling.month", "2026-11-01T02:00:00Z"), "2026-12-01T02:00:00Z");
  EXPECT_EQ(next("filling.period", "2026-10-14T08:00:00Z"), "2026-10-26T02:00:00Z") << "the quarter ends on the 25th";
  EXPECT_EQ(next("filling.period", "2027-06-01T00:00:00Z"), std::nullopt);
  lesson({.id = 1});
  run("filling.month", "2026-11-01T02:00:00Z");
  run("filling.period", "2026-10-26T02:00:00Z");
  on_day("2026-11-01T03:00:00Z");
  const auto list = page(deputy_head, "reports")["reports"];
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[1]["from"], "2026-10-01");
  EXPECT_EQ(list[1]["until"], "2026-10-31");
  EXPECT_EQ(list[0]["from"], "2026-09-01");
  EXPECT_EQ(list[0]["until"], "2026-10-25");
  const auto one = page(deputy_head, "reports/" + std::to_string(list[1]["id"].get<int>()));
  EXPECT_EQ(one["content"]["totals"]["unfilled"], 1);
  EXPECT_EQ(host_.get("/api/v1/inspection/reports/1", algebra_teacher).status, 404);
}

TEST_F(Reports, WeeksActivityReportStandsInTheListOfReports) {  // syzran-8.1
  EXPECT_EQ(next("activity.week", "2026-10-14T08:00:00Z"), "2026-10-19T02:00:00Z");
  EXPECT_EQ(next("activity.week", "2026-10-19T02:00:00Z"), "2026-10-26T02:00:00Z");
  signed_in(algebra_teacher, "2026-10-18T19:59:59Z");  // the last second of Sunday
  signed_in(algebra_teacher, "2026-10-18T20:00:00Z");  // Monday
  run("activity.week", "2026-10-19T02:00:00Z");
  on_day("2026-10-19T08:00:00Z");
  const auto list = page(administrator, "reports")["reports"];
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0]["kind"], "activity");
  EXPECT_EQ(list[0]["from"], "2026-10-12");
  EXPECT_EQ(list[0]["until"], "2026-10-18");
  const auto content = page(administrator, "reports/1")["content"];
  EXPECT_EQ(content["categories"][1]["category"], "teachers");
  EXPECT_EQ(content["categories"][1]["sign_ins"], 1);
}

TEST_F(Reports, ActivityIsByCategoryAndByDaysWithAndWithoutEntries) {  // syzran-7.2.3 syzran-7.2.6 labinsk-4.2.7b
  lesson({.id = 1, .date = "2026-10-12"});
  lesson({.id = 2, .date = "2026-10-13"});
  signed_in(egors_mother, "2026-10-13T08:00:00Z");
  signed_in(deputy_head, "2026-10-13T08:00:00Z");
  raised(deputy_head, R"({"teacher_id":30,"text":"А"})");
  raised(deputy_head, R"({"teacher_id":30,"text":"Б"})");
  const auto seen = page(administrator, "activity?from=2026-10-12&until=2026-10-14");
  EXPECT_EQ(seen["school_days"], 2);
  std::map<std::string, nlohmann::json> categories;
  for (const auto& one : seen["categories"]) categories[one["category"]] = one;
  EXPECT_EQ(categories["administration"]["entries"], 2);
  EXPECT_EQ(categories["administration"]["signed_in"], 1);
  EXPECT_EQ(categories["parents"]["users"], 2);
  EXPECT_EQ(categories["parents"]["sign_ins"], 1);
  EXPECT_EQ(categories["students"]["users"], 2);
  EXPECT_EQ(categories["teachers"]["users"], 3);
  for (const auto& user : seen["users"]) {
    EXPECT_NE(user["category"], "parents") << "families are counted, not listed";
    if (user["person"]["id"] != deputy_head.value) continue;
    EXPECT_EQ(user["days_with_entries"], 1);
    EXPECT_EQ(user["days_without_entries"], 1);
  }
  EXPECT_EQ(host_.get("/api/v1/inspection/activity", algebra_teacher).status, 403);
}

TEST_F(Reports, AdministratorsAnalysisReachesTheDeputyHead) {  // syzran-r.adm.4 (partial: the reminder)
  expect(201, send(administrator, "reports",
                   R"({"kind":"analysis","from":"2026-09-01","until":"2026-09-30","words":"Журналы заполнены"})"));
  school_.database().read(school, [&](Transaction& tx) {
    const auto told = inspection::report_audience(tx, events("control_report.made").at(0));
    EXPECT_EQ(told.name, "control_report");
    EXPECT_THAT(told.people, ElementsAre(deputy_head));
    EXPECT_EQ(inspection::report_words(tx, told.fact).text.at("words"), "Журналы заполнены");
  });
  EXPECT_EQ(page(deputy_head, "reports")["reports"][0]["words"], "Журналы заполнены");
  EXPECT_EQ(
      code_of(422, send(administrator, "reports", R"({"kind":"analysis","from":"2026-09-01","until":"2026-09-30"})")),
      "inspection.no_analysis");
}

TEST_F(Reports, ClassTeachersReportIsAcceptedOrReturnedByTheHeadOfDepartment) {  // usolye-4.5.4
  school_.run("UPDATE study_group SET department = 'Младшее' WHERE id = 1");
  school_.run("INSERT INTO person VALUES (1, 40, 'Рыбин', 'Илья', '', NULL, NULL, 'р', 'р', 0)");
  school_.run(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
      "valid_to, order_number, recorded_at) VALUES (1, 40, 40, 'head_of_department', 'group', 1, '2026-09-01', NULL, "
      "'', 0)");
  const auto make = [&] {
    return expect(201,
                  send(class_teacher_7a, "reports",
                       R"({"kind":"group","group_id":1,"from":"2026-09-01","until":"2026-09-30"})"))["result"]["report"]
        .get<int>();
  };
  const auto decide = [&](PersonId person, int report, const std::string& body) {
    return send(person, "reports/" + std::to_string(report) + "/decision", body);
  };
  const int first = make();
  EXPECT_EQ(code_of(422, decide(PersonId{40}, first, R"({"accepted":false,"expected_version":1})")),
            "inspection.no_word");
  expect(200, decide(PersonId{40}, first, R"({"accepted":false,"words":"Нет причин пропусков","expected_version":1})"));
  const auto returned = page(class_teacher_7a, "reports")["reports"][0];
  EXPECT_EQ(returned["state"], "returned");
  EXPECT_EQ(returned["verdict"], "Нет причин пропусков");
  const int second = make();
  expect(200, decide(PersonId{40}, second, R"({"accepted":true,"expected_version":1})"));
  EXPECT_EQ(page(class_teacher_7a, "reports")["reports"][0]["state"], "accepted");
  EXPECT_EQ(code_of(409, decide(PersonId{40}, second, R"({"accepted":true,"expected_version":2})")),
            "inspection.decided_already");
  EXPECT_EQ(code_of(409, decide(PersonId{40}, second, R"({"accepted":true,"expected_version":1})")),
            "inspection.stale_version");
  school_.database().read(school, [&](Transaction& tx) {
    EXPECT_THAT(inspection::report_audience(tx, events("control_report.made").at(0)).people, ElementsAre(PersonId{40}));
    const auto told = inspection::report_audience(tx, events("control_report.decided").at(0));
    EXPECT_EQ(told.name, "report_decided");
    EXPECT_THAT(told.people, ElementsAre(class_teacher_7a));
  });
}

}  // namespace
}  // namespace vestnik::tests
