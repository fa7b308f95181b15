#pragma once
/// What a lesson was before each of its changes, with who changed it and when (usolye-1.4): hours feed pay, so no
/// former value may disappear.
#include <string_view>

namespace vestnik {

// lesson_past  a row a change: the values that stood until recorded_at, when actor_id did `did`; what came after them
//              is the next row, or the lesson itself. Rows are never changed and never taken out.
// did          "filled" (topic, homework, state), "held" (by the first mark or roll of a planned lesson),
//              "substituted" (who gives it)
// stood_since  when the values had been written; of the first row, when the lesson was made from the timetable
// Bells moved by another time zone are no change here: the hours are the same.
inline constexpr std::string_view schema_lesson_past = R"sql(
CREATE TABLE lesson_past (
  institution_id BIGINT NOT NULL,
  lesson_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  state TEXT NOT NULL,
  topic TEXT NOT NULL,
  homework TEXT NOT NULL,
  homework_due TEXT,
  actual_teacher_id BIGINT NOT NULL,
  academic_hours BIGINT NOT NULL,
  stood_since BIGINT NOT NULL,
  did TEXT NOT NULL,
  comment TEXT NOT NULL,
  order_number TEXT NOT NULL,
  application_id BIGINT,
  regulation_hash TEXT NOT NULL,
  actor_id BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, lesson_id, number),
  FOREIGN KEY (institution_id, lesson_id) REFERENCES lesson (institution_id, id)
);
)sql";

}  // namespace vestnik
