#include "plugins/council/migrations.h"
#include "plugins/council/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

class CouncilSchool : public RecordingSchool {
 protected:
  CouncilSchool() : routes_(host_) {
    school_.migrate("council", council::migrations());
    routes_.contribute();
  }
  Response enter(PersonId who, PersonId student, const std::string& decision, int version = 0,
                 const std::string& minutes_date = "2027-05-27", GroupId group = class_7a) {
    const std::string body = R"({"school_year":2026,"minutes_number":"9","minutes_date":")" + minutes_date +
                             R"(","rows":[{"student":)" + std::to_string(student.value) + R"(,"decision":")" +
                             decision + R"(","expected_version":)" + std::to_string(version) + "}]}";
    return host_.call(Method::put, "/api/v1/groups/" + std::to_string(group.value) + "/council-decisions", who, body,
                      key());
  }
  nlohmann::json list(PersonId who) {
    return expect(200, host_.get("/api/v1/groups/1/council-decisions?school_year=2026", who))["students"];
  }
  static std::string code(const Response& response) { return nlohmann::json::parse(response.body).value("code", ""); }

  council::CouncilRoutes routes_;
};

// syzran-r.ct.5c (partial: the printed summary): one of five decisions, with number and date of the minutes.
TEST_F(CouncilSchool, EachStudentsLineHoldsOneOfFiveDecisionsWithItsMinutes) {
  EXPECT_EQ(list(class_teacher_7a)[0]["version"], 0) << "not decided yet";
  int version = 0;
  for (const char* decision : {"moved_up", "conditionally", "repeats", "left", "graduated"})
    expect(200, enter(class_teacher_7a, egor, decision, version++));
  for (const PersonId reader : {class_teacher_7a, deputy_head, director}) {
    const auto line = list(reader)[0];
    EXPECT_EQ(line["student"], egor.value);
    EXPECT_EQ(line["decision"], "graduated");
    EXPECT_EQ(line["minutes_number"], "9");
    EXPECT_EQ(line["minutes_date"], "2027-05-27");
  }
  EXPECT_EQ(code(enter(class_teacher_7a, egor, "expelled", 5)), "council.unknown_decision");
  EXPECT_EQ(events("council.decided").front().payload, R"({"school_year":2026,"rows":[{"student":10,"version":1}]})");
}

TEST_F(CouncilSchool, IsEnteredByTheClassTeacherOnWhatStands) {
  EXPECT_EQ(enter(algebra_teacher, egor, "moved_up").status, 404);
  EXPECT_EQ(enter(deputy_head, egor, "moved_up").status, 404);
  EXPECT_EQ(enter(class_teacher_7a, masha, "moved_up", 0, "2027-05-27", class_7b).status, 404) << "another class";
  EXPECT_EQ(code(enter(class_teacher_7a, masha, "moved_up")), "journal.student_not_in_group");
  EXPECT_EQ(code(enter(class_teacher_7a, egor, "moved_up", 3)), "journal.stale_version");
  EXPECT_EQ(code(enter(class_teacher_7a, egor, "moved_up", 0, "2026-08-31")), "council.minutes_wrong");
  EXPECT_EQ(code(enter(class_teacher_7a, egor, "moved_up", 0, "2027-09-01")), "council.minutes_wrong");
  expect(200, enter(administrator, egor, "moved_up", 0, "2027-08-31"));
  EXPECT_EQ(host_.get("/api/v1/groups/1/council-decisions?school_year=2026", egors_mother).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
