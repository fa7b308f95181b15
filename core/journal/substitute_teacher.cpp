#include "journal/substitute_teacher.h"

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "records/attendance_store.h"
#include "records/load_store.h"
#include "records/role_store.h"

namespace vestnik {
namespace {

constexpr int most_days = 366;

/// By load, or by order: a substitute may have no load of his own.
bool is_teacher(Transaction& transaction, PersonId person, CivilDate on) {
  if (!load_of_teacher(transaction, person, on).empty()) return true;
  for (const RoleGrant& grant : grants_of(transaction, person, on)) {
    if (grant.role == Role::teacher) return true;
  }
  return false;
}

void enter_in_register(Transaction& transaction, const Lesson& lesson, PersonId teacher,
                       const SubstitutionGround& ground, const Actor& actor, Instant now) {
  end_substitution(transaction, lesson.facts->id, now);
  if (teacher == lesson.planned_teacher) return;
  add_substitution(transaction, {{},
                                 lesson.facts->id,
                                 teacher,
                                 lesson.planned_teacher,
                                 ground.reason,
                                 ground.order_number,
                                 actor.person,
                                 now,
                                 std::nullopt,
                                 std::nullopt});
}

}  // namespace

std::string_view SubstituteTeacher::event_type() const { return event_type::lesson_changed; }

Result<Facts> SubstituteTeacher::facts(Transaction& transaction, const Actor&, Role, Instant) {
  auto lesson = find_lesson(transaction, request_.lesson);
  if (!lesson) return Problem{"access.not_found"};
  if (lesson->version != request_.expected_version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(lesson->version)}}};
  }
  const bool planned = request_.teacher == lesson->planned_teacher;
  if (!planned && !is_teacher(transaction, request_.teacher, lesson->facts->date)) {
    return Problem{"journal.not_a_teacher"};
  }
  lesson_ = *std::move(lesson);
  return Facts{};
}

Result<Written> SubstituteTeacher::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                         Instant now) {
  set_actual_teacher(transaction, request_.lesson, request_.teacher,
                     {actor.person, request_.ground.reason, {}, {}, now}, request_.ground.order_number);
  enter_in_register(transaction, lesson_, request_.teacher, request_.ground, actor, now);
  const std::int64_t version = request_.expected_version + 1;
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object()
      .member("lesson", request_.lesson.value)
      .member("state", to_text(lesson_.facts->state))
      .member("version", version);
  if (request_.teacher != lesson_.actual_teacher) payload.member("teacher_before", lesson_.actual_teacher.value);
  payload.end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("lesson", request_.lesson.value)
      .member("teacher", request_.teacher.value)
      .member("version", version)
      .end_object();
  return written;
}

std::string_view SubstituteInterval::event_type() const { return event_type::lessons_substituted; }

Result<Facts> SubstituteInterval::facts(Transaction& transaction, const Actor&, Role, Instant) {
  const int days = days_between(request_.from, request_.to);
  if (days < 0 || days >= most_days) return Problem{"journal.substitution_days_wrong"};
  lessons_ = planned_lessons_of(transaction, request_.absent, request_.from, request_.to);
  if (lessons_.empty()) return Problem{"journal.no_lessons_to_substitute"};
  for (const Lesson& lesson : lessons_) {
    if (!is_teacher(transaction, request_.substitute, lesson.facts->date)) return Problem{"journal.not_a_teacher"};
  }
  if (request_.absent == request_.substitute) return Problem{"journal.no_lessons_to_substitute"};
  return Facts{};
}

Result<Written> SubstituteInterval::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                          Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  JsonWriter answer{written.answer};
  payload.begin_object().key("lessons").begin_array();
  answer.begin_object().key("lessons").begin_array();
  for (const Lesson& lesson : lessons_) {
    const LessonFacts& facts = *lesson.facts;
    const bool busy =
        gives_a_lesson_between(transaction, request_.substitute, facts.starts_at, facts.ends_at, facts.id);
    set_actual_teacher(transaction, facts.id, request_.substitute, {actor.person, request_.ground.reason, {}, {}, now},
                       request_.ground.order_number);
    enter_in_register(transaction, lesson, request_.substitute, request_.ground, actor, now);
    payload.value(facts.id.value);
    answer.begin_object()
        .member("lesson", facts.id.value)
        .member("date", to_iso(facts.date))
        .member("number", facts.number)
        .member("version", lesson.version + 1)
        .member("busy", busy)
        .end_object();
  }
  payload.end_array()
      .member("teacher", request_.substitute.value)
      .member("teacher_before", request_.absent.value)
      .end_object();
  answer.end_array().end_object();
  return written;
}

std::string_view ConfirmSubstitution::event_type() const { return event_type::substitution_confirmed; }

Result<Facts> ConfirmSubstitution::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  const auto entry = find_substitution(transaction, entry_);
  if (!entry || entry->substitute != actor.person || entry->ended_at) return Problem{"access.not_found"};
  if (entry->confirmed_at) return Problem{"journal.substitution_confirmed_already"};
  const auto lesson = find_lesson(transaction, entry->lesson);
  const bool filled = lesson && lesson->facts->state == LessonState::held && !lesson->topic.empty() &&
                      roll_was_called(transaction, entry->lesson);
  if (!filled) return Problem{"journal.lesson_not_filled"};
  lesson_ = entry->lesson;
  return Facts{};
}

std::string ConfirmSubstitution::describe() const {
  std::string json;
  JsonWriter{json}.begin_object().member("substitution", entry_.value).end_object();
  return json;
}

Result<Written> ConfirmSubstitution::write(Transaction& transaction, const Actor&, std::span<const Decision>,
                                           Instant now) {
  confirm_substitution(transaction, entry_, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("substitution", entry_.value)
      .member("lesson", lesson_.value)
      .end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("substitution", entry_.value)
      .member("confirmed_at", to_iso(now))
      .end_object();
  return written;
}

}  // namespace vestnik
