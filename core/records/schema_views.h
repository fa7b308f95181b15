#pragma once
/// Step 4: the published views. A plugin reads the core through these and never through the tables beneath, so that the
/// tables can change. A view's name carries its version; a column is never taken away from a version, only added to the
/// next one. Every view has `institution_id` and the column a plugin must filter on (student, person, group): that
/// filter is pushed down to an index (`tests/unit/diary/view_plan_test.cpp` keeps it so).
///
/// `valid_to` is the last day in force; empty, it lasts.
///
/// Why CROSS JOIN and NOT (a < b): to SQLite they fix the order of the joins (student first) and leave the index to the
/// date asked for. Left to itself it walks every lesson of the school in that week: 5 ms instead of tens of µs. A name
/// behind a LEFT JOIN costs nothing unless it is asked for.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_views = R"sql(
DROP INDEX mark_by_student;
DROP INDEX attendance_by_student;
CREATE INDEX mark_of_student ON mark (institution_id, student_id, lesson_id);
CREATE INDEX attendance_of_student ON attendance (institution_id, student_id, lesson_id);
CREATE INDEX subject_name_by_id ON subject (institution_id, id, name);
CREATE INDEX role_grant_by_role ON role_grant (institution_id, role);
CREATE VIEW v1_institution AS
  SELECT i.id AS institution_id, i.name, i.short_name, i.kind, i.timezone
  FROM institution i;
CREATE VIEW v1_person_name AS
  SELECT p.institution_id, p.id AS person_id, p.last_name, p.first_name, p.patronymic, p.sort_key,
         p.last_name || ' ' || substr(p.first_name, 1, 1) || '.'
           || CASE WHEN p.patronymic = '' THEN '' ELSE ' ' || substr(p.patronymic, 1, 1) || '.' END AS short_name
  FROM person p;
CREATE VIEW v1_subject AS
  SELECT s.institution_id, s.id AS subject_id, s.name, s.sort_key
  FROM subject s;
CREATE VIEW v1_group AS
  SELECT g.institution_id, g.id AS group_id, g.name, g.kind, g.course, g.department, g.speciality, g.parent_id,
         g.sort_key
  FROM study_group g;
CREATE VIEW v1_group_member AS
  SELECT m.institution_id, m.group_id, m.student_id, m.valid_from, m.valid_to
  FROM membership m;
CREATE VIEW v1_group_teacher AS
  SELECT t.institution_id, t.group_id, t.teacher_id, 'teacher' AS capacity, t.subject_id, t.valid_from, t.valid_to
  FROM teaching t
  UNION ALL
  SELECT c.institution_id, c.group_id, c.teacher_id, 'class_teacher', 0, c.valid_from, c.valid_to
  FROM class_teacher c;
CREATE VIEW v1_guardian_child AS
  SELECT g.institution_id, g.guardian_id, g.student_id, g.relation, g.is_told, g.sees, g.writes, g.valid_from,
         g.valid_to
  FROM guardianship g;
CREATE VIEW v1_role_grant AS
  SELECT r.institution_id, r.person_id, r.role, r.scope_kind, r.scope_id, r.valid_from, r.valid_to
  FROM role_grant r;
CREATE VIEW v1_period AS
  SELECT p.institution_id, p.id AS period_id, p.kind, p.number, p.starts, p.ends
  FROM study_period p;
CREATE VIEW v1_diary_lesson AS
  SELECT m.institution_id, m.student_id, l.id AS lesson_id, l.date, l.number, l.starts_at, l.ends_at, l.group_id,
         l.subject_id, s.name AS subject, l.actual_teacher_id AS teacher_id, l.room, l.state, l.topic, l.homework,
         l.homework_due
  FROM membership m
  CROSS JOIN lesson l
  LEFT JOIN subject s ON s.institution_id = l.institution_id AND s.id = l.subject_id
  WHERE l.institution_id = m.institution_id AND l.group_id = m.group_id
    AND NOT (l.date < m.valid_from) AND (m.valid_to IS NULL OR NOT (l.date > m.valid_to));
