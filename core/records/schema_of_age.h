#pragma once
/// Step 25: a student who comes of age. The family's rights end with the day before the eighteenth birthday, whatever
/// the guardianship says; what the student permits then is a guardianship of its own (`by_student`), dated and
/// revocable like any other. The published view says it once for everybody: its `valid_to` is the last day of rights.
///
/// Portable SQL knows no day before a date. Of the second and later days of a month it is the day less one; of the
/// first it is day "00", which stands in the order of dates exactly where the last day of the month before ends.
/// 29 February gives 28 February, as domain/of_age.h does.
#include <string_view>

namespace vestnik {

inline constexpr std::string_view schema_of_age = R"sql(
ALTER TABLE guardianship ADD COLUMN by_student BIGINT NOT NULL DEFAULT 0;
CREATE TABLE adult_word (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  guardian_id BIGINT NOT NULL,
  permitted BIGINT NOT NULL,
  document TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, student_id) REFERENCES person (institution_id, id),
  FOREIGN KEY (institution_id, guardian_id) REFERENCES person (institution_id, id)
);
CREATE INDEX adult_word_by_student ON adult_word (institution_id, student_id, guardian_id);
CREATE INDEX person_by_birth_date ON person (institution_id, birth_date);
CREATE VIEW v1_minority AS
  SELECT p.institution_id, p.id AS person_id,
         CAST(CAST(substr(p.birth_date, 1, 4) AS BIGINT) + 18 AS TEXT) || substr(p.birth_date, 5, 4)
           || CASE WHEN CAST(substr(p.birth_date, 9, 2) AS BIGINT) <= 10 THEN '0' ELSE '' END
           || CAST(CAST(substr(p.birth_date, 9, 2) AS BIGINT) - 1 AS TEXT) AS last_day
  FROM person p;
DROP VIEW v1_guardian_child;
CREATE VIEW v1_guardian_child AS
  SELECT g.institution_id, g.guardian_id, g.student_id, g.relation, g.is_told, g.sees, g.writes, g.valid_from,
         CASE WHEN g.by_student = 1 OR m.last_day IS NULL THEN g.valid_to
              WHEN g.valid_to IS NULL OR g.valid_to > m.last_day THEN m.last_day
              ELSE g.valid_to END AS valid_to
  FROM guardianship g
  JOIN v1_minority m ON m.institution_id = g.institution_id AND m.person_id = g.student_id;
)sql";

}  // namespace vestnik
