#include "unit/schedule/duty_school.h"

namespace vestnik::tests {

DutySchool::DutySchool(std::shared_ptr<const Regulation> shipped)
    : messages(MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value()),
      head(school.person("Горина", "Вера")),
      savina(school.person("Савина", "Ольга")),
      orlov(school.person("Орлов", "Пётр")),
      group(school.group("7-А")),
      ilya(school.person("Кузнецов", "Илья")),
      alina(school.person("Петрова", "Алина")),
      geography(school.subject("География")) {
  world.book.regulation = regulation;
  in_force.regulation = shipped ? std::move(shipped) : regulation;
  regulation->terms_of_attendance = {{"Н", "О"}, {"УП", "НП"}, "Н", "УП", "НП"};
  add_duty_words(facts, words);
  scheduler = std::make_unique<Scheduler>(SchedulerParts{school.database(), in_force, {&lists}});
  for (const PersonId person : {head, savina, orlov}) school.account(person);
  for (const PersonId student : {ilya, alina}) school.enrol(student, group);
  school.lead(savina, group);
  grant(head, "deputy_head");
  teach(savina, group, geography);
}

DutyRule& DutySchool::rule(std::string name, std::string matter, std::vector<Role> of) {
  DutyRule held;
  held.name = std::move(name);
  held.clause = "7.4.3";
  held.of = std::move(of);
  held.matter = std::move(matter);
  held.due.turn = Recurrence::Turn::school_day;
  held.escalate_to = {Role::deputy_head};
  regulation->held.push_back(std::move(held));
  return regulation->held.back();
}

void DutySchool::grant(PersonId person, std::string_view role) {
  const std::int64_t id = school.count("SELECT COALESCE(MAX(id), 0) + 1 FROM role_grant");
  school.run(
      "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from,"
      " order_number, recorded_at) VALUES (1, $1, $2, $3, 'institution', 0, '2026-09-01', '', 0)",
      {id, person, role});
}

void DutySchool::teach(PersonId teacher, GroupId of, SubjectId subject) {
  school.run(
      "INSERT INTO teaching (institution_id, id, teacher_id, group_id, subject_id, valid_from, recorded_at)"
      " VALUES (1, $1, $2, $3, $4, '2026-09-01', 0)",
      {teacher.value * 100 + of.value, teacher, of, subject});
}

LessonId DutySchool::lesson(PersonId teacher, std::string_view date, int number, std::string_view from,
                            std::string_view until) {
  return school.lesson(group, geography, teacher, date, number, from, until);
}

void DutySchool::roll(LessonId lesson) {
  school.run("INSERT INTO roll_call (institution_id, lesson_id, taken_by, taken_at, version) VALUES (1, $1, 0, 0, 1)",
             {lesson});
}

void DutySchool::topic(LessonId lesson) {
  school.run("UPDATE lesson SET topic = 'Материки', homework = '§ 3' WHERE id = $1", {lesson});
}

void DutySchool::fill(LessonId lesson) {
  topic(lesson);
  roll(lesson);
}

std::int64_t DutySchool::work(LessonId lesson, std::string_view kind) {
  const std::int64_t id = school.count("SELECT COALESCE(MAX(id), 0) + 1 FROM task");
  school.run(
      "INSERT INTO task (institution_id, id, lesson_id, kind, title, weight_hundredths, created_by, created_at)"
      " VALUES (1, $1, $2, $3, '', 100, 0, 0)",
      {id, lesson, kind});
  return id;
}

void DutySchool::grade(LessonId lesson, std::int64_t work, PersonId student) {
  school.run(
      "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, version, changed_at,"
      " changed_by) VALUES (1, (SELECT COALESCE(MAX(id), 0) + 1 FROM mark), $1, $2, $3, 4, 1, 0, 0)",
      {lesson, work, student});
}

void DutySchool::leave(PersonId person, std::string_view from, std::string_view to) {
  school.run(
      "INSERT INTO staff_leave (institution_id, id, person_id, kind, from_date, to_date, entered_by, entered_at)"
      " VALUES (1, $1, $1, 'illness', $2, $3, 0, 0)",
      {person, from, to});
}

void DutySchool::quarter(std::string_view from, std::string_view until) {
  school.run(
      "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at)"
      " VALUES (1, (SELECT COALESCE(MAX(id), 0) + 1 FROM study_period), 'quarter', 1, $1, $2, '', 0)",
      {from, until});
}

void DutySchool::plan_at(std::string_view date, std::string_view time) {
  world.clock.set(school.at(date, time));
  scheduler->step(world.clock.now());
}

void DutySchool::deliver_at(std::string_view date, std::string_view time) {
  world.clock.set(school.at(date, time));
  while (world.planner.step(school.id, world.clock.now()) > 0) {
  }
  RelayParts parts{school.database(), world.book,   world.channels, *world.renderer, facts,
                   world.clock,       world.random, world.limits,   settling(words)};
  Relay relay{parts, &world.mail};
  while (relay.step(school.id, world.clock.now()).claimed > 0) {
  }
}

void DutySchool::run_at(std::string_view date, std::string_view time) {
  plan_at(date, time);
  deliver_at(date, time);
}

std::vector<Message> DutySchool::sent() { return std::exchange(world.mail.seen, {}); }

std::vector<std::string> DutySchool::tasks() {
  std::vector<std::string> found;
  school.database().read(school.id, [&](Transaction& transaction) {
    found = transaction.all(
        "SELECT p.last_name, t.duty, t.turn, t.state FROM duty_task t JOIN person p ON p.institution_id ="
        " t.institution_id AND p.id = t.person_id ORDER BY t.id",
        {},
        [](const Row& row) { return row.string(0) + " " + row.string(1) + " " + row.string(2) + " " + row.string(3); });
  });
  return found;
}

}  // namespace vestnik::tests
