#include "plugins/notes/note_commands.h"

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"

namespace vestnik::notes {
namespace {

Written of_note(NoteId id) {
  std::string text;
  JsonWriter{text}.begin_object().member("note", id.value).end_object();
  return Written{text, text};
}

}  // namespace

std::string WriteNote::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("student", student_.value).member("text", text_).end_object();
  return text;
}

Result<Facts> WriteNote::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  if (trimmed(text_).empty()) return Problem{"notes.empty", {{"field", "text"}}};
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  if (!class_teacher_of(transaction, student_, *today)) return Problem{"notes.no_class_teacher"};
  return Facts{};
}

Result<Written> WriteNote::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  Note note;
  note.student = student_;
  note.author = actor.person;
  note.body = text_;
  note.written_at = now;
  return of_note(add_note(transaction, note));
}

std::string DecideNote::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("note", id_.value).member("pass", pass_).member("text", text_).end_object();
  return text;
}

Result<Facts> DecideNote::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto note = find_note(transaction, id_);
  if (!note || note->student != student_) return Problem{"access.not_found"};
  if (note->state != state::open) return Problem{"notes.decided"};
  if (!pass_ && trimmed(text_).empty()) return Problem{"notes.no_word", {{"field", "text"}}};
  if (trimmed(text_).empty()) text_ = note->body;
  return Facts{};
}

Result<Written> DecideNote::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  decide_note(transaction, id_, pass_ ? state::passed : state::closed, text_, actor.person, now);
  return of_note(id_);
}

}  // namespace vestnik::notes
