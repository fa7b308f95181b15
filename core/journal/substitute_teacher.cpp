#include "journal/substitute_teacher.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/lesson_store.h"
#include "records/load_store.h"

namespace vestnik {

std::string_view SubstituteTeacher::event_type() const { return event_type::lesson_changed; }

Result<Facts> SubstituteTeacher::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const auto lesson = find_lesson(transaction, request_.lesson);
  if (!lesson) return Problem{"access.not_found"};
  if (lesson->version != request_.expected_version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(lesson->version)}}};
  }
  const bool planned = request_.teacher == lesson->planned_teacher;
  if (!planned && load_of_teacher(transaction, request_.teacher, lesson->facts->date).empty()) {
    return Problem{"journal.not_a_teacher"};
  }
  state_ = to_text(lesson->facts->state);
  return Facts{};
}

Result<Written> SubstituteTeacher::write(Transaction& transaction, const Actor&, std::span<const Decision>,
                                         Instant now) {
  set_actual_teacher(transaction, request_.lesson, request_.teacher, now);
  const std::int64_t version = request_.expected_version + 1;
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("lesson", request_.lesson.value)
      .member("state", state_)
      .member("version", version)
      .end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("lesson", request_.lesson.value)
      .member("teacher", request_.teacher.value)
      .member("version", version)
      .end_object();
  return written;
}

}  // namespace vestnik
