#pragma once
/// Releases of students from lessons: from when to when, of one subject or of all (labinsk-5.2.4d).
#include <string_view>

namespace vestnik {

// subject_id 0 is every subject; valid_to is the last day, included
inline constexpr std::string_view schema_releases = R"sql(
CREATE TABLE student_release (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  subject_id BIGINT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  document TEXT NOT NULL,
  entered_by BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id)
);
CREATE INDEX student_release_by_student ON student_release (institution_id, student_id);
CREATE INDEX student_release_by_day ON student_release (institution_id, valid_to);
)sql";

}  // namespace vestnik
