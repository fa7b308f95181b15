// What lessons and counts of hours were before: hours feed pay, so every former value has its author and its time.
#include "api_school.h"
#include "records/lesson_store.h"

namespace vestnik::tests {
namespace {

class LessonHistoryRoutes : public ApiSchool {
 protected:
  Json fill(PersonId who, std::string_view topic, std::string_view state, std::int64_t version) {
    return expect(200, put(of_lesson(), who,
                           {{"topic", topic}, {"homework", "№ 5"}, {"state", state}, {"expected_version", version}}));
  }
  void substitute(PersonId by, std::int64_t version) {
    expect(200, put(of_lesson("/teacher"), school.deputy_head,
                    {{"teacher", by.value}, {"expected_version", version}, {"reason", "болезнь"}, {"order", "15-к"}}));
  }
  Json versions(PersonId who) { return expect(200, get(of_lesson("/history"), who))["versions"]; }
  [[nodiscard]] std::string of_hours(SubjectId subject) const {
    return "/api/v1/groups/" + std::to_string(school.group.value) +
           "/hours?from=2026-09-01&to=2026-09-30&subject=" + std::to_string(subject.value);
  }
  Json hours(PersonId who) { return expect(200, get(of_hours(school.algebra), who))["teachers"]; }
  static Json of(const Json& teachers, PersonId who) {
    for (const Json& one : teachers) {
      if (one["teacher"]["id"] == who.value) return one;
    }
    return {};
  }
};

// usolye-1.4: of a lesson every former value with author and time.
TEST_F(LessonHistoryRoutes, ListEveryFormerValueOfALessonWithAuthorAndTime) {
  fill(school.teacher, "Дроби", "held", 1);
  school.now("2026-09-14", "13:00");
  substitute(school.other_teacher, 2);
  school.now("2026-09-14", "14:00");
  expect(200, put(of_lesson(), school.administrator,
                  {{"topic", "Степени"},
                   {"homework", ""},
                   {"state", "cancelled"},
                   {"comment", "урок отменён приказом 7"},
                   {"confirmed", true},
                   {"expected_version", 3}}));

  const Json list = versions(school.deputy_head);
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[0]["did"], "planned");
  EXPECT_EQ(list[0]["hours"], 0);
  EXPECT_EQ(list[0]["topic"], "");
  EXPECT_FALSE(list[0].contains("by")) << "the timetable is nobody's entry";
  EXPECT_EQ(list[1]["did"], "filled");
  EXPECT_EQ(list[1]["topic"], "Дроби");
  EXPECT_EQ(list[1]["hours"], 1);
  EXPECT_EQ(list[1]["by"]["id"], school.teacher.value);
  EXPECT_EQ(list[1]["by"]["name"], "Иванова А.");
  EXPECT_EQ(list[1]["at"], to_iso(school.at("2026-09-14", "12:00")));
  EXPECT_EQ(list[1]["regulation"].get<std::string>().size(), 64U);
  EXPECT_EQ(list[2]["did"], "substituted");
  EXPECT_EQ(list[2]["teacher"]["id"], school.other_teacher.value);
  EXPECT_EQ(list[2]["by"]["id"], school.deputy_head.value);
  EXPECT_EQ(list[2]["order"], "15-к");
  EXPECT_EQ(list[2]["comment"], "болезнь");
  EXPECT_EQ(list[2]["at"], to_iso(school.at("2026-09-14", "13:00")));
  EXPECT_EQ(list[3]["state"], "cancelled");
  EXPECT_EQ(list[3]["topic"], "Степени");
  EXPECT_EQ(list[3]["hours"], 0);
  EXPECT_EQ(list[3]["comment"], "урок отменён приказом 7");
  EXPECT_EQ(list[3]["by"]["id"], school.administrator.value);
}

// usolye-1.4: of a count of hours every former value with author and time.
TEST_F(LessonHistoryRoutes, ListEveryFormerValueOfACountOfHoursWithAuthorAndTime) {
  fill(school.teacher, "Дроби", "held", 1);
  school.now("2026-09-14", "13:00");
  substitute(school.other_teacher, 2);

  const Json counts = hours(school.deputy_head);
  const Json planned = of(counts, school.teacher);
  ASSERT_EQ(planned["changes"].size(), 2U);
  EXPECT_EQ(planned["hours"], 0) << "the hour went to who gave the lesson";
  EXPECT_EQ(planned["changes"][0]["before"], 0);
  EXPECT_EQ(planned["changes"][0]["after"], 1);
  EXPECT_EQ(planned["changes"][0]["by"]["id"], school.teacher.value);
  EXPECT_EQ(planned["changes"][0]["at"], to_iso(school.at("2026-09-14", "12:00")));
  EXPECT_EQ(planned["changes"][1]["before"], 1);
  EXPECT_EQ(planned["changes"][1]["after"], 0);
  EXPECT_EQ(planned["changes"][1]["did"], "substituted");
  EXPECT_EQ(planned["changes"][1]["by"]["id"], school.deputy_head.value);
  EXPECT_EQ(planned["changes"][1]["at"], to_iso(school.at("2026-09-14", "13:00")));
  const Json substitute = of(counts, school.other_teacher);
  EXPECT_EQ(substitute["hours"], 1);
  ASSERT_EQ(substitute["changes"].size(), 1U);
  EXPECT_EQ(substitute["changes"][0]["before"], 0);
  EXPECT_EQ(substitute["changes"][0]["after"], 1);
}

// usolye-1.4: a lesson that becomes held by its first mark says whose mark it was; the next one changes nothing.
TEST_F(LessonHistoryRoutes, NameWhoseMarkMadeALessonHeld) {
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  const std::int64_t kept = school.rows("lesson_past");
  expect(200, post(of_lesson("/attendance"), school.teacher, {{"rows", Json::array()}}));
  EXPECT_EQ(school.rows("lesson_past"), kept);
  const Json list = versions(school.teacher);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(list[1]["did"], "held");
  EXPECT_EQ(list[1]["hours"], 1);
  EXPECT_EQ(list[1]["by"]["id"], school.teacher.value);
}

// usolye-1.4: a page saved anew as it stands is a version too, and nothing of the rows before it changes.
TEST_F(LessonHistoryRoutes, NeverTakeAVersionOut) {
  fill(school.teacher, "Дроби", "held", 1);
  const Json before = versions(school.teacher);
  for (std::int64_t version = 2; version < 5; ++version) fill(school.teacher, "Дроби", "held", version);
  const Json after = versions(school.teacher);
  ASSERT_EQ(after.size(), before.size() + 3);
  for (std::size_t number = 0; number < before.size(); ++number) EXPECT_EQ(after[number], before[number]) << number;
}

TEST_F(LessonHistoryRoutes, AreForWhoAnswersForTheLesson) {
  fill(school.teacher, "Дроби", "held", 1);
  for (const PersonId who : {school.teacher, school.class_teacher, school.deputy_head, school.administrator}) {
    expect(200, get(of_lesson("/history"), who));
    expect(200, get(of_hours(school.algebra), who));
  }
  for (const PersonId who : {school.other_teacher, school.mother, school.anna, school.secretary}) {
    EXPECT_EQ(problem(get(of_lesson("/history"), who)), "access.not_found");
    EXPECT_EQ(problem(get(of_hours(school.algebra), who)), "access.not_found");
  }
  EXPECT_TRUE(of(hours(school.teacher), school.teacher).contains("hours"));
  EXPECT_EQ(expect(200, get(of_hours(school.physics), school.teacher))["teachers"].size(), 0U)
      << "a teacher is told the own hours";
  EXPECT_EQ(problem(get("/api/v1/lessons/999999/history", school.administrator)), "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
