#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/event_types.h"
#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// Илья of 7-А, whose mother wants everything on paper, on Fridays at 15:00. Lessons stand on Monday 2026-09-14.
class WeeklySheet : public ::testing::Test {
 protected:
  WeeklySheet() : class_7a(world.school) {
    auto& regulation = *world.book.regulation;
    regulation.terms.paper_for_opted_out = true;
    NotifyRule weekly;
    weekly.name = "weekly_paper";
    weekly.clause = "4.3.6";
    weekly.when.kind = TriggerKind::weekly;
    weekly.when.weekday = 5;
    weekly.when.at = parse_clock("15:00").value();
    weekly.opted_out_only = true;
    regulation.rules.push_back(weekly);
    world.school.opt_out(class_7a.mother, class_7a.ilya);
  }

  Instant at(std::string_view date, std::string_view time) const { return world.school.at(date, time); }
  void lesson_on(std::string_view date) {
    world.school.lesson(class_7a.group, class_7a.geography, class_7a.teacher, date, 1, "08:00", "08:45");
  }
  /// What the class teacher's word does: the plugin's event.
  void hand_over(std::int64_t delivery, Instant when) {
    world.school.event(event_type::sheets_handed_over, R"({"sheet":1,"deliveries":[)" + std::to_string(delivery) + "]}",
                       when);
    world.plan_at(when);
  }
  std::string proof() {
    return world.school.text("SELECT proof FROM obligation WHERE institution_id = $1 ORDER BY id", {world.school.id});
  }

  NotifyWorld world;
  SevenA class_7a;
};

// yarovoe-4.3.6: a printed sheet that lies in the queue has told nobody.
TEST_F(WeeklySheet, ProvesNothingUntilItIsHandedOver) {
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.run_at(at("2026-09-18", "15:00"));
  EXPECT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.obligations(), ElementsAre("low_mark open"));
  hand_over(1, at("2026-09-18", "17:30"));
  EXPECT_THAT(world.obligations(), ElementsAre("low_mark told"));
  EXPECT_THAT(world.deliveries(), ElementsAre("print delivered"));
  EXPECT_EQ(proof(), "print");
  EXPECT_THAT(world.email.seen, IsEmpty());
}

TEST_F(WeeklySheet, IsOnePerChildSoThatEachClassTeacherHandsOverHisOwn) {
  const PersonId sister = world.school.person("Кузнецова", "Вера");
  const GroupId other = world.school.group("2-Б");
  world.school.enrol(sister, other);
  world.school.guardian(class_7a.mother, sister);
  world.school.opt_out(class_7a.mother, sister);
  const LessonId lesson =
      world.school.lesson(other, class_7a.geography, class_7a.teacher, "2026-09-14", 1, "08:00", "08:45");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.school.mark(lesson, sister, 2, at("2026-09-14", "09:00"));
  world.run_at(at("2026-09-18", "15:00"));
  ASSERT_THAT(world.print.seen, SizeIs(2));
  EXPECT_THAT(world.print.seen[0].text, HasSubstr("О ком: Кузнецов Илья, 7-А"));
  EXPECT_THAT(world.print.seen[0].text, Not(HasSubstr("Вера")));
  EXPECT_THAT(world.print.seen[1].text, HasSubstr("О ком: Кузнецова Вера, 2-Б"));
}

TEST_F(WeeklySheet, SaysNothingOfTheOtherGuardian) {
  const PersonId father = world.school.person("Кузнецов", "Пётр");
  world.school.guardian(father, class_7a.ilya);
  world.school.contact(father, "email", "father@example.org");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.run_at(at("2026-09-18", "15:00"));
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_THAT(world.print.seen[0].text, Not(HasSubstr("Пётр")));
  EXPECT_THAT(world.print.seen[0].text, Not(HasSubstr("father@")));
  EXPECT_THAT(world.email.seen, SizeIs(1)) << "the refusal is the mother's own";
}

// yarovoe-4.3.6: the mark is recorded on Friday evening, and the next week is a holiday.
TEST_F(WeeklySheet, IsLeftOutInAWeekWithoutLessons) {
  lesson_on("2026-09-30");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-18", "15:30"));
  world.run_at(at("2026-09-25", "15:00"));
  EXPECT_THAT(world.print.seen, IsEmpty());
  world.run_at(at("2026-10-02", "14:59"));
  EXPECT_THAT(world.print.seen, IsEmpty());
  world.run_at(at("2026-10-02", "15:00"));
  EXPECT_THAT(world.print.seen, SizeIs(1));
}

TEST_F(WeeklySheet, WaitsWhenTheWeeksLessonsAreCancelledAfterItWasPlanned) {
  lesson_on("2026-09-23");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.plan_at(at("2026-09-14", "09:01"));
  world.school.run("UPDATE lesson SET state = 'cancelled' WHERE institution_id = $1 AND date = '2026-09-14'",
                   {world.school.id});
  world.run_at(at("2026-09-18", "15:00"));
  EXPECT_THAT(world.print.seen, IsEmpty());
  EXPECT_THAT(world.deliveries(), ElementsAre("print retry(no_lessons)"));
  world.run_at(at("2026-09-25", "15:00"));
  ASSERT_THAT(world.print.seen, SizeIs(1));
  EXPECT_EQ(world.print.seen[0].attempt, 1) << "waiting is no attempt";
}

TEST_F(WeeklySheet, PutsEarlierOnesRightAtItsTop) {
  lesson_on("2026-09-23");
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.run_at(at("2026-09-18", "15:00"));
  hand_over(1, at("2026-09-18", "17:30"));
  world.school.mark(class_7a.lessons[1], class_7a.ilya, 2, at("2026-09-21", "09:00"));
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 4, at("2026-09-21", "10:00"));
  world.run_at(at("2026-09-25", "15:00"));
  ASSERT_THAT(world.print.seen, SizeIs(2));
  EXPECT_THAT(world.print.seen[1].text, HasSubstr("Исправления к листам, которые вы уже получили:\n"
                                                  "- Илья: география, 14.09: теперь оценка 4\n\nНовое:\n"
                                                  "- Илья: география, 14.09: оценка 2\n"));
  EXPECT_THAT(world.email.seen, IsEmpty()) << "she wants no electronic form of a correction either";
}

TEST_F(WeeklySheet, SaysAMarkOfTheWeekAsItStandsInTheEnd) {
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 2, at("2026-09-14", "09:00"));
  world.plan_at(at("2026-09-14", "09:01"));
  world.school.mark(class_7a.lessons[0], class_7a.ilya, 3, at("2026-09-15", "09:00"));
  world.run_at(at("2026-09-18", "15:00"));
  EXPECT_THAT(world.print.seen, IsEmpty()) << "a three is nothing a low mark's rule tells";
}

}  // namespace
}  // namespace vestnik::tests
