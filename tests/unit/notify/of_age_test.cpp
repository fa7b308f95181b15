// What a family hears of a student on the eighteenth birthday: nothing, unless the student wants it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/notify_world.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Planned while the student was a minor, due on the eighteenth birthday or the evening before.
class Birthday : public ::testing::Test {
 protected:
  Birthday() {
    world.school.lead(teacher, group);
    world.school.enrol(student, group);
    world.school.guardian(parent, student);
    world.school.contact(parent, "phone", "+79180000003");
    world.school.consent(parent, student);
  }
  Instant at(std::string_view time) { return world.school.at("2026-10-06", time); }

  NotifyWorld world;
  GroupId group = world.school.group("5-Б");
  SubjectId subject = world.school.subject("чтение");
  PersonId teacher = world.school.person("Бондарь", "Лидия");
  LessonId lesson_before = world.school.lesson(group, subject, teacher, "2026-10-06", 1, "08:00", "12:00");
  PersonId student = world.school.person("Абрамов", "Олег", "2008-10-07");
  PersonId parent = world.school.person("Абрамова", "Анна");
};

TEST_F(Birthday, MessagesToAParentGoOutOnTheEveAndNoneOnTheDay) {
  world.school.attendance(lesson_before, student, "Н", at("08:20"));
  world.run_at(at("08:30"));
  ASSERT_EQ(world.sms.seen.size(), 1U) << "still a minor";
  const LessonId of_the_day = world.school.lesson(group, subject, teacher, "2026-10-07", 1, "08:00", "12:00");
  world.school.attendance(of_the_day, student, "Н", world.school.at("2026-10-07", "08:20"));
  world.run_at(world.school.at("2026-10-07", "08:30"));
  EXPECT_EQ(world.sms.seen.size(), 1U) << "a consent of the childhood is none of the adult's";
}

TEST_F(Birthday, WhatWasPlannedInTheLastMinuteOfMinorityDoesNotLeaveAfterMidnight) {
  const LessonId late = world.school.lesson(group, subject, teacher, "2026-10-06", 9, "23:40", "23:58");
  world.school.attendance(late, student, "Н", at("23:55"));
  world.plan_at(at("23:56"));
  EXPECT_THAT(world.deliveries(), ElementsAre("sms held"));
  world.run_at(world.school.at("2026-10-07", "00:10"));
  EXPECT_THAT(world.sms.seen, IsEmpty());
}

TEST_F(Birthday, WhomTheAdultPermitsIsToldInHisPlace) {
  world.school.contact(student, "phone", "+79180000004");
  world.school.run(
      "INSERT INTO guardianship (institution_id, id, guardian_id, student_id, relation, document, is_told, sees, "
      "writes, valid_from, recorded_at, by_student) VALUES ($1, 900, $2, $3, 'mother', '№ 5', 1, 1, 1, '2026-10-07', "
      "0, 1)",
      {world.school.id, parent, student});
  const LessonId of_the_day = world.school.lesson(group, subject, teacher, "2026-10-07", 1, "08:00", "12:00");
  world.school.attendance(of_the_day, student, "Н", world.school.at("2026-10-07", "08:20"));
  world.run_at(world.school.at("2026-10-07", "08:30"));
  ASSERT_EQ(world.sms.seen.size(), 1U);
  EXPECT_EQ(world.sms.seen[0].address, "+79180000003");
}

}  // namespace
}  // namespace vestnik::tests
