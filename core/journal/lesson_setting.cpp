#include "journal/lesson_setting.h"

#include "json/json_writer.h"

namespace vestnik {
namespace {

std::shared_ptr<const LessonFacts> as_it_stands(const Lesson& lesson, Instant now) {
  if (lesson.facts->state != LessonState::planned || now < lesson.facts->starts_at) return lesson.facts;
  auto begun = std::make_shared<LessonFacts>(*lesson.facts);
  begun->state = LessonState::held;
  return begun;
}

}  // namespace

Result<LessonSetting> read_setting(Transaction& transaction, LessonId id, const Actor& actor, Instant now) {
  auto lesson = find_lesson(transaction, id);
  if (!lesson) return Problem{"access.not_found"};
  LessonSetting setting;
  setting.facts = as_it_stands(*lesson, now);
  setting.members = members_on(transaction, setting.facts->group.id, setting.facts->date);
  setting.period = period_on(transaction, setting.facts->date);
  if (setting.period) {
    setting.with_final_grade = students_with_final_grade(transaction, setting.facts->subject, setting.period->id);
    setting.sheet_closed =
        sheet_is_closed(transaction, {setting.facts->group.id, setting.facts->subject, setting.period->id});
  }
  setting.grant = open_grant(transaction, actor.person, id, now);
  setting.lesson = *std::move(lesson);
  return setting;
}

ChangeContext context_for(const LessonSetting& setting, const Actor& actor, Role role, std::string comment,
                          bool confirmed) {
  ChangeContext context;
  context.role = role;
  context.actor = actor.person;
  context.comment = std::move(comment);
  context.confirmed = confirmed;
  if (setting.grant) context.opened_until = setting.grant->until;
  return context;
}

WrittenUnder written_under(const LessonSetting& setting, const Actor& actor, std::string comment,
                           const Decision& decision, Instant now) {
  return {actor.person, std::move(comment), setting.grant ? setting.grant->application : ApplicationId{},
          decision.script_hash, now};
}

WrittenUnder held_under(const LessonSetting& setting, const Actor& actor, std::span<const Decision> decisions,
                        Instant now) {
  return written_under(setting, actor, {}, decisions.empty() ? Decision{} : decisions.front(), now);
}

void name_application(const LessonSetting& setting, JsonWriter& payload, JsonWriter& answer) {
  if (!setting.grant) return;
  payload.member("application", setting.grant->application.value);
  answer.member("application", setting.grant->application.value).member("clause", setting.grant->clause);
}

}  // namespace vestnik
