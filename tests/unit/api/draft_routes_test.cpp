#include "api_school.h"

namespace vestnik::tests {
namespace {

class DraftRoutes : public ApiSchool {
 protected:
  DraftRoutes() { school.now("2026-09-22", "09:00"); }

  /// Anna's five, refused and kept.
  Json keep() {
    return expect(422, call(Method::post, of_lesson("/marks?keep_draft=true"), school.teacher, five().dump(), "five"));
  }
  Json drafts(PersonId who) { return expect(200, get("/api/v1/drafts", who))["drafts"]; }
  void open(std::string_view from) {
    expect(201, post("/api/v1/applications", school.teacher, {{"drafts", {1}}, {"reason", "болезнь"}}));
    expect(200,
           post("/api/v1/applications/1/decision", school.administrator,
                {{"granted", true}, {"expected_version", 1}, {"opens_at", to_iso(school.at("2026-09-22", from))}}));
  }
};

// syzran-7.4.7b
TEST_F(DraftRoutes, LeadFromTheRefusalThroughTheApplicationToTheMark) {
  const Json refused = keep();
  EXPECT_EQ(refused["code"], "edit.window_closed");
  EXPECT_EQ(refused["draft"], 1);
  EXPECT_EQ(keep()["draft"], 1) << "the same request sent again is the same draft";
  const Json mine = drafts(school.teacher);
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_EQ(mine[0]["kind"], "marks");
  EXPECT_EQ(mine[0]["date"], "2026-09-14");
  EXPECT_EQ(mine[0]["rows"][0]["mark"], "5");
  EXPECT_EQ(mine[0]["open"], false);
  open("10:00");
  school.now("2026-09-22", "10:00");
  EXPECT_EQ(drafts(school.teacher)[0]["open"], true);
  const Json applied = expect(200, post("/api/v1/drafts/apply", school.teacher, {{"application", 1}}))["drafts"];
  ASSERT_EQ(applied.size(), 1U);
  EXPECT_EQ(applied[0]["applied"], true);
  EXPECT_EQ(applied[0]["answer"]["result"]["application"], 1);
  EXPECT_EQ(applied[0]["answer"]["result"]["clause"], "7.4.7");
  EXPECT_EQ(drafts(school.teacher).size(), 0U);
  const Json again = expect(200, post("/api/v1/drafts/apply", school.teacher, {{"application", 1}}))["drafts"];
  EXPECT_EQ(again[0]["answer"]["event"], applied[0]["answer"]["event"]) << "sent again, it says what became of it";
  EXPECT_EQ(school.rows("mark"), 1);
}

TEST_F(DraftRoutes, AreKeptOnRequestOnlyAndOnlyOfAClosedWindow) {
  EXPECT_FALSE(expect(422, post(of_lesson("/marks"), school.teacher, five())).contains("draft"));
  Json six = five();
  six["rows"][0]["mark"] = "6";
  school.now("2026-09-14", "12:00");
  EXPECT_FALSE(expect(422, call(Method::post, of_lesson("/marks?keep_draft=true"), school.teacher, six.dump()))
                   .contains("draft"));
  EXPECT_FALSE(expect(200, call(Method::post, of_lesson("/marks?keep_draft=true"), school.teacher, five().dump()))
                   .contains("draft"));
  EXPECT_EQ(school.rows("draft"), 0);
  EXPECT_EQ(problem(call(Method::post, of_lesson("/marks?keep_draft=yes"), school.teacher, five().dump())),
            "http.not_a_flag");
}

TEST_F(DraftRoutes, AnswerAStrangerLikeAnIdThatDoesNotExist) {
  keep();
  EXPECT_EQ(drafts(school.other_teacher).size(), 0U);
  EXPECT_EQ(problem(get("/api/v1/drafts", school.administrator)), "access.forbidden");
  const Response foreign = call(Method::del, "/api/v1/drafts/1", school.other_teacher);
  const Response missing = call(Method::del, "/api/v1/drafts/99", school.other_teacher);
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, missing.body);
  const Json applied = expect(200, post("/api/v1/drafts/apply", school.other_teacher, {{"drafts", {1, 99}}}))["drafts"];
  EXPECT_EQ(applied[0]["answer"], applied[1]["answer"]);
  EXPECT_EQ(applied[0]["status"], 404);
  expect(200, call(Method::del, "/api/v1/drafts/1", school.teacher));
  EXPECT_EQ(drafts(school.teacher).size(), 0U);
}

TEST_F(DraftRoutes, ReportEachDraftForItself) {
  keep();
  EXPECT_EQ(problem(post("/api/v1/drafts/apply", school.teacher, Json::object())), "journal.no_drafts");
  const Json closed = expect(200, post("/api/v1/drafts/apply", school.teacher, {{"drafts", {1, 7}}}))["drafts"];
  EXPECT_EQ(closed[0]["applied"], false);
  EXPECT_EQ(closed[0]["answer"]["code"], "edit.window_closed");
  EXPECT_EQ(closed[1]["answer"]["code"], "access.not_found");
  EXPECT_EQ(drafts(school.teacher).size(), 1U);
}

TEST_F(DraftRoutes, MayBeARoll) {
  const Json absent{{"rows", {{{"student", school.anna.value}, {"code", "Н"}, {"expected_version", 0}}}}};
  const Json refused =
      expect(422, call(Method::post, of_lesson("/attendance?keep_draft=true"), school.teacher, absent.dump()));
  EXPECT_EQ(refused["draft"], 1);
  EXPECT_EQ(drafts(school.teacher)[0]["rows"][0]["code"], "Н");
}

// syzran-7.4.7c: whoever decides is shown when to open, and decides himself.
TEST_F(DraftRoutes, StandBesideAProposalForTheMorning) {
  keep();
  expect(201, post("/api/v1/applications", school.teacher, {{"drafts", {1}}, {"reason", "болезнь"}}));
  school.now("2026-09-27", "20:00");
  const Json shown = expect(200, get("/api/v1/applications", school.administrator))["applications"][0];
  EXPECT_EQ(shown["proposal"]["opens_at"], to_iso(school.at("2026-09-28", "08:00")));
  EXPECT_EQ(shown["proposal"]["opened_until"], to_iso(school.at("2026-09-28", "20:00")));
  EXPECT_FALSE(expect(200, get("/api/v1/applications", school.teacher))["applications"][0].contains("proposal"));
  const Json decided = expect(
      200, post("/api/v1/applications/1/decision", school.administrator, {{"granted", true}, {"expected_version", 1}}));
  EXPECT_EQ(decided["result"]["opened_from"], to_iso(school.at("2026-09-27", "20:00"))) << "never silently";
}

}  // namespace
}  // namespace vestnik::tests
