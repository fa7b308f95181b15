#pragma once
/// Who entered each value of a lesson's page (usolye-1.9): published for those who check the journal.
#include <string_view>

namespace vestnik {

// kind: 'lesson' (topic, homework, state), 'roll', 'attendance', 'mark'; student_id is 0 where it is about the whole
// lesson. The author of a lesson's own words is who gave the command of that moment.
inline constexpr std::string_view schema_authors = R"sql(
CREATE VIEW v1_lesson_author AS
  SELECT l.institution_id, l.id AS lesson_id, 'lesson' AS kind, 0 AS student_id,
         (SELECT MAX(e.actor_id) FROM event e WHERE e.institution_id = l.institution_id
          AND e.recorded_at = l.changed_at AND e.type = 'lesson.changed') AS person_id, l.changed_at
  FROM lesson l
  WHERE l.topic <> ''
  UNION ALL
  SELECT r.institution_id, r.lesson_id, 'roll', 0, r.taken_by, r.taken_at
  FROM roll_call r
  UNION ALL
  SELECT a.institution_id, a.lesson_id, 'attendance', a.student_id, a.changed_by, a.changed_at
  FROM attendance a
  WHERE a.code <> ''
  UNION ALL
  SELECT k.institution_id, k.lesson_id, 'mark', k.student_id, k.changed_by, k.changed_at
  FROM mark k
  WHERE k.first_grade IS NOT NULL;
)sql";

}  // namespace vestnik
