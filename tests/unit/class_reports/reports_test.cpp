#include <gmock/gmock.h>

#include "plugins/class_reports/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ClassReports : public RecordingSchool {
 protected:
  ClassReports() : routes_(host_) {
    routes_.contribute();
    const auto labinsk = load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/labinsk.lua");
    EXPECT_TRUE(labinsk.regulation);
    host_.book().regulation = labinsk.regulation;
  }

  Response send(PersonId person, GroupId group = class_7a) {
    return host_.post("/api/v1/groups/" + std::to_string(group.value) + "/reports", person, "", key());
  }
  Response sent(PersonId person, GroupId group = class_7a) {
    return host_.get("/api/v1/groups/" + std::to_string(group.value) + "/reports", person);
  }
  /// What planning and delivery leave behind.
  void told(int id, PersonId student, PersonId guardian, const std::string& state, const std::string& until) {
    const std::string number = std::to_string(id);
    const std::string at = std::to_string(to_microseconds(*parse_iso_instant(until)));
    school_.run("INSERT INTO summary VALUES (1, " + number + ", 'class_report', 'report', " +
                std::to_string(student.value) + ", 0, " + at + ", 0, " + at + ")");
    school_.run(
        "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, rule, clause,"
        " recipient_id, student_id, corrects, state, reason, proof, created_at, told_at) VALUES (1, " +
        number + ", 1, 'summary', " + number + ", 1, 'class_report', '4.4.5', " + std::to_string(guardian.value) +
        ", " + std::to_string(student.value) + ", 0, '" + state + "', '', 'email', 0, " + at + ")");
  }

  class_reports::ReportRoutes routes_;
};

// labinsk-4.4.5
TEST_F(ClassReports, AreOneActionOfTheClassTeacher) {
  expect(201, send(class_teacher_7a));
  const auto recorded = events("class_reports.requested");
  ASSERT_THAT(recorded, SizeIs(1));
  EXPECT_EQ(recorded[0].payload, R"({"group":1})");
}

// labinsk-4.4.5: the class teacher sees who received it.
TEST_F(ClassReports, SayWhomTheLastOneReached) {
  told(1, egor, egors_mother, "no_way", "2026-10-01T12:00:00Z");
  told(2, egor, egors_mother, "told", "2026-10-13T12:00:00Z");
  told(3, masha, mashas_father, "told", "2026-10-13T12:00:00Z");
  const auto reports = expect(200, sent(class_teacher_7a))["reports"];
  ASSERT_THAT(reports, SizeIs(1));
  EXPECT_EQ(reports[0]["student"], "Зимин Егор");
  EXPECT_EQ(reports[0]["recipient"], "Зимина Ольга");
  EXPECT_EQ(reports[0]["state"], "told");
  EXPECT_EQ(reports[0]["channel"], "email");
}

TEST_F(ClassReports, AreOfTheOwnClassAlone) {
  for (const PersonId person : {algebra_teacher, egors_mother, egor}) EXPECT_EQ(send(person).status, 404);
  EXPECT_EQ(send(class_teacher_7a, class_7b).status, 404);
  EXPECT_EQ(sent(class_teacher_7a, class_7b).status, 404);
  EXPECT_THAT(events("class_reports.requested"), IsEmpty());
}

TEST_F(ClassReports, AreRefusedWhereTheRegulationKnowsNoSuchThing) {
  const auto yarovoe = load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/yarovoe.lua");
  ASSERT_TRUE(yarovoe.regulation);
  host_.book().regulation = yarovoe.regulation;
  EXPECT_EQ(expect(422, send(class_teacher_7a))["code"], "class_reports.not_offered");
}

}  // namespace
}  // namespace vestnik::tests
