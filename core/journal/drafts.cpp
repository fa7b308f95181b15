#include "journal/drafts.h"

#include "domain/event_types.h"
#include "journal/draft_contents.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

std::string named(DraftId draft) {
  std::string json;
  JsonWriter{json}.begin_object().member("draft", draft.value).end_object();
  return json;
}

void write_mark(JsonWriter& json, const DraftedMark& mark) {
  json.begin_object().member("student", mark.student.value);
  if (mark.task) json.member("task", mark.task.value);
  json.key("mark");
  if (mark.value) {
    json.value(to_text(*mark.value));
  } else {
    json.null();
  }
  json.member("expected_version", mark.expected_version).member("comment", mark.comment);
  if (!mark.for_family.empty()) json.member("for_family", mark.for_family);
  json.end_object();
}

void write_filling(JsonWriter& json, const DraftedLesson& filling) {
  json.key("lesson_filling").begin_object().member("topic", filling.topic).member("homework", filling.homework);
  if (filling.homework_due) json.member("homework_due", to_iso(*filling.homework_due));
  if (filling.state) json.member("state", to_text(*filling.state));
  json.member("filled", filling.filled)
      .member("expected_version", filling.expected_version)
      .member("comment", filling.comment)
      .end_object();
}

}  // namespace

void write_contents(JsonWriter& json, const Draft& draft) {
  json.key("rows").begin_array();
  for (const DraftedMark& mark : draft.marks) write_mark(json, mark);
  for (const DraftedAttendance& row : draft.attendance) {
    json.begin_object()
        .member("student", row.student.value)
        .member("code", row.mark.code)
        .member("reason", row.mark.reason)
        .member("expected_version", row.expected_version)
        .member("comment", row.comment)
        .end_object();
  }
  json.end_array();
  if (draft.filling) write_filling(json, *draft.filling);
  json.key("new_tasks").begin_array();
  for (const DraftedTask& task : draft.tasks) {
    json.begin_object()
        .member("kind", to_text(task.kind))
        .member("title", task.title)
        .member("weight_hundredths", task.weight_hundredths)
        .end_object();
  }
  json.end_array();
}

CivilDate school_year_of(CivilDate date) {
  const CivilDate first{date.year(), std::chrono::September, std::chrono::day{1}};
  return date < first ? CivilDate{date.year() - std::chrono::years{1}, first.month(), first.day()} : first;
}

std::string_view KeepDraft::event_type() const { return event_type::draft_kept; }

Result<Facts> KeepDraft::facts(Transaction&, const Actor&, Role, Instant) { return Facts{}; }

std::string KeepDraft::describe() const {
  std::string json;
  JsonWriter{json}.begin_object().member("lesson", draft_.lesson.value).member("kind", draft_.kind).end_object();
  return json;
}

Result<Written> KeepDraft::write(Transaction& transaction, const Actor& actor, std::span<const Decision>, Instant now) {
  expire_drafts(transaction, school_year_of(day_of_institution(transaction, now)), now);
  const DraftId id = keep_draft(transaction, actor.person, draft_, now);
  return Written{named(id), named(id)};
}

std::string_view DiscardDraft::event_type() const { return event_type::draft_discarded; }

Result<Facts> DiscardDraft::facts(Transaction& transaction, const Actor& actor, Role, Instant) {
  if (!find_draft(transaction, actor.person, draft_)) return Problem{"access.not_found"};
  return Facts{};
}

std::string DiscardDraft::describe() const { return named(draft_); }

Result<Written> DiscardDraft::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  close_draft(transaction, draft_, draft_state::discarded, now);
  return Written{named(draft_), named(draft_)};
}

std::string_view ApplyDraft::event_type() const { return meant_ ? meant_->event_type() : event_type::draft_applied; }

Result<Facts> ApplyDraft::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto draft = find_draft(transaction, actor.person, draft_);
  if (!draft) return Problem{"access.not_found"};
  meant_ = command_of(*draft, confirmed_);
  // The lesson may be somebody else's by now: the draft gives no right that the command would not have.
  const auto role = access_.allow(transaction, actor, meant_->permission(), meant_->object());
  if (!role) return role.problem();
  contents_.clear();
  JsonWriter json{contents_};
  json.begin_object().member("draft", draft_.value).member("lesson", draft->lesson.value);
  write_contents(json, *draft);
  json.end_object();
  return meant_->facts(transaction, actor, *role, now);
}

std::string ApplyDraft::describe() const { return written_ ? contents_ : named(draft_); }

Result<Written> ApplyDraft::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                  Instant now) {
  auto written = meant_->write(transaction, actor, decisions, now);
  if (!written) return written;
  close_draft(transaction, draft_, draft_state::applied, now);
  written_ = true;
  return written;
}

}  // namespace vestnik
