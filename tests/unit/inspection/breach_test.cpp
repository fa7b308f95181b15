#include <gmock/gmock.h>

#include "plugins/inspection/breach.h"
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

TEST_F(ControlSchool, ClassTeacherTellsTheDeputyHeadOfLateEntriesOfTheOwnClass) {  // yarovoe-4.3.2 labinsk-4.4.2
  lesson({.id = 1});
  lesson({.id = 2});
  lesson({.id = 3, .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
  roll(1, "2026-10-13T10:05:00Z");
  fill(1, "2026-10-14T07:00:00Z");
  const auto answer =
      expect(201, send(class_teacher_7a, "breaches",
                       R"({"group_id":1,"from":"2026-10-12","until":"2026-10-14","words":"Вторая неделя"})"));
  EXPECT_EQ(answer["result"]["lessons"], 2);
  school_.database().read(school, [&](Transaction& tx) {
    const auto told = inspection::breach_audience(tx, events("breach.sent").at(0));
    EXPECT_EQ(told.name, "breach");
    EXPECT_THAT(told.people, ElementsAre(deputy_head));
    const TemplateData words = inspection::breach_words(tx, told.fact);
    EXPECT_EQ(words.text.at("group_name"), "7-А");
    ASSERT_EQ(words.lists.at("faults").size(), 2U);
    EXPECT_TRUE(words.lists.at("faults")[0].truth.at("is_late"));
    EXPECT_TRUE(words.lists.at("faults")[1].truth.at("is_missing"));
    EXPECT_EQ(words.lists.at("faults")[0].text.at("teacher_name"), "Иванова А. П.");
  });
}

TEST_F(ControlSchool, BreachNoticeIsOfTheOwnClassAndOfRealFaults) {
  lesson({.id = 3, .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
  const char* of_7b = R"({"group_id":2,"from":"2026-10-12","until":"2026-10-14"})";
  EXPECT_EQ(send(class_teacher_7a, "breaches", of_7b).status, 404);
  EXPECT_EQ(send(algebra_teacher, "breaches", of_7b).status, 404);
  EXPECT_EQ(
      code_of(422, send(class_teacher_7a, "breaches", R"({"group_id":1,"from":"2026-10-12","until":"2026-10-14"})")),
      "inspection.nothing_late");
}

}  // namespace
}  // namespace vestnik::tests
