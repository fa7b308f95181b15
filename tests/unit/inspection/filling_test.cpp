#include <gmock/gmock.h>

#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

class FillingReport : public ControlSchool {
 protected:
  nlohmann::json report(PersonId person, const std::string& more = {}) {
    return page(person, "filling?from=2026-10-01&until=2026-10-14" + more);
  }
  static nlohmann::json of(const nlohmann::json& report, PersonId teacher) {
    for (const auto& one : report["teachers"]) {
      if (one["teacher"]["id"] == teacher.value) return one;
    }
    return nullptr;
  }
};

TEST_F(FillingReport, ListsEveryTeacherWithLessonsAndNoEntries) {  // usolye-1.5 otradny-1.1 labinsk-1.5
  lesson({.id = 1});
  lesson({.id = 2, .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
  fill(2, "2026-10-13T11:00:00Z");
  roll(2, "2026-10-13T10:05:00Z");
  const auto found = report(deputy_head);
  EXPECT_EQ(found["totals"]["lessons"], 2);
  EXPECT_EQ(found["totals"]["unfilled"], 1);
  EXPECT_EQ(of(found, algebra_teacher)["unfilled"], 1);
  EXPECT_EQ(of(found, algebra_teacher)["faults"][0]["missing"], nlohmann::json({"topic", "roll"}));
  EXPECT_EQ(of(found, teacher_of_7b)["unfilled"], 0);
  EXPECT_EQ(found["changed_at"], "2026-10-13T11:00:00Z") << "when its data was last changed";
}

TEST_F(FillingReport, LessonFilledAfterItsDayIsLateAndALaterCorrectionChangesNothing) {  // labinsk-4.5.8 syzran-7.5.4
  lesson({.id = 1});
  lesson({.id = 2});
  for (const int id : {1, 2}) roll(id, "2026-10-13T10:05:00Z");
  fill(1, "2026-10-13T19:59:59Z");  // the last second of the day in Samara
  fill(2, "2026-10-13T20:00:00Z");  // the first of the next
  fill(1, "2026-10-14T07:00:00Z");  // a word of the topic put right
  const auto teacher = of(report(deputy_head), algebra_teacher);
  EXPECT_EQ(teacher["late"], 1);
  ASSERT_EQ(teacher["faults"].size(), 1U);
  EXPECT_EQ(teacher["faults"][0]["lesson_id"], 2);
}

TEST_F(FillingReport, SubstituteAnswersForTheLessonHeGave) {
  lesson({.id = 1, .teacher = teacher_of_7b, .planned = algebra_teacher});
  const auto found = report(deputy_head);
  EXPECT_TRUE(of(found, algebra_teacher).is_null());
  EXPECT_EQ(of(found, teacher_of_7b)["faults"][0]["substituted"], true);
}

TEST_F(FillingReport, MasterWithoutALoadIsListedForHisPracticeLessons) {  // yarovoe-1.4
  school_.run("INSERT INTO person VALUES (1, 42, 'Осипов', 'Лев', '', NULL, NULL, 'о', 'о', 0)");
  lesson({.id = 1, .teacher = PersonId{42}, .planned = PersonId{42}});
  EXPECT_EQ(of(report(deputy_head), PersonId{42})["unfilled"], 1);
}

// usolye-1.6 (partial: cards) yarovoe-1.5 (partial: cards) otradny-1.2 (partial: cards) syzran-3.3 (partial: cards)
// labinsk-1.8 (partial: cards)
TEST_F(FillingReport, UnfilledLessonsAreCountedPerClass) {
  lesson({.id = 1});
  lesson({.id = 2, .group = english_7a, .subject = 3});
  lesson({.id = 3, .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
  const auto classes = report(deputy_head)["classes"];
  ASSERT_EQ(classes.size(), 2U);
  EXPECT_EQ(classes[0]["group"]["name"], "7-А");
  EXPECT_EQ(classes[0]["unfilled"], 2);
  EXPECT_EQ(classes[1]["unfilled"], 1);
}

TEST_F(FillingReport, CancelledLessonsAndThoseToComeAreNobodysFault) {
  lesson({.id = 1, .state = "cancelled"});
  lesson({.id = 2, .date = "2026-10-14"});  // 14:00 in Samara; it is noon
  EXPECT_EQ(report(deputy_head)["totals"]["lessons"], 0);
  on_day("2026-10-14T10:45:00Z");
  EXPECT_EQ(report(deputy_head)["totals"]["lessons"], 1) << "over at the bell";
}

TEST_F(FillingReport, FiveMeasuresWithTheNamesBehindNoneAndOneGrade) {  // labinsk-4.3.2
  school_.run("INSERT INTO membership VALUES (1, 50, 1, 11, '2026-09-01', NULL, 0)");
  lesson({.id = 1});
  lesson({.id = 2});
  fill(1, "2026-10-13T10:30:00Z", "№ 12");
  grade(1, 1, egor, 4);
  grade(2, 2, egor, 5);
  grade(3, 1, masha, 3);
  const auto row = of(report(deputy_head), algebra_teacher)["rows"][0];
  EXPECT_EQ(row["topics"], 1);
  EXPECT_EQ(row["homework"], 1);
  EXPECT_EQ(row["unfilled"], 2) << "a topic without a roll is half a lesson";
  EXPECT_EQ(row["grades"], 3);
  ASSERT_EQ(row["few_grades"].size(), 1U);
  EXPECT_EQ(row["few_grades"][0]["student"]["name"], "Ёлкина М.");
  EXPECT_EQ(row["few_grades"][0]["grades"], 1);
  EXPECT_EQ(row["few_grades_percent"], 50);
}

TEST_F(FillingReport, OpenReasonsStandWithTheClassTeacher) {  // syzran-7.5.4
  lesson({.id = 1});
  lesson({.id = 2, .group = english_7a, .subject = 3});
  absent(1, 1, egor, "");
  absent(2, 2, egor, "УП");
  const auto row = report(deputy_head)["classes"][0];
  EXPECT_EQ(row["group"]["name"], "7-А");
  EXPECT_EQ(row["class_teachers"][0]["name"], "Юдина Н. Л.");
  EXPECT_EQ(row["absences"], 2) << "the subgroup counts with its class";
  EXPECT_EQ(row["without_reason"], 1);
}

TEST_F(FillingReport, ClassTeacherSeesAllTeachersOfTheOwnClassAndNothingElse) {  // usolye-4.6.3 syzran-7.3.3
  lesson({.id = 1});
  lesson({.id = 2, .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
  const auto seen = report(class_teacher_7a);
  EXPECT_EQ(seen["totals"]["lessons"], 1);
  EXPECT_EQ(of(seen, algebra_teacher)["unfilled"], 1);
  EXPECT_EQ(report(algebra_teacher)["totals"]["lessons"], 1) << "a teacher sees the own lessons";
  EXPECT_TRUE(of(report(algebra_teacher), teacher_of_7b).is_null());
  EXPECT_EQ(host_.get("/api/v1/inspection/filling", egors_mother).status, 403);
}

TEST_F(FillingReport,
       GroupPageShowsGradesPerStudentAndUnfilledAttendance) {  // otradny-4.head.1 (partial: the reminder)
  lesson({.id = 1, .date = "2026-10-05"});
  lesson({.id = 2});
  grade(1, 1, egor, 5);
  grade(2, 2, egor, 4);
  absent(1, 2, egor, "");
  const auto seen = page(class_teacher_7a, "groups/1?from=2026-10-08&until=2026-10-14");
  EXPECT_EQ(seen["lessons"], 1);
  EXPECT_EQ(seen["without_roll"], 1);
  EXPECT_EQ(seen["students"][0]["grades"], 1);
  EXPECT_EQ(seen["students"][0]["average"], 4.0);
  EXPECT_EQ(seen["students"][0]["average_before"], 5.0);
  EXPECT_EQ(seen["students"][0]["falling"], true);
  EXPECT_EQ(seen["students"][0]["missed"], 1);
  EXPECT_EQ(host_.get("/api/v1/inspection/groups/2", class_teacher_7a).status, 404);
  EXPECT_EQ(host_.get("/api/v1/inspection/groups/77", director).status, 404);
}

}  // namespace
}  // namespace vestnik::tests
