#include "plugins/notes/migrations.h"

#include <array>

namespace vestnik::notes {
namespace {

// body        as the teacher wrote it, for the class teacher's eyes
// state       'open', 'passed', 'closed'
// decision    what the family reads of a passed note; why a closed one went no further
constexpr std::string_view notes = R"sql(
CREATE TABLE p_notes_note (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  student_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  body TEXT NOT NULL,
  written_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  decision TEXT NOT NULL,
  decided_at BIGINT,
  decided_by BIGINT,
  PRIMARY KEY (institution_id, id)
);
CREATE INDEX p_notes_note_of_student ON p_notes_note (institution_id, student_id, id);
CREATE INDEX p_notes_note_by_author ON p_notes_note (institution_id, author_id, id);
)sql";

}  // namespace

std::span<const Migration> migrations() {
  static constexpr std::array<Migration, 1> steps{Migration{1, "notes", notes}};
  return steps;
}

}  // namespace vestnik::notes
