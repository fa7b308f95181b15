#include "api_school.h"

namespace vestnik::tests {
namespace {

class ApplicationRoutes : public ApiSchool {
 protected:
  ApplicationRoutes() { school.now("2026-09-22", "09:00"); }
  Response file() {
    return post("/api/v1/applications", school.teacher, {{"lessons", {school.lesson.value}}, {"reason", "болезнь"}});
  }
};

// syzran-7.4.7b, syzran-7.4.7c
TEST_F(ApplicationRoutes, LeadFromTheReasonToTwelveOpenHours) {
  const Response without = post("/api/v1/applications", school.teacher, {{"lessons", {school.lesson.value}}});
  EXPECT_EQ(problem(without), "edit.reason_required");
  EXPECT_EQ(expect(422, without)["clause"], "7.4.7");
  EXPECT_EQ(expect(201, file())["result"]["application"], 1);
  EXPECT_EQ(
      problem(post("/api/v1/applications/1/decision", school.teacher, {{"granted", true}, {"expected_version", 1}})),
      "access.forbidden");
  const Json decided =
      expect(200, post("/api/v1/applications/1/decision", school.administrator,
                       {{"granted", true}, {"expected_version", 1}, {"opens_at", "2026-09-22T16:00:00Z"}}));
  EXPECT_EQ(decided["result"]["opened_from"], "2026-09-22T16:00:00Z");
  EXPECT_EQ(decided["result"]["opened_until"], "2026-09-23T04:00:00Z");
  EXPECT_EQ(problem(post("/api/v1/applications/1/decision", school.administrator,
                         {{"granted", false}, {"expected_version", 1}})),
            "journal.application_decided_already");
}

TEST_F(ApplicationRoutes, ListATeachersOwnAndAllForTheAdministrator) {
  expect(201, file());
  EXPECT_EQ(expect(200, get("/api/v1/applications", school.teacher))["applications"].size(), 1U);
  EXPECT_EQ(expect(200, get("/api/v1/applications", school.other_teacher))["applications"].size(), 0U);
  const Json all = expect(200, get("/api/v1/applications", school.administrator))["applications"];
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["state"], "filed");
  EXPECT_EQ(all[0]["version"], 1);
  EXPECT_EQ(all[0]["lessons"], Json::array({school.lesson.value}));
  EXPECT_EQ(problem(get("/api/v1/applications", school.mother)), "access.forbidden");
}

TEST_F(ApplicationRoutes, RefuseBodiesThatAreNone) {
  EXPECT_EQ(problem(post("/api/v1/applications", school.teacher, {{"lessons", "all"}})), "json.wrong_type");
  EXPECT_EQ(problem(post("/api/v1/applications", school.mother, {{"lessons", {1}}, {"reason", "x"}})),
            "access.forbidden");
  EXPECT_EQ(problem(post("/api/v1/applications/1/decision", school.administrator,
                         {{"granted", true}, {"expected_version", 1}, {"opens_at", "tomorrow"}})),
            "api.bad_instant");
  EXPECT_EQ(problem(post("/api/v1/applications/9/decision", school.administrator,
                         {{"granted", true}, {"expected_version", 1}})),
            "access.not_found");
  EXPECT_EQ(problem(post("/api/v1/applications/1/decision", school.administrator, Json::object())),
            "json.missing_member");
}

}  // namespace
}  // namespace vestnik::tests
