#pragma once
/// Step 11: what control of the journal reads. When a lesson was first filled cannot be told from `lesson.changed_at`,
/// which moves with every later correction; a timeliness report (labinsk-4.5.8, syzran-7.5.4) needs the first time.
#include <string_view>

namespace vestnik {

// lesson_filling   the first time a lesson stood held with a topic; never moved afterwards
// v1_lesson_filling  a lesson as a check sees it: by date within the institution, or by group and date
// v1_group_grade, v1_group_absence  results by the lessons of a group or of a day. Their `changed_at >= 0` says nothing
//                  but that the index by student does not cover them: SQLite would walk it for every lesson, all marks
//                  of the school each time, instead of looking a lesson's marks up
// v1_entry         who recorded something, and when: no payload, which may name others
// v1_sign_in       who signed in, and when: no token
inline constexpr std::string_view schema_control = R"sql(
CREATE TABLE lesson_filling (
  institution_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  filled_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, lesson_id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
INSERT INTO lesson_filling (institution_id, lesson_id, filled_at)
  SELECT institution_id, id, changed_at FROM lesson WHERE state = 'held' AND topic <> '';
CREATE INDEX event_by_time ON event (institution_id, recorded_at, actor_id, type);
CREATE INDEX session_by_time ON session (institution_id, created_at, person_id);
CREATE INDEX timetable_slot_by_group ON timetable_slot (institution_id, group_id);
CREATE VIEW v1_lesson_filling AS
  SELECT l.institution_id, l.id AS lesson_id, l.date, l.number, l.ends_at, l.group_id, l.subject_id,
         l.actual_teacher_id AS teacher_id, l.planned_teacher_id, l.state,
         CASE WHEN l.topic = '' THEN 0 ELSE 1 END AS has_topic,
         CASE WHEN l.homework = '' THEN 0 ELSE 1 END AS has_homework,
         f.filled_at, r.taken_at AS roll_taken_at, l.changed_at
  FROM lesson l
  LEFT JOIN lesson_filling f ON f.institution_id = l.institution_id AND f.lesson_id = l.id
  LEFT JOIN roll_call r ON r.institution_id = l.institution_id AND r.lesson_id = l.id;
CREATE VIEW v1_group_grade AS
  SELECT l.institution_id, l.group_id, l.date, l.id AS lesson_id, l.subject_id, k.student_id, k.id AS mark_id,
         k.task_id, k.first_grade, COALESCE(t.weight_hundredths, 100) AS weight_hundredths
  FROM lesson l
  CROSS JOIN mark k
  LEFT JOIN task t ON t.institution_id = k.institution_id AND t.id = k.task_id
  WHERE k.institution_id = l.institution_id AND k.lesson_id = l.id AND k.first_grade IS NOT NULL AND k.changed_at >= 0;
CREATE VIEW v1_group_absence AS
  SELECT l.institution_id, l.group_id, l.date, l.id AS lesson_id, l.subject_id, a.student_id, a.code, a.reason
  FROM lesson l
  CROSS JOIN attendance a
  WHERE a.institution_id = l.institution_id AND a.lesson_id = l.id AND a.code <> '' AND a.changed_at >= 0;
CREATE VIEW v1_timetable_slot AS
  SELECT t.institution_id, t.group_id, t.subject_id, t.teacher_id, t.weekday, t.number, t.valid_from, t.valid_to
  FROM timetable_slot t;
CREATE VIEW v1_entry AS
  SELECT e.institution_id, e.actor_id AS person_id, e.type, e.recorded_at
  FROM event e;
CREATE VIEW v1_sign_in AS
  SELECT s.institution_id, s.person_id, s.created_at AS signed_in_at
  FROM session s;
)sql";

}  // namespace vestnik
