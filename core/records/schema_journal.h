#pragma once
/// Step 2: load, calendar, lessons and everything recorded in them; events, audit and idempotency.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_journal = R"sql(
CREATE TABLE subject (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE UNIQUE INDEX subject_by_name ON subject (institution_id, name);
CREATE TABLE declared_kind (
  institution_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  work_kind TEXT NOT NULL,
  PRIMARY KEY (institution_id, group_id, subject_id, work_kind)
);
CREATE TABLE teaching (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  teacher_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, teacher_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, subject_id) REFERENCES subject (institution_id, id)
);
CREATE INDEX teaching_by_teacher ON teaching (institution_id, teacher_id);
CREATE INDEX teaching_by_group ON teaching (institution_id, group_id, subject_id);
CREATE TABLE class_teacher (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  teacher_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, teacher_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id)
);
CREATE INDEX class_teacher_by_group ON class_teacher (institution_id, group_id);
CREATE INDEX class_teacher_by_teacher ON class_teacher (institution_id, teacher_id);
CREATE TABLE bell (
  institution_id BIGINT NOT NULL,
  schedule TEXT NOT NULL,
  number BIGINT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  PRIMARY KEY (institution_id, schedule, number)
);
CREATE TABLE calendar_day (
  institution_id BIGINT NOT NULL,
  date TEXT NOT NULL,
  kind TEXT NOT NULL,
  follows_weekday BIGINT,
  reason TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, date)
);
CREATE TABLE study_period (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  number BIGINT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  order_number TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE UNIQUE INDEX study_period_by_start ON study_period (institution_id, kind, starts);
CREATE TABLE timetable_slot (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  teacher_id BIGINT NOT NULL,
  weekday BIGINT NOT NULL,
  number BIGINT NOT NULL,
  parity TEXT NOT NULL,
  bells TEXT NOT NULL,
  room TEXT NOT NULL,
  academic_hours BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, subject_id) REFERENCES subject (institution_id, id),
  FOREIGN KEY (institution_id, teacher_id) REFERENCES person (institution_id, id)
);
CREATE TABLE lesson (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  date TEXT NOT NULL,
  number BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  planned_teacher_id BIGINT NOT NULL,
  actual_teacher_id BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  academic_hours BIGINT NOT NULL,
  room TEXT NOT NULL,
  state TEXT NOT NULL,
  topic TEXT NOT NULL,
  homework TEXT NOT NULL,
  homework_due TEXT,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, subject_id) REFERENCES subject (institution_id, id)
);
CREATE UNIQUE INDEX lesson_by_group ON lesson (institution_id, group_id, date, number, subject_id);
CREATE INDEX lesson_by_date ON lesson (institution_id, date);
CREATE TABLE task (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  weight_hundredths BIGINT NOT NULL,
  created_by BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
CREATE INDEX task_by_lesson ON task (institution_id, lesson_id);
CREATE TABLE mark (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  first_grade BIGINT,
  second_grade BIGINT,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE UNIQUE INDEX mark_by_cell ON mark (institution_id, lesson_id, student_id, task_id);
CREATE INDEX mark_by_student ON mark (institution_id, student_id);
CREATE TABLE mark_version (
  institution_id BIGINT NOT NULL,
  mark_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  first_grade BIGINT,
  second_grade BIGINT,
  comment TEXT NOT NULL,
  application_id BIGINT,
  regulation_hash TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, mark_id, version),
  FOREIGN KEY (institution_id, mark_id) REFERENCES mark (institution_id, id)
);
CREATE TABLE roll_call (
  institution_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  taken_by BIGINT NOT NULL,
  taken_at BIGINT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, lesson_id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
CREATE TABLE attendance (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE UNIQUE INDEX attendance_by_cell ON attendance (institution_id, lesson_id, student_id);
CREATE INDEX attendance_by_student ON attendance (institution_id, student_id);
CREATE TABLE attendance_version (
  institution_id BIGINT NOT NULL,
  attendance_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  comment TEXT NOT NULL,
  application_id BIGINT,
  regulation_hash TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, attendance_id, version),
  FOREIGN KEY (institution_id, attendance_id) REFERENCES attendance (institution_id, id)
);
CREATE TABLE absence_notice (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  reported_by TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  entered_at BIGINT NOT NULL,
  withdrawn_at BIGINT,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX absence_notice_by_student ON absence_notice (institution_id, student_id);
CREATE TABLE final_mark (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  value TEXT NOT NULL,
  late BIGINT NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, subject_id) REFERENCES subject (institution_id, id),
  FOREIGN KEY (institution_id, period_id) REFERENCES study_period (institution_id, id)
);
CREATE UNIQUE INDEX final_mark_by_cell ON final_mark (institution_id, student_id, subject_id, period_id);
CREATE TABLE final_version (
  institution_id BIGINT NOT NULL,
  final_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  value TEXT NOT NULL,
  comment TEXT NOT NULL,
  regulation_hash TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, final_id, version),
  FOREIGN KEY (institution_id, final_id) REFERENCES final_mark (institution_id, id)
);
CREATE TABLE final_basis (
  institution_id BIGINT NOT NULL,
  final_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  mark_id BIGINT NOT NULL,
  mark_version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, final_id, version, mark_id)
);
CREATE TABLE sheet (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  state TEXT NOT NULL,
  closed_at BIGINT,
  closed_by BIGINT,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id),
  FOREIGN KEY (institution_id, subject_id) REFERENCES subject (institution_id, id),
  FOREIGN KEY (institution_id, period_id) REFERENCES study_period (institution_id, id)
);
CREATE UNIQUE INDEX sheet_by_cell ON sheet (institution_id, group_id, subject_id, period_id);
CREATE TABLE application (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  teacher_id BIGINT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL,
  filed_at BIGINT NOT NULL,
  decided_by BIGINT,
  decided_at BIGINT,
  note TEXT NOT NULL,
  opened_from BIGINT,
  opened_until BIGINT,
  version BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, teacher_id) REFERENCES person (institution_id, id)
);
CREATE TABLE application_lesson (
  institution_id BIGINT NOT NULL,
  application_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, application_id, lesson_id),
  FOREIGN KEY (institution_id, application_id) REFERENCES application (institution_id, id),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
CREATE INDEX application_lesson_by_lesson ON application_lesson (institution_id, lesson_id);
CREATE TABLE event (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  type TEXT NOT NULL,
  schema_version BIGINT NOT NULL,
  payload TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE audit_link (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  previous TEXT NOT NULL,
  commitment TEXT NOT NULL,
  hash TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE audit_payload (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  salt TEXT NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE idempotency (
  institution_id BIGINT NOT NULL,
  actor_id BIGINT NOT NULL,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  event_id BIGINT NOT NULL,
  answer TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, actor_id, key)
);
CREATE TABLE regulation_version (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  in_force_from TEXT NOT NULL,
  script_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  script TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id)
);
)sql";

/// Step 6: what a command found is kept with its answer, so that a repeated key is told the same.
inline constexpr std::string_view schema_kept_findings = R"sql(
ALTER TABLE idempotency ADD COLUMN findings TEXT NOT NULL DEFAULT '';
)sql";

/// Step 7: by when finals are due by the order that ends a period (syzran-7.4.4).
inline constexpr std::string_view schema_finals_due = R"sql(
ALTER TABLE study_period ADD COLUMN finals_due TEXT;
ALTER TABLE study_period ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
)sql";

}  // namespace vestnik
