#pragma once
/// Step 25: views for a second opinion on informing. What stands in the journal, by when it was recorded, and what was
/// to be told of it; a report that holds one against the other needs no word of the planner.
#include <string_view>

namespace vestnik {

// v1_recorded_fact  marks, attendance and finals as they stand. recorded_at of a final is the later of its own moment
//                   and the closing of its sheet; stands: the lesson was not cancelled, the sheet is closed; planned:
//                   the planner has looked at what was recorded then
// v1_owed           what was to be told, by fact
inline constexpr std::string_view schema_second_opinion = R"sql(
CREATE VIEW v1_planner_place AS
  SELECT c.institution_id, e.recorded_at AS planned_until,
         CASE WHEN EXISTS (SELECT 1 FROM event n WHERE n.institution_id = c.institution_id AND n.id > c.event_id)
              THEN 0 ELSE 1 END AS nothing_waits
  FROM planner_cursor c
  JOIN event e ON e.institution_id = c.institution_id AND e.id = c.event_id;
CREATE VIEW v1_recorded_fact AS
  SELECT k.institution_id, 'mark' AS kind, k.id AS fact_id, k.student_id, l.group_id, l.date AS on_date,
         k.changed_at AS recorded_at, k.first_grade, k.second_grade, '' AS code, '' AS reason,
         CASE WHEN l.state IN ('cancelled', 'moved') THEN 0 ELSE 1 END AS stands, 0 AS late, 0 AS notice
  FROM mark k
  JOIN lesson l ON l.institution_id = k.institution_id AND l.id = k.lesson_id
  UNION ALL
  SELECT a.institution_id, 'attendance', a.id, a.student_id, l.group_id, l.date, a.changed_at,
         CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), a.code, a.reason,
         CASE WHEN l.state IN ('cancelled', 'moved') THEN 0 ELSE 1 END, 0,
         CASE WHEN EXISTS (SELECT 1 FROM absence_notice n WHERE n.institution_id = a.institution_id
                             AND n.student_id = a.student_id AND n.from_date <= l.date AND n.to_date >= l.date
                             AND n.withdrawn_at IS NULL) THEN 1 ELSE 0 END
  FROM attendance a
  JOIN lesson l ON l.institution_id = a.institution_id AND l.id = a.lesson_id
  UNION ALL
  SELECT f.institution_id, 'final', f.id, f.student_id, f.group_id, NULL,
         CASE WHEN h.state = 'closed' AND h.closed_at > f.changed_at THEN h.closed_at ELSE f.changed_at END,
         CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), f.value, '',
         CASE WHEN h.state = 'closed' THEN 1 ELSE 0 END, f.late, 0
  FROM final_mark f
  LEFT JOIN sheet h ON h.institution_id = f.institution_id AND h.group_id = f.group_id
    AND h.subject_id = f.subject_id AND h.period_id = f.period_id;
CREATE VIEW v1_owed AS
  SELECT o.institution_id, o.id AS obligation_id, o.fact_kind, o.fact_id, o.fact_date, o.student_id, o.rule
  FROM obligation o;
)sql";

}  // namespace vestnik
