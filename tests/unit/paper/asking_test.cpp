#include <gmock/gmock.h>

#include "unit/paper/paper_school.h"

namespace vestnik::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class AskingForPaper : public PaperSchool {
 protected:
  Response ask(PersonId person, PersonId student, const std::string& body = "{}") {
    return host_.post("/api/v1/students/" + std::to_string(student.value) + "/report-requests", person, body, key());
  }
};

// syzran-r.ct.4
TEST_F(AskingForPaper, IsTheGuardiansWordAndIsClosedByPrinting) {
  expect(201, ask(egors_mother, egor));
  const auto asked = events("report.requested");
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(asked[0].payload, R"({"guardian":20,"student":10})");
  // The planner makes the sheet by the regulation's rule.
  const std::string id = sheet(egors_mother, egor, "Алгебра: средняя 4,50", "report_on_request");
  const auto waiting = queue(class_teacher_7a);
  ASSERT_THAT(waiting, SizeIs(1));
  EXPECT_EQ(waiting[0]["kind"], "report_on_request");
  EXPECT_EQ(expect(409, ask(egors_mother, egor))["code"], "paper.asked_already");
  expect(200, host_.post("/api/v1/paper/" + id + "/printed", class_teacher_7a, "", key()));
  expect(201, ask(egors_mother, egor));
}

TEST_F(AskingForPaper, IsOfTheOwnChildAlone) {
  EXPECT_EQ(ask(egors_mother, masha).status, 404);
  EXPECT_EQ(ask(egor, egor).status, 404);
  EXPECT_THAT(events("report.requested"), IsEmpty());
}

TEST_F(AskingForPaper, IsDoneByTheClassTeacherForAGuardianToo) {
  expect(201, ask(class_teacher_7a, egor, R"({"guardian":20})"));
  EXPECT_EQ(expect(422, ask(class_teacher_7a, egor, R"({"guardian":21})"))["code"], "paper.not_a_guardian");
  EXPECT_EQ(expect(422, ask(class_teacher_7a, egor))["code"], "paper.not_a_guardian");
}

TEST_F(AskingForPaper, IsRefusedWhereTheRegulationKnowsNoSuchThing) {
  const auto labinsk = load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/labinsk.lua");
  ASSERT_TRUE(labinsk.regulation);
  host_.book().regulation = labinsk.regulation;
  EXPECT_EQ(expect(422, ask(egors_mother, egor))["code"], "paper.not_offered");
}

}  // namespace
}  // namespace vestnik::tests
