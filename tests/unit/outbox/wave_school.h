#pragma once
/// A school whose absence alerts are guarded: 6-Б with 24 pupils beside 7-А, a deputy head, an administrator and a
/// director on duty.
#include <string>
#include <vector>

#include "outbox/wave_keeper.h"
#include "outbox/wave_notice.h"
#include "records/wave_store.h"
#include "support/notify_world.h"

namespace vestnik::tests {

class WaveSchool {
 public:
  WaveSchool() {
    world.book.regulation->rule("absence").guarded = true;
    add_wave_words(world.plugin_events);
    class_teacher = world.school.person("Юдина", "Татьяна");
    six_b = filled("6-Б", 24, pupils, lesson, class_teacher);
    world.school.lead(class_teacher, six_b);
    deputy = on_duty("Громова", "deputy_head");
    administrator = on_duty("Лукин", "administrator");
    director = on_duty("Орехова", "director");
  }

  Instant at(std::string_view time, std::string_view date = "2026-09-14") { return world.school.at(date, time); }

  /// A class with so many pupils, each with a mother and her telephone, and its first lesson.
  GroupId filled(const std::string& name, int size, std::vector<PersonId>& into, LessonId& first, PersonId teacher) {
    GroupId group;
    world.school.at_once([&] { group = fill(name, size, into, first, teacher); });
    return group;
  }

  /// The first `count` pupils, marked in one minute.
  void mark_absent(int count, Instant when) {
    world.school.at_once([&] {
      for (int one = 0; one < count; ++one) {
        world.school.attendance(lesson, pupils[static_cast<std::size_t>(one)], "Н", when);
      }
    });
  }

  [[nodiscard]] PersonId mother_of(PersonId pupil) {
    return PersonId{
        world.school.count("SELECT MIN(guardian_id) FROM guardianship WHERE institution_id = $1 AND student_id = $2",
                           {world.school.id, pupil})};
  }

  void run_at(Instant now) {
    bool moved = true;
    while (moved) {
      world.run_at(now);
      moved = keeper.step(world.school.id, now) > 0;
    }
  }

  [[nodiscard]] std::int64_t in_state(std::string_view state, std::string_view reason = "") {
    return world.school.count(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule = 'absence' AND state = $2 AND reason = $3",
        {world.school.id, state, reason});
  }
  [[nodiscard]] std::string only_wave() {
    return world.school.text("SELECT kind || ' ' || state FROM wave WHERE institution_id = $1", {world.school.id});
  }
  [[nodiscard]] std::int64_t waves() {
    return world.school.count("SELECT COUNT(*) FROM wave WHERE institution_id = $1", {world.school.id});
  }
  [[nodiscard]] std::int64_t shown_to(PersonId person) {
    return world.school.count(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule = 'wave' AND recipient_id = $2"
        " AND state = 'sent'",
        {world.school.id, person});
  }

  NotifyWorld world;
  SevenA seven_a{world.school};
  std::vector<PersonId> pupils;
  LessonId lesson;
  GroupId six_b;
  PersonId class_teacher;
  PersonId deputy;
  PersonId administrator;
  PersonId director;
  WaveKeeper keeper{{world.school.database(), world.book, world.channels}};

 private:
  GroupId fill(const std::string& name, int size, std::vector<PersonId>& into, LessonId& first, PersonId teacher) {
    School& school = world.school;
    const GroupId group = school.group(name);
    for (int number = 0; number < size; ++number) {
      const std::string surname = "Ученик" + std::to_string(++made_);
      const PersonId pupil = school.person(surname, "Пётр");
      const PersonId mother = school.person(surname, "Анна");
      school.enrol(pupil, group);
      school.guardian(mother, pupil);
      school.contact(mother, "phone", "+7927100" + std::to_string(1000 + made_));
      into.push_back(pupil);
    }
    first = school.lesson(group, seven_a.geography, teacher, "2026-09-14", 1, "08:00", "08:45");
    return group;
  }

  PersonId on_duty(std::string_view surname, std::string_view role) {
    const PersonId person = world.school.person(surname, "Елена");
    world.school.account(person);
    world.school.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, order_number, valid_from,"
        " recorded_at) VALUES ($1, $2, $3, $4, 'institution', 0, '', '2026-09-01', 0)",
        {world.school.id, 900 + person.value, person, role});
    return person;
  }

  int made_ = 0;
};

}  // namespace vestnik::tests
