#include "journal/fill_lesson.h"

#include "domain/event_types.h"
#include "json/json_writer.h"

namespace vestnik {

std::string_view FillLesson::event_type() const { return event_type::lesson_changed; }

Result<Facts> FillLesson::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  auto setting = read_setting(transaction, request_.lesson, actor, now);
  if (!setting) return std::move(setting).problem();
  setting_ = *std::move(setting);
  LessonChange change;
  change.context = context_for(setting_, actor, role, {}, request_.confirmed);
  change.lesson = setting_.facts;
  change.state_after = request_.filling.state;
  change.topic = request_.filling.topic;
  change.homework = request_.filling.homework;
  change.homework_due = request_.filling.homework_due;
  change.marks_filled = request_.filled;
  std::optional<Problem> stale;
  if (setting_.lesson.version != request_.expected_version) {
    stale = Problem{"journal.stale_version", {{"current", std::to_string(setting_.lesson.version)}}};
  }
  Facts facts;
  facts.changes.push_back({setting_.facts->date, std::move(change), std::move(stale)});
  facts.revision = std::to_string(setting_.lesson.version);
  return facts;
}

Result<Written> FillLesson::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  fill_lesson(transaction, request_.lesson, request_.filling, now);
  const std::int64_t version = setting_.lesson.version + 1;
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("lesson", request_.lesson.value)
      .member("state", to_text(request_.filling.state))
      .member("version", version)
      .end_object();
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
