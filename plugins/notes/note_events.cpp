#include "plugins/notes/note_events.h"

#include <stdexcept>

#include "answers/institution_day.h"
#include "answers/person_names.h"
#include "json/json_value.h"
#include "plugins/notes/note_commands.h"

namespace vestnik::notes {
namespace {

Note note_of(Transaction& transaction, std::int64_t id) {
  auto found = find_note(transaction, NoteId{id});
  if (!found) throw std::runtime_error{"an event names a note that does not exist"};
  return *std::move(found);
}

std::int64_t id_in(const std::string& payload) {
  const auto document = JsonValue::parse(payload);
  const JsonValue* member = document ? document->find("note") : nullptr;
  const std::int64_t* id = member != nullptr ? member->integer() : nullptr;
  return id != nullptr ? *id : 0;
}

}  // namespace

EventAudience audience_of(Transaction& transaction, const Event& event) {
  const Note note = note_of(transaction, id_in(event.payload));
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.fact = note.id.value;
  if (event.type == note_passed) {
    audience.name = passed_word;
    audience.student = note.student;
    return audience;
  }
  audience.name = written_word;
  const Result<CivilDate> today = day_there(transaction, event.recorded_at);
  if (today) audience.people = {class_teacher_of(transaction, note.student, *today)};
  return audience;
}

TemplateData words_of(Transaction& transaction, std::int64_t id) {
  const Note note = note_of(transaction, id);
  TemplateData words;
  words.text["note"] = note.body;
  words.text["family_text"] = note.state == state::passed ? note.decision : "";
  words.text["pupil"] = name_of(transaction, note.student);
  words.text["author"] = short_name_of(transaction, note.author);
  return words;
}

}  // namespace vestnik::notes
