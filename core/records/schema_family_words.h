#pragma once
/// What families are told of the versions of a mark: by whom each was given, and the author's word for them.
#include <string_view>

namespace vestnik {

// family_word     why a mark was given or changed, as its author wrote it for the family; a comment of the version is
//                 for the school alone, and may name another child
// v3_mark_version a version as its family reads it: no comment in it
inline constexpr std::string_view schema_family_words = R"sql(
CREATE TABLE family_word (
  institution_id BIGINT NOT NULL,
  mark_id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (institution_id, mark_id, version),
  FOREIGN KEY (institution_id, mark_id) REFERENCES mark (institution_id, id)
);
ALTER TABLE draft_mark ADD COLUMN for_family TEXT NOT NULL DEFAULT '';
CREATE VIEW v3_mark_version AS
  SELECT v.institution_id, v.student_id, v.mark_id, v.version, v.first_grade, v.second_grade, v.recorded_at,
         v.actor_role, k.actor_id, v.application_id, v.application_clause, COALESCE(w.text, '') AS family_word
  FROM v2_mark_version v
  CROSS JOIN mark_version k
  LEFT JOIN family_word w ON w.institution_id = v.institution_id AND w.mark_id = v.mark_id AND w.version = v.version
  WHERE k.institution_id = v.institution_id AND k.mark_id = v.mark_id AND k.version = v.version;
)sql";

}  // namespace vestnik
