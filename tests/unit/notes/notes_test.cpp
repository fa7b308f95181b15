#include <gmock/gmock.h>

#include "plugins/notes/migrations.h"
#include "plugins/notes/note_commands.h"
#include "plugins/notes/note_events.h"
#include "plugins/notes/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Notes : public RecordingSchool {
 protected:
  Notes() : routes_(host_) {
    school_.migrate("notes", notes::migrations());
    routes_.contribute();
  }

  Response write(PersonId author, PersonId student, const std::string& text = "Отвлекал соседа") {
    return host_.post("/api/v1/students/" + std::to_string(student.value) + "/notes", author,
                      R"({"text":")" + text + R"("})", key());
  }
  std::string written(PersonId author, PersonId student) {
    return std::to_string(expect(201, write(author, student))["result"]["note"].get<std::int64_t>());
  }
  Response decide(const std::string& id, PersonId person, const std::string& what, const std::string& text = "") {
    const std::string body = text.empty() ? "{}" : R"({"text":")" + text + R"("})";
    return host_.post("/api/v1/notes/" + id + "/" + what, person, body, key());
  }
  nlohmann::json list(PersonId person, const std::string& query = "") {
    return expect(200, host_.get("/api/v1/notes" + query, person))["notes"];
  }
  EventAudience audience(const Event& event) {
    EventAudience found;
    Event recorded = event;
    recorded.recorded_at = school_.clock().now();
    school_.database().read(school, [&](Transaction& tx) { found = notes::audience_of(tx, recorded); });
    return found;
  }
  TemplateData words(std::int64_t note) {
    TemplateData found;
    school_.database().read(school, [&](Transaction& tx) { found = notes::words_of(tx, note); });
    return found;
  }

  notes::NoteRoutes routes_;
};

// labinsk-4.4.5 (partial: behaviour alone). Fairness: the class teacher reads it first.
TEST_F(Notes, GoToTheClassTeacherFirstWhateverARuleSaysOfParents) {
  written(algebra_teacher, egor);
  const auto recorded = events("note.written");
  ASSERT_THAT(recorded, SizeIs(1));
  const EventAudience to = audience(recorded[0]);
  EXPECT_EQ(to.name, "behaviour_note");
  EXPECT_THAT(to.people, ElementsAre(class_teacher_7a));
  EXPECT_FALSE(to.student) << "a rule that tells parents must find none";
  EXPECT_THAT(to.groups, IsEmpty());
  EXPECT_EQ(words(1).text.at("note"), "Отвлекал соседа");
  EXPECT_EQ(words(1).text.at("pupil"), "Зимин Егор");
  EXPECT_EQ(words(1).text.at("family_text"), "");
}

TEST_F(Notes, AreOfTheTeachersOwnStudents) {
  EXPECT_EQ(write(algebra_teacher, masha).status, 404);
  EXPECT_EQ(write(egors_mother, egor).status, 404);
  EXPECT_EQ(expect(422, write(algebra_teacher, egor, " "))["code"], "notes.empty");
  EXPECT_EQ(expect(422, write(teacher_of_7b, masha))["code"], "notes.no_class_teacher");
}

TEST_F(Notes, ReachTheFamilyInTheClassTeachersWords) {
  const std::string id = written(algebra_teacher, egor);
  expect(200, decide(id, class_teacher_7a, "pass", "Егору сегодня трудно было усидеть"));
  const auto passed = events("note.passed");
  ASSERT_THAT(passed, SizeIs(1));
  const EventAudience to = audience(passed[0]);
  EXPECT_EQ(to.name, "behaviour_note_passed");
  EXPECT_EQ(to.student, egor);
  EXPECT_EQ(words(1).text.at("family_text"), "Егору сегодня трудно было усидеть");
  EXPECT_EQ(expect(409, decide(id, class_teacher_7a, "close", "поздно"))["code"], "notes.decided");
}

TEST_F(Notes, PassAsTheyStandWhenTheClassTeacherAddsNothing) {
  expect(200, decide(written(algebra_teacher, egor), class_teacher_7a, "pass"));
  EXPECT_EQ(words(1).text.at("family_text"), "Отвлекал соседа");
}

TEST_F(Notes, ArePassedOnByTheClassTeacherAlone) {
  const std::string id = written(algebra_teacher, egor);
  for (const PersonId person : {algebra_teacher, administrator, deputy_head, egors_mother, teacher_of_7b}) {
    for (const char* what : {"pass", "close"}) {
      const int status = decide(id, person, what, "слово").status;
      EXPECT_TRUE(status == 404 || status == 403) << status;
    }
  }
  EXPECT_THAT(events("note.passed"), IsEmpty());
}

TEST_F(Notes, RestWithAWordThatTheirAuthorReads) {
  const std::string id = written(algebra_teacher, egor);
  EXPECT_EQ(expect(422, decide(id, class_teacher_7a, "close"))["code"], "notes.no_word");
  expect(200, decide(id, class_teacher_7a, "close", "Поговорила с Егором сама"));
  EXPECT_THAT(list(class_teacher_7a, "?open=true"), IsEmpty());
  const auto mine = list(algebra_teacher);
  ASSERT_THAT(mine, SizeIs(1));
  EXPECT_EQ(mine[0]["state"], "closed");
  EXPECT_EQ(mine[0]["decision"], "Поговорила с Егором сама");
}

TEST_F(Notes, AreReadByTheirAuthorAndTheClassTeacherAndNeverByTheFamily) {
  written(algebra_teacher, egor);
  EXPECT_THAT(list(class_teacher_7a, "?open=true"), SizeIs(1));
  EXPECT_THAT(list(algebra_teacher), SizeIs(1));
  EXPECT_THAT(list(teacher_of_7b), IsEmpty());
  for (const PersonId person : {egor, egors_mother}) EXPECT_EQ(host_.get("/api/v1/notes", person).status, 403);
}

}  // namespace
}  // namespace vestnik::tests
