// A change of lessons to come stands on the board (syzran-r.adm.5b).
#include <gmock/gmock.h>

#include "plugins/bulletin/timetable_notice.h"
#include "unit/bulletin/board_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Algebra of 7-А: lesson 1 tomorrow, lesson 2 the day after, lesson 3 yesterday. Today is 14 October.
class TimetableBoard : public BoardSchool {
 protected:
  TimetableBoard() {
    lesson(1, "2026-10-15", class_7a);
    lesson(2, "2026-10-16", class_7a);
    lesson(3, "2026-10-13", class_7a);
    lesson(4, "2026-10-15", class_7b);
  }
  void lesson(std::int64_t id, std::string_view date, GroupId group) {
    run([&](Transaction& tx) {
      tx.execute(
          "INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id, "
          "actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at) "
          "VALUES ($1, $2, $3, 1, $4, 1, $5, $5, 0, 1, 1, '', 'planned', '', '', 1, 0)",
          {school, id, date, group, algebra_teacher});
    });
  }
  void run(const std::function<void(Transaction&)>& use) {
    school_.database().write(school, Priority::person, [&](Transaction& tx) {
      use(tx);
      return true;
    });
  }
  void give(std::int64_t id, PersonId teacher) {
    run([&](Transaction& tx) {
      tx.execute("UPDATE lesson SET actual_teacher_id = $3 WHERE institution_id = $1 AND id = $2",
                 {school, id, teacher});
    });
  }
  void state(std::int64_t id, std::string_view word) {
    run([&](Transaction& tx) {
      tx.execute("UPDATE lesson SET state = $3 WHERE institution_id = $1 AND id = $2", {school, id, word});
    });
  }
  void tell(std::string_view type, std::string payload) {
    Event event;
    event.id = EventId{++last_event_};
    event.institution = school;
    event.type = type;
    event.payload = std::move(payload);
    event.recorded_at = school_.clock().now();
    notices_.on_change(event);
  }
  std::vector<std::string> bodies(PersonId person) {
    std::vector<std::string> found;
    const auto page = board(person);
    for (const auto& one : page["announcements"]) found.push_back(one["body"]);
    return found;
  }

  bulletin::TimetableNotices notices_{host_};
  std::int64_t last_event_ = 1000;
};

// syzran-r.adm.5b: with the old and the new lesson, before the class's teachers, students and parents, and nobody else.
TEST_F(TimetableBoard, SaysWhoGivesTheLessonInsteadOfWhom) {
  give(1, class_teacher_7a);
  tell("lesson.changed", R"({"lesson":1,"state":"planned","version":2,"teacher_before":30})");
  for (const PersonId person : {egor, egors_mother, algebra_teacher, class_teacher_7a}) {
    EXPECT_THAT(titles(person), ElementsAre("Изменение в расписании: 7-А, 15.10"));
    EXPECT_THAT(bodies(person), ElementsAre("15.10, 1-й урок, Алгебра. Было: Иванова А. П. Стало: Юдина Н. Л."));
  }
  for (const PersonId person : {masha, mashas_father, teacher_of_7b}) EXPECT_THAT(titles(person), IsEmpty());
}

TEST_F(TimetableBoard, SaysThatALessonIsCancelledMovedOrHeldAfterAll) {
  for (const auto& [word, before] :
       {std::pair{"cancelled", "planned"}, {"planned", "cancelled"}, {"moved", "planned"}}) {
    state(1, word);
    tell("lesson.changed", R"({"lesson":1,"version":2,"state_before":")" + std::string{before} + "\"}");
  }
  EXPECT_THAT(bodies(egor),
              ElementsAre(testing::HasSubstr("Стало: урок перенесён"), testing::HasSubstr("Стало: урок состоится"),
                          testing::HasSubstr("Стало: урок отменён")));
}

TEST_F(TimetableBoard, GathersAnIntervalInOneNoticeAGroup) {
  for (const std::int64_t id : {1, 2, 4}) give(id, class_teacher_7a);
  tell("lessons.substituted", R"({"lessons":[1,2,4],"teacher":31,"teacher_before":30})");
  ASSERT_EQ(bodies(egor).size(), 1U);
  EXPECT_THAT(bodies(egor)[0], testing::AllOf(testing::HasSubstr("15.10"), testing::HasSubstr("\n16.10")));
  EXPECT_EQ(bodies(masha).size(), 1U);
}

TEST_F(TimetableBoard, IsSilentAboutFilledLessonsAndDaysThatAreOver) {
  state(1, "held");
  tell("lesson.changed", R"({"lesson":1,"state":"held","version":2,"state_before":"planned"})");
  tell("lesson.changed", R"({"lesson":1,"state":"held","version":3})");
  state(3, "cancelled");
  tell("lesson.changed", R"({"lesson":3,"state":"cancelled","version":2,"state_before":"planned"})");
  tell("lesson.changed", "{}");
  EXPECT_THAT(titles(egor), IsEmpty());
}

TEST_F(TimetableBoard, StandsOnceWhenTheEventIsToldAgain) {
  state(1, "cancelled");
  tell("lesson.changed", R"({"lesson":1,"state":"cancelled","version":2,"state_before":"planned"})");
  --last_event_;
  tell("lesson.changed", R"({"lesson":1,"state":"cancelled","version":2,"state_before":"planned"})");
  EXPECT_EQ(titles(egor).size(), 1U);
}

}  // namespace
}  // namespace vestnik::tests
