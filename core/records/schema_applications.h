#pragma once
/// Step 12: drafts of what was refused, the register of substitutions, and what a grant was given under.
#include <string_view>

namespace vestnik {

// application.clause         the regulation's clause of the opening, kept with the grant
// application.decided_as     the role under which it was decided, and
// application.decided_order  the order that gave this role ("" when it names none): a deputy decides by order
//
// draft        what a closed window refused, its teacher's own until it is applied; its contents go when it closes
// draft.kind   "marks", "attendance", "lesson"
// draft.state  "kept", "applied", "discarded", "replaced", "expired"
//
// substitution  the register of who gave whose lesson («журнал замещения уроков», labinsk-4.5.1b); an entry that was
//               taken back keeps its line with ended_at
inline constexpr std::string_view schema_applications = R"sql(
ALTER TABLE application ADD COLUMN clause TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN decided_as TEXT NOT NULL DEFAULT '';
ALTER TABLE application ADD COLUMN decided_order TEXT NOT NULL DEFAULT '';
CREATE TABLE draft (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  owner_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  application_id BIGINT,
  kept_at BIGINT NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, owner_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
CREATE INDEX draft_by_owner ON draft (institution_id, owner_id, state);
CREATE TABLE draft_mark (
  institution_id BIGINT NOT NULL,
  draft_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  first_grade BIGINT,
  second_grade BIGINT,
  expected_version BIGINT NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (institution_id, draft_id, student_id, task_id),
  FOREIGN KEY (institution_id, draft_id) REFERENCES draft (institution_id, id)
);
CREATE TABLE draft_attendance (
  institution_id BIGINT NOT NULL,
  draft_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  expected_version BIGINT NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (institution_id, draft_id, student_id),
  FOREIGN KEY (institution_id, draft_id) REFERENCES draft (institution_id, id)
);
CREATE TABLE draft_lesson (
  institution_id BIGINT NOT NULL,
  draft_id BIGINT NOT NULL,
  topic TEXT NOT NULL,
  homework TEXT NOT NULL,
  homework_due TEXT,
  state TEXT,
  filled BIGINT NOT NULL,
  expected_version BIGINT NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (institution_id, draft_id),
  FOREIGN KEY (institution_id, draft_id) REFERENCES draft (institution_id, id)
);
CREATE TABLE draft_task (
  institution_id BIGINT NOT NULL,
  draft_id BIGINT NOT NULL,
  place BIGINT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  weight_hundredths BIGINT NOT NULL,
  PRIMARY KEY (institution_id, draft_id, place),
  FOREIGN KEY (institution_id, draft_id) REFERENCES draft (institution_id, id)
);
CREATE TABLE substitution (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  substitute_id BIGINT NOT NULL,
  replaced_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  order_number TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  ended_at BIGINT,
  confirmed_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id),
  FOREIGN KEY (institution_id, substitute_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, replaced_id) REFERENCES person (institution_id, id)
);
CREATE INDEX substitution_by_lesson ON substitution (institution_id, lesson_id);
CREATE INDEX substitution_by_substitute ON substitution (institution_id, substitute_id);
CREATE VIEW v2_mark_version AS
  SELECT k.institution_id, k.student_id, k.id AS mark_id, v.version, v.first_grade, v.second_grade, v.comment,
         v.recorded_at,
         CASE WHEN v.actor_id = l.actual_teacher_id OR v.actor_id = l.planned_teacher_id THEN 'teacher'
              ELSE COALESCE((SELECT min(r.role) FROM role_grant r
                             WHERE r.institution_id = v.institution_id AND r.person_id = v.actor_id), 'service')
         END AS actor_role,
         v.application_id, p.clause AS application_clause
  FROM mark k
  CROSS JOIN lesson l
  CROSS JOIN mark_version v
  LEFT JOIN application p ON p.institution_id = v.institution_id AND p.id = v.application_id
  WHERE l.institution_id = k.institution_id AND l.id = k.lesson_id
    AND v.institution_id = k.institution_id AND v.mark_id = k.id;
)sql";

/// Step 15: institutions whose zone is the one the administrator set, and since when; of the others it is the import's
/// and the script's.
inline constexpr std::string_view schema_own_timezone = R"sql(
CREATE TABLE own_timezone (
  institution_id BIGINT NOT NULL PRIMARY KEY REFERENCES institution (id),
  set_at BIGINT NOT NULL
);
)sql";

}  // namespace vestnik
