#include "journal/applications.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/lesson_store.h"
#include "records/role_store.h"

namespace vestnik {

std::string_view FileApplication::event_type() const { return event_type::application_filed; }

Result<Facts> FileApplication::facts(Transaction& transaction, const Actor& actor, Role role, Instant) {
  for (const DraftId id : drafts_) {
    const auto draft = find_draft(transaction, actor.person, id);
    if (!draft) return Problem{"access.not_found"};
    lessons_.push_back(draft->lesson);
  }
  if (lessons_.empty()) return Problem{"journal.application_without_lessons"};
  std::sort(lessons_.begin(), lessons_.end());
  lessons_.erase(std::unique(lessons_.begin(), lessons_.end()), lessons_.end());
  ApplicationFiling filing;
  filing.context.role = role;
  filing.context.actor = actor.person;
  filing.reason = reason_;
  for (const LessonId id : lessons_) {
    const auto lesson = find_lesson(transaction, id);
    const bool own = lesson && lesson->actual_teacher == actor.person;
    // A foreign lesson and one that does not exist answer alike.
    if (!own) return Problem{"journal.not_your_lesson"};
    filing.lessons.push_back(lesson->facts);
  }
  Facts facts;
  const CivilDate first = filing.lessons.front()->date;
  facts.changes.push_back({first, std::move(filing), std::nullopt});
  return facts;
}

Result<Written> FileApplication::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                       Instant now) {
  const ApplicationId id = file_application(transaction, actor.person, lessons_, reason_, now);
  for (const DraftId draft : drafts_) attach_draft(transaction, draft, id);
  Written written;
  JsonWriter{written.payload}.begin_object().member("application", id.value).end_object();
  JsonWriter{written.answer}.begin_object().member("application", id.value).end_object();
  return written;
}

std::string_view DecideApplication::event_type() const { return event_type::application_decided; }

bool DecideApplication::may_decide(Transaction& transaction, const Actor& actor, Role role, const ReopenTerms& terms,
                                   Instant now) {
  const auto grants = grants_of(transaction, actor.person, day_of_institution(transaction, now));
  for (const Role named : terms.decided_by) {
    const auto held = std::ranges::find_if(grants, [&](const RoleGrant& grant) { return grant.role == named; });
    if (held == grants.end() && named != role) continue;
    decision_.role = to_text(named);
    decision_.order = held == grants.end() ? "" : held->order_number;
    return true;
  }
  return false;
}

Result<Facts> DecideApplication::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const auto application = find_application(transaction, verdict_.application);
  if (!application) return Problem{"access.not_found"};
  if (application->state != "filed") return Problem{"journal.application_decided_already"};
  if (application->version != verdict_.expected_version) {
    return Problem{"journal.stale_version", {{"current", std::to_string(application->version)}}};
  }
  if (verdict_.opens_at && *verdict_.opens_at < now) return Problem{"journal.opening_in_the_past"};
  const auto lesson = find_lesson(transaction, application->lessons.front());
  const auto regulation =
      lesson ? regulations_.in_force_for(transaction.institution(), lesson->facts->date, lesson->facts->group.id)
             : nullptr;
  const auto terms = regulation ? regulation->reopening() : std::nullopt;
  decision_ = {actor.person, std::string{to_text(role)}, {}, verdict_.granted, verdict_.note, {}, {}, {}};
  if (terms && !may_decide(transaction, actor, role, *terms, now)) {
    return Problem{"journal.decision_not_yours", {}, terms->clause};
  }
  if (!verdict_.granted) return Facts{};
  if (!terms) return Problem{"journal.nothing_reopens"};
  decision_.clause = terms->clause;
  lasts_ = terms->lasts;
  return Facts{};
}

Result<Written> DecideApplication::write(Transaction& transaction, const Actor&, std::span<const Decision>,
                                         Instant now) {
  if (verdict_.granted) {
    decision_.from = verdict_.opens_at.value_or(now);
    decision_.until = *decision_.from + lasts_;
  }
  decide_application(transaction, verdict_.application, decision_, now);
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("application", verdict_.application.value)
      .member("granted", verdict_.granted)
      .end_object();
  JsonWriter answer{written.answer};
  answer.begin_object().member("application", verdict_.application.value).member("granted", verdict_.granted);
  if (decision_.from) {
    answer.member("opened_from", to_iso(*decision_.from)).member("opened_until", to_iso(*decision_.until));
  }
  answer.end_object();
  return written;
}

}  // namespace vestnik
