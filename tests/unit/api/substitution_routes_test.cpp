#include "api_school.h"

namespace vestnik::tests {
namespace {

class SubstitutionRoutes : public ApiSchool {
 protected:
  SubstitutionRoutes() : ApiSchool("labinsk") {}
  Json give(std::string_view from, std::string_view to) {
    return expect(201, post("/api/v1/substitutions", school.deputy_head,
                            {{"absent", school.teacher.value},
                             {"substitute", school.other_teacher.value},
                             {"from", from},
                             {"to", to},
                             {"reason", "болезнь"},
                             {"order", "15-к"}}));
  }
  Json lines(std::string_view query, PersonId who) {
    return expect(200, get("/api/v1/substitutions" + std::string{query}, who));
  }
  std::string page() const {
    return "/api/v1/groups/" + std::to_string(school.group.value) +
           "/journal?subject=" + std::to_string(school.algebra.value) + "&from=2026-09-01&to=2026-09-30";
  }
};

// labinsk-4.5.1b: the register by month, in pages.
TEST_F(SubstitutionRoutes, ListTheRegisterByMonth) {
  give("2026-09-14", "2026-09-30");
  const Json first = lines("?month=2026-09&limit=2", school.administrator);
  ASSERT_EQ(first["substitutions"].size(), 2U);
  EXPECT_EQ(first["next"], 2);
  const Json& line = first["substitutions"][0];
  EXPECT_EQ(line["date"], "2026-09-14");
  EXPECT_EQ(line["group"], "7-А");
  EXPECT_EQ(line["substitute"]["name"], "Серова В.");
  EXPECT_EQ(line["replaced"]["name"], "Иванова А.");
  EXPECT_EQ(line["entered_by"]["name"], "Громова Е.");
  EXPECT_EQ(line["order"], "15-к");
  EXPECT_FALSE(line.contains("confirmed_at"));
  const Json second = lines("?month=2026-09&limit=2&after=2", school.administrator);
  EXPECT_EQ(second["substitutions"].size(), 1U);
  EXPECT_FALSE(second.contains("next"));
  EXPECT_EQ(lines("?month=2026-10", school.administrator)["substitutions"].size(), 0U);
  EXPECT_EQ(lines("", school.other_teacher)["substitutions"].size(), 3U);
  EXPECT_EQ(lines("", school.class_teacher)["substitutions"].size(), 0U) << "a teacher's own lines";
  EXPECT_EQ(problem(get("/api/v1/substitutions?month=soon", school.administrator)), "json.bad_date");
  EXPECT_EQ(problem(get("/api/v1/substitutions", school.mother)), "access.forbidden");
}

// labinsk-4.5.1b, syzran-r.t.11: the page of the substituted lessons, and nothing beside them.
TEST_F(SubstitutionRoutes, OpenThePageOfTheSubstitutedLessonsAlone) {
  EXPECT_EQ(problem(get(page(), school.other_teacher)), "access.not_found");
  give("2026-09-14", "2026-09-21");
  const Json open = expect(200, get(page(), school.other_teacher));
  ASSERT_EQ(open["columns"].size(), 2U);
  EXPECT_EQ(open["columns"][0]["date"], "2026-09-14");
  EXPECT_EQ(open["columns"][0]["marks_window"]["open"], true);
  EXPECT_EQ(open["students"].size(), 3U);
  expect(200,
         put(of_lesson("/teacher"), school.deputy_head, {{"teacher", school.teacher.value}, {"expected_version", 2}}));
  expect(200, put("/api/v1/lessons/" + std::to_string(school.algebra_on("2026-09-21").value) + "/teacher",
                  school.deputy_head, {{"teacher", school.teacher.value}, {"expected_version", 2}}));
  EXPECT_EQ(problem(get(page(), school.other_teacher)), "access.not_found") << "with the substitution its page is gone";
}

TEST_F(SubstitutionRoutes, TakeTheSignatureOnce) {
  give("2026-09-14", "2026-09-14");
  EXPECT_EQ(problem(post("/api/v1/substitutions/1/confirmation", school.other_teacher, Json::object())),
            "journal.lesson_not_filled");
  expect(200, put(of_lesson(), school.other_teacher,
                  {{"topic", "Степени"}, {"homework", "Задача 5"}, {"expected_version", 2}}));
  expect(200, post(of_lesson("/attendance"), school.other_teacher, {{"rows", Json::array()}}));
  expect(200, post("/api/v1/substitutions/1/confirmation", school.other_teacher, Json::object()));
  EXPECT_TRUE(lines("?month=2026-09", school.administrator)["substitutions"][0].contains("confirmed_at"));
  EXPECT_EQ(problem(post("/api/v1/substitutions/1/confirmation", school.other_teacher, Json::object())),
            "journal.substitution_confirmed_already");
}

}  // namespace
}  // namespace vestnik::tests
