// Who entered each value of a lesson's page, and who checked the page last.
#include "unit/inspection/control_school.h"

namespace vestnik::tests {
namespace {

class LessonPage : public ControlSchool {
 protected:
  LessonPage() {
    lesson({.id = 701, .date = "2026-10-13"});
    lesson({.id = 702, .date = "2026-10-13", .group = class_7b, .teacher = teacher_of_7b, .planned = teacher_of_7b});
    fill(701, "2026-10-13T10:50:00Z");
    roll(701, "2026-10-13T10:20:00Z");
    school_.run(
        "INSERT INTO event (institution_id, id, type, schema_version, payload, actor_id, recorded_at) "
        "SELECT 1, 9001, 'lesson.changed', 1, '{}', 30, changed_at FROM lesson WHERE id = 701");
    school_.run(
        "INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at, "
        "changed_by) VALUES (1, 9001, 701, 10, 'Н', '', 1, 5000, 31)");
  }
  nlohmann::json page_of(PersonId reader, int lesson = 701) {
    return page(reader, "lessons/" + std::to_string(lesson));
  }
  int status(PersonId reader, int lesson = 701) {
    return host_.get("/api/v1/inspection/lessons/" + std::to_string(lesson), reader).status;
  }
};

// usolye-1.9: the lesson page shows who entered each value and who last checked the page.
TEST_F(LessonPage, ShowsTheAuthorOfEachValueAndTheLastCheck) {
  const auto before = page_of(deputy_head);
  EXPECT_FALSE(before.contains("last_check"));
  std::map<std::string, int> authors;
  for (const auto& value : before["values"]) authors[value["kind"]] = value["author"]["id"];
  EXPECT_EQ(authors["lesson"], algebra_teacher.value);
  EXPECT_EQ(authors["roll"], algebra_teacher.value);
  EXPECT_EQ(authors["attendance"], class_teacher_7a.value) << "who changed it last";
  for (const auto& value : before["values"]) {
    EXPECT_EQ(value.contains("student"), value["kind"] == "attendance");
  }
  expect(201, send(deputy_head, "checks", R"({"from":"2026-10-01","until":"2026-10-12","groups":[1],"result":"Да"})"));
  expect(201, send(deputy_head, "checks", R"({"from":"2026-10-01","until":"2026-10-14","groups":[2],"result":"Да"})"));
  EXPECT_FALSE(page_of(deputy_head).contains("last_check")) << "other days, another class";
  expect(201, send(deputy_head, "checks", R"({"from":"2026-10-01","until":"2026-10-14","groups":[1],"result":"Да"})"));
  expect(201, send(director, "checks", R"({"from":"2026-10-13","until":"2026-10-13","result":"Да"})"));
  const auto check = page_of(algebra_teacher)["last_check"];
  EXPECT_EQ(check["inspector"]["id"], director.value);
  EXPECT_EQ(check["role"], "director");
  EXPECT_EQ(check["on"], "2026-10-14");
}

TEST_F(LessonPage, IsForThoseWhoMaySeeTheJournal) {
  for (const PersonId reader : {algebra_teacher, class_teacher_7a, director, administrator}) {
    EXPECT_EQ(status(reader), 200) << reader.value;
  }
  for (const PersonId closed : {teacher_of_7b, egors_mother, egor, mashas_father}) {
    EXPECT_EQ(status(closed), 404) << closed.value;
  }
  EXPECT_EQ(status(algebra_teacher, 702), 404);
  EXPECT_EQ(status(administrator, 999), 404);
}

TEST_F(LessonPage, OfAnotherSubjectIsClosedToTheHeadOfOne) {
  const auto heads = [&](const char* kind, std::int64_t of, const char* until) {
    school_.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, valid_to, "
        "order_number, recorded_at) VALUES (1, (SELECT COALESCE(MAX(id), 0) + 1 FROM role_grant), " +
        std::to_string(teacher_of_7b.value) + ", 'head_of_department', '" + kind + "', " + std::to_string(of) +
        ", '2026-09-01', " + until + ", '5', 0)");
  };
  lesson({.id = 703, .date = "2026-10-12", .subject = 2});
  school_.run(
      "INSERT INTO teaching (institution_id, id, group_id, subject_id, teacher_id, valid_from, recorded_at) "
      "VALUES (1, 9001, 1, 2, 30, '2026-09-01', 0)");
  heads("subject", 1, "'2026-10-13'");
  EXPECT_EQ(status(teacher_of_7b), 404) << "the order ended yesterday";
  heads("subject", 1, "NULL");
  EXPECT_EQ(status(teacher_of_7b), 200);
  EXPECT_EQ(status(teacher_of_7b, 703), 404) << "of the same class, but not of the own subject";
  heads("group", 1, "NULL");
  EXPECT_EQ(status(teacher_of_7b, 703), 200);
}

}  // namespace
}  // namespace vestnik::tests