CREATE VIEW v1_student_mark AS
  SELECT k.institution_id, k.student_id, k.id AS mark_id, k.lesson_id, l.date, l.number, l.group_id, l.subject_id,
         l.topic, k.task_id, t.kind AS work_kind, t.title AS work_title,
         COALESCE(t.weight_hundredths, 100) AS weight_hundredths, k.first_grade, k.second_grade, k.version, k.changed_at
  FROM mark k
  CROSS JOIN lesson l
  LEFT JOIN task t ON t.institution_id = k.institution_id AND t.id = k.task_id
  WHERE l.institution_id = k.institution_id AND l.id = k.lesson_id AND k.first_grade IS NOT NULL;
CREATE VIEW v1_mark_version AS
  SELECT k.institution_id, k.student_id, k.id AS mark_id, v.version, v.first_grade, v.second_grade, v.comment,
         v.recorded_at,
         CASE WHEN v.actor_id = l.actual_teacher_id OR v.actor_id = l.planned_teacher_id THEN 'teacher'
              ELSE COALESCE((SELECT min(r.role) FROM role_grant r
                             WHERE r.institution_id = v.institution_id AND r.person_id = v.actor_id), 'service')
         END AS actor_role
  FROM mark k
  CROSS JOIN lesson l
  CROSS JOIN mark_version v
  WHERE l.institution_id = k.institution_id AND l.id = k.lesson_id
    AND v.institution_id = k.institution_id AND v.mark_id = k.id;
CREATE VIEW v1_student_attendance AS
  SELECT a.institution_id, a.student_id, a.id AS attendance_id, a.lesson_id, l.date, l.number, l.subject_id, a.code,
         a.reason, a.version, a.changed_at
  FROM attendance a
  CROSS JOIN lesson l
  WHERE l.institution_id = a.institution_id AND l.id = a.lesson_id AND a.code <> '';
CREATE VIEW v1_student_final AS
  SELECT f.institution_id, f.student_id, f.id AS final_id, f.group_id, f.subject_id, f.period_id, f.value, f.version,
         h.closed_at
  FROM final_mark f
  CROSS JOIN sheet h
  WHERE h.institution_id = f.institution_id AND h.group_id = f.group_id AND h.subject_id = f.subject_id
    AND h.period_id = f.period_id AND h.state = 'closed' AND f.value <> '';
)sql";

/// Step 5: lessons and their works by group instead of by student. A diary takes a group's lessons once for all its
/// students and asks for nothing but marks and absences by student; these are answered from an index alone.
inline constexpr std::string_view schema_group_lessons = R"sql(
DROP VIEW v1_diary_lesson;
DROP INDEX mark_of_student;
DROP INDEX attendance_of_student;
CREATE INDEX mark_of_student
  ON mark (institution_id, student_id, lesson_id, id, task_id, first_grade, second_grade, version);
CREATE INDEX attendance_of_student ON attendance (institution_id, student_id, lesson_id, code, reason);
CREATE VIEW v1_group_lesson AS
  SELECT l.institution_id, l.group_id, l.id AS lesson_id, l.date, l.number, l.starts_at, l.ends_at, l.subject_id,
         l.actual_teacher_id AS teacher_id, l.room, l.state, l.topic, l.homework, l.homework_due
  FROM lesson l;
CREATE VIEW v1_group_task AS
  SELECT l.institution_id, l.group_id, l.date, l.id AS lesson_id, t.id AS task_id, t.kind, t.title, t.weight_hundredths
  FROM lesson l
  CROSS JOIN task t
  WHERE t.institution_id = l.institution_id AND t.lesson_id = l.id;
CREATE VIEW v1_lesson_mark AS
  SELECT k.institution_id, k.student_id, k.lesson_id, k.id AS mark_id, k.task_id, k.first_grade, k.second_grade,
         k.version
  FROM mark k
  WHERE k.first_grade IS NOT NULL;
CREATE VIEW v1_lesson_absence AS
  SELECT a.institution_id, a.student_id, a.lesson_id, a.code, a.reason
  FROM attendance a
  WHERE a.code <> '';
)sql";

}  // namespace vestnik
