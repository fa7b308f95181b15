// Who did what, and who changed which grade: read by those who answer for it.
#include "api_school.h"
#include "records/audit_chain.h"

namespace vestnik::tests {
namespace {

class AuditRoutes : public ApiSchool {
 protected:
  void give(PersonId student, std::string_view value) {
    Json rows = Json::array();
    rows.push_back({{"student", student.value}, {"mark", value}, {"expected_version", 0}});
    expect(200, post(of_lesson("/marks"), school.teacher, {{"rows", rows}, {"new_task", {{"kind", "oral"}}}}));
  }
  /// Another value upon the one that stands.
  void change(PersonId student, std::string_view value) {
    const std::int64_t task = school.number("SELECT MAX(task_id) FROM mark WHERE student_id = $1", {student});
    const std::int64_t version = school.number("SELECT MAX(version) FROM mark WHERE student_id = $1", {student});
    Json rows = Json::array();
    rows.push_back({{"student", student.value}, {"task", task}, {"mark", value}, {"expected_version", version}});
    expect(200, post(of_lesson("/marks"), school.teacher, {{"rows", rows}}));
  }
  Json entries(const std::string& query, PersonId who) { return expect(200, get("/api/v1/audit" + query, who)); }
  Json changes(const std::string& query) {
    return expect(200, get("/api/v1/changes?from=2026-09-01&to=2026-09-30" + query, school.deputy_head))["changes"];
  }
};

// otradny-2.3
TEST_F(AuditRoutes, TellTheAdministratorWhoDidWhatToWhom) {
  give(school.anna, "5");
  expect(404, post(of_lesson("/marks"), school.mother, five()));
  const Json page = entries("", school.administrator);
  ASSERT_EQ(page["entries"].size(), 2U);
  EXPECT_EQ(page["entries"][0]["outcome"], "refused");
  EXPECT_EQ(page["entries"][0]["actor"]["id"], school.mother.value);
  const Json& recorded = page["entries"][1];
  EXPECT_EQ(recorded["command"], "marks.recorded");
  EXPECT_EQ(recorded["outcome"], "recorded");
  EXPECT_EQ(recorded["actor"]["id"], school.teacher.value);
  EXPECT_NE(recorded["actor"]["name"], "");
  EXPECT_EQ(recorded["object"]["kind"], "lesson");
  EXPECT_EQ(recorded["object"]["id"], school.lesson.value);
}

TEST_F(AuditRoutes, AreForTheAdministratorAndTheDirectorAlone) {
  for (const PersonId who : {school.teacher, school.class_teacher, school.mother, school.secretary, school.anna}) {
    EXPECT_EQ(problem(get("/api/v1/audit", who)), "access.forbidden");
    EXPECT_EQ(problem(get("/api/v1/changes", who)), "access.forbidden");
  }
}

// syzran-10.2
TEST_F(AuditRoutes, ShowTheReadingOfTheAuditItself) {
  entries("", school.administrator);
  const Json page = entries("?command=audit.view", school.administrator);
  ASSERT_EQ(page["entries"].size(), 1U);
  EXPECT_EQ(page["entries"][0]["outcome"], "read");
  EXPECT_EQ(page["entries"][0]["actor"]["id"], school.administrator.value);
}

TEST_F(AuditRoutes, AreFilteredByCommandPersonObjectAndTime) {
  give(school.anna, "5");
  give(school.boris, "4");
  const auto found = [&](const std::string& query) {
    return entries(query + "&command=marks.recorded", school.administrator)["entries"].size();
  };
  EXPECT_EQ(found("?person=" + std::to_string(school.teacher.value)), 2U);
  EXPECT_EQ(found("?person=" + std::to_string(school.mother.value)), 0U);
  EXPECT_EQ(found("?lesson=" + std::to_string(school.lesson.value)), 2U);
  EXPECT_EQ(found("?lesson=" + std::to_string(school.other_lesson.value)), 0U);
  EXPECT_EQ(found("?group=" + std::to_string(school.lesson.value)), 0U) << "a lesson is no group of its number";
  EXPECT_EQ(found("?from=2026-09-14&to=2026-09-14"), 2U);
  EXPECT_EQ(found("?from=2026-09-15"), 0U);
  EXPECT_EQ(found("?to=2026-09-13"), 0U);
  EXPECT_EQ(problem(get("/api/v1/audit?from=yesterday", school.administrator)), "json.bad_date");
  EXPECT_EQ(problem(get("/api/v1/audit?command=%", school.administrator)), "api.unknown_word");
}

TEST_F(AuditRoutes, ComeInPagesWithoutALossBetween) {
  for (int round = 0; round < 5; ++round) give(school.anna, "5");
  std::vector<std::int64_t> seen;
  std::string after;
  for (int page = 0; page < 9; ++page) {
    const Json answer = entries("?command=marks.recorded&limit=2" + after, school.administrator);
    for (const Json& entry : answer["entries"]) seen.push_back(entry["id"]);
    if (!answer.contains("next")) break;
    after = "&after=" + std::to_string(answer["next"].get<std::int64_t>());
  }
  EXPECT_EQ(seen, (std::vector<std::int64_t>{5, 4, 3, 2, 1}));
}

TEST_F(AuditRoutes, SayWhereAnEntryWasErased) {
  give(school.anna, "5");
  school.write([&](Transaction& transaction) {
    const std::array<std::int64_t, 1> links{1};
    erase_audit_payloads(transaction, school.random(), links, "Акт 1", school.clock().now());
  });
  const Json page = entries("", school.administrator);
  EXPECT_EQ(page["entries"][0]["command"], "audit.erased");
  EXPECT_EQ(page["entries"][1]["erased"], true);
  EXPECT_FALSE(page["entries"][1].contains("command"));
}

// usolye-1.4  labinsk-5.2.2b  otradny-2.3
TEST_F(AuditRoutes, ListEveryChangeOfAGradeWithBothValuesAuthorAndTime) {
  give(school.anna, "5");
  change(school.anna, "4");
  const Json list = changes("");
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[0]["before"], "");
  EXPECT_EQ(list[0]["after"], "5");
  EXPECT_EQ(list[0]["repeated"], false);
  EXPECT_EQ(list[1]["before"], "5");
  EXPECT_EQ(list[1]["after"], "4");
  EXPECT_EQ(list[1]["repeated"], true);
  EXPECT_EQ(list[1]["by"]["id"], school.teacher.value);
  EXPECT_EQ(list[1]["at"], to_iso(school.clock().now()));
  EXPECT_EQ(list[1]["late"], false);
  EXPECT_EQ(list[1]["regulation"].get<std::string>().size(), 64U);
}

// labinsk-5.2.2b
TEST_F(AuditRoutes, FilterChangesByTeacherAndShowLateAndRepeatedOnes) {
  give(school.anna, "5");
  school.now("2026-09-15", "00:00");
  give(school.boris, "3");
  change(school.boris, "4");
  EXPECT_EQ(changes("&by=" + std::to_string(school.teacher.value)).size(), 3U);
  EXPECT_EQ(changes("&by=" + std::to_string(school.other_teacher.value)).size(), 0U);
  EXPECT_EQ(changes("&late=true").size(), 2U);
  EXPECT_EQ(changes("&repeated=true").size(), 1U);
  EXPECT_EQ(changes("&student=" + std::to_string(school.boris.value)).size(), 2U);
  const Json first = expect(200, get("/api/v1/changes?from=2026-09-01&to=2026-09-30&limit=2", school.deputy_head));
  EXPECT_EQ(first["changes"].size(), 2U);
  EXPECT_EQ(changes("&limit=2&after=" + std::to_string(first["next"].get<std::int64_t>())).size(), 1U);
}

}  // namespace
}  // namespace vestnik::tests
