#include "plugins/notes/note_store.h"

namespace vestnik::notes {
namespace {

constexpr std::string_view columns =
    "SELECT n.id, n.student_id, n.author_id, n.body, n.written_at, n.state, n.decision, n.decided_at, n.decided_by"
    " FROM p_notes_note n";

Note read_note(const Row& row) {
  Note note;
  note.id = row.id<NoteId>(0);
  note.student = row.id<PersonId>(1);
  note.author = row.id<PersonId>(2);
  note.body = row.string(3);
  note.written_at = row.instant(4);
  note.state = row.string(5);
  note.decision = row.string(6);
  note.decided_at = row.optional_instant(7);
  note.decided_by = PersonId{row.optional_integer(8).value_or(0)};
  return note;
}

}  // namespace

NoteId add_note(Transaction& transaction, const Note& note) {
  const auto id = transaction.next_id<NoteId>("p_notes_note");
  transaction.execute(
      "INSERT INTO p_notes_note (institution_id, id, student_id, author_id, body, written_at, state, decision)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
      {transaction.institution(), id, note.student, note.author, note.body, note.written_at, state::open});
  return id;
}

std::optional<Note> find_note(Transaction& transaction, NoteId id) {
  return transaction.one(std::string{columns} + " WHERE n.institution_id = $1 AND n.id = $2",
                         {transaction.institution(), id}, read_note);
}

void decide_note(Transaction& transaction, NoteId id, std::string_view state, std::string_view decision, PersonId by,
                 Instant at) {
  transaction.execute(
      "UPDATE p_notes_note SET state = $3, decision = $4, decided_by = $5, decided_at = $6"
      " WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id, state, decision, by, at});
}

std::vector<Note> notes_for(Transaction& transaction, const NotesQuestion& question) {
  const std::string open = question.open_only ? " AND n.state = 'open'" : "";
  return transaction.all(
      std::string{columns} +
          " WHERE n.institution_id = $1 AND ($2 = 0 OR n.author_id = $2 OR EXISTS (SELECT 1 FROM v1_group_member m"
          "   JOIN v1_group_teacher t ON t.institution_id = m.institution_id AND t.group_id = m.group_id"
          "   WHERE m.institution_id = $1 AND m.student_id = n.student_id AND t.teacher_id = $2"
          "   AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
          "   AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)))" +
          open + " AND n.id < $4 ORDER BY n.id DESC LIMIT $5",
      {transaction.institution(), question.reader, question.today, question.below, question.most}, read_note);
}

PersonId class_teacher_of(Transaction& transaction, PersonId student, CivilDate today) {
  const auto found = transaction.one(
      "SELECT MIN(t.teacher_id) FROM v1_group_member m JOIN v1_group_teacher t ON t.institution_id = m.institution_id"
      " AND t.group_id = m.group_id WHERE m.institution_id = $1 AND m.student_id = $2"
      " AND t.capacity = 'class_teacher' AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3)"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)",
      {transaction.institution(), student, today}, [](const Row& row) { return row.optional_integer(0); });
  return PersonId{found ? found->value_or(0) : 0};
}

}  // namespace vestnik::notes
