#pragma once
/// Step 17: what families are told by the calendar, and whose sheets of paper are whose.
#include <string_view>

namespace vestnik {

// summary.about    what it tells of: a word of domain/summary_words.h
// summary.person   whose it is: the student or, of a list for the staff, the person who gets it
// summary.from_at  … until_at: the time it speaks of, [from, until)
// summary.period   the study period it is about, 0 where it follows no period
// v1_summary_told      to whom a summary of a student was told, or why not
// v1_delivery_student  of which students a message speaks: a sheet is the affair of their class teachers
inline constexpr std::string_view schema_families = R"sql(
CREATE TABLE summary (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  rule TEXT NOT NULL,
  about TEXT NOT NULL,
  person_id BIGINT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  period_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, id)
);
CREATE UNIQUE INDEX summary_by_moment ON summary (institution_id, rule, person_id, until_at);
CREATE VIEW v1_delivery_student AS
  SELECT DISTINCT k.institution_id, k.delivery_id, o.student_id
  FROM delivery_obligation k
  CROSS JOIN obligation o
  WHERE o.institution_id = k.institution_id AND o.id = k.obligation_id AND o.student_id <> 0;
CREATE VIEW v1_summary_told AS
  SELECT o.institution_id, o.student_id, o.recipient_id, s.rule, s.about, s.until_at, o.state, o.reason,
         o.proof AS channel, o.told_at
  FROM summary s
  CROSS JOIN obligation o
  WHERE o.institution_id = s.institution_id AND o.fact_kind = 'summary' AND o.fact_id = s.id AND o.corrects = 0;
)sql";

}  // namespace vestnik
