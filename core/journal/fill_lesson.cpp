#include "journal/fill_lesson.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/attendance_store.h"

namespace vestnik {

std::string_view FillLesson::event_type() const { return event_type::lesson_changed; }

/// A page that sends back the state it was shown asks for no change.
LessonState FillLesson::state_after() const {
  const bool as_shown = !request_.state || *request_.state == setting_.lesson.facts->state;
  return as_shown ? setting_.facts->state : *request_.state;
}

Result<Facts> FillLesson::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  auto setting = read_setting(transaction, request_.lesson, actor, now);
  if (!setting) return std::move(setting).problem();
  setting_ = *std::move(setting);
  filling_ = {state_after(), request_.topic, request_.homework, request_.homework_due};
  LessonChange change;
  change.context = context_for(setting_, actor, role, request_.comment, request_.confirmed);
  change.lesson = setting_.facts;
  change.state_after = filling_.state;
  change.topic = filling_.topic;
  change.homework = filling_.homework;
  change.homework_due = filling_.homework_due;
  change.homework_before = setting_.lesson.homework;
  change.homework_due_before = setting_.lesson.homework_due;
  change.marks_filled = request_.filled;
  change.has_marks = has_marks(transaction, request_.lesson);
  change.roll_called = roll_was_called(transaction, request_.lesson);
  change.sheet_closed = setting_.sheet_closed;
  change.period = setting_.period;
  std::optional<Problem> stale;
  if (setting_.lesson.version != request_.expected_version) {
    stale = Problem{"journal.stale_version", {{"current", std::to_string(setting_.lesson.version)}}};
  }
  Revision revision;
  revision.add(setting_.lesson.version);
  revision.add(change.has_marks ? 1 : 0);
  revision.add(change.roll_called ? 1 : 0);
  Facts facts;
  facts.changes.push_back({setting_.facts->date, std::move(change), std::move(stale)});
  facts.revision = revision.take();
  return facts;
}

Result<Written> FillLesson::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                  Instant now) {
  written_ = true;
  fill_lesson(transaction, request_.lesson, filling_,
              written_under(setting_, actor, request_.comment, decisions.front(), now));
  const std::int64_t version = setting_.lesson.version + 1;
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object()
      .member("lesson", request_.lesson.value)
      .member("state", to_text(filling_.state))
      .member("version", version);
  const LessonState before = setting_.facts->state;  // one that has begun counts as held
  if (before != filling_.state) payload.member("state_before", to_text(before));
  payload.end_object();
  JsonWriter answer{written.answer};
  answer.begin_object().member("lesson", request_.lesson.value).member("version", version).key("tasks").begin_array();
  for (const NewTask& task : request_.new_tasks) {
    answer.value(
        add_task(transaction, {{}, request_.lesson, task.kind, task.title, task.weight_hundredths}, actor.person, now)
            .value);
  }
  answer.end_array().end_object();
  return written;
}

}  // namespace vestnik
