#include "journal/full_export.h"

#include <algorithm>

#include "base/text.h"
#include "domain/event_types.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr int requests_looked_at = 100;

std::string export_named(std::int64_t id) {
  std::string text;
  JsonWriter{text}.begin_object().member("export", id).end_object();
  return text;
}

Written written_of_export(std::int64_t id) { return {export_named(id), export_named(id)}; }

}  // namespace

std::string_view AskFullExport::event_type() const { return event_type::full_export_asked; }

Result<Facts> AskFullExport::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  if (trimmed(reason_).empty()) return Problem{"export.reason_missing"};
  const auto all = full_exports(transaction, requests_looked_at);
  const bool stands = std::ranges::any_of(all, [&](const FullExport& one) {
    return one.asked_by == actor.person && state_of_export(one, now) == full_export_state::asked;
  });
  if (stands) return Problem{"export.asked_already"};
  return Facts{};
}

Result<Written> AskFullExport::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                     Instant now) {
  FullExport one;
  one.reason = trimmed(reason_);
  one.asked_by = actor.person;
  one.asked_at = now;
  one.expires_at = now + full_export_decided_within;
  const std::int64_t id = add_full_export(transaction, one);
  Written written = written_of_export(id);
  written.answer.clear();
  JsonWriter{written.answer}
      .begin_object()
      .member("export", id)
      .member("expires_at", to_iso(one.expires_at))
      .end_object();
  return written;
}

std::string_view DecideFullExport::event_type() const { return event_type::full_export_decided; }

std::string DecideFullExport::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("export", id_).member("approve", approve_).end_object();
  return text;
}

Result<Facts> DecideFullExport::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto found = find_full_export(transaction, id_);
  if (!found) return Problem{"access.not_found"};
  if (actor.service || found->asked_by == actor.person) return Problem{"export.own"};
  if (state_of_export(*found, now) != full_export_state::asked) return Problem{"export.closed"};
  return Facts{};
}

Result<Written> DecideFullExport::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  const auto until = approve_ ? std::optional{now + full_export_open_for} : std::nullopt;
  decide_full_export(transaction, id_, actor.person, now, until);
  Written written;
  JsonWriter{written.payload}.begin_object().member("export", id_).member("approved", approve_).end_object();
  JsonWriter answer{written.answer};
  answer.begin_object().member("export", id_).member("approved", approve_);
  if (until) answer.member("open_until", to_iso(*until));
  answer.end_object();
  return written;
}

std::string_view TakeFullExport::event_type() const { return event_type::full_export_taken; }

std::string TakeFullExport::describe() const { return export_named(id_); }

Result<Facts> TakeFullExport::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto found = find_full_export(transaction, id_);
  if (!found || found->asked_by != actor.person) return Problem{"access.not_found"};
  const std::string_view state = state_of_export(*found, now);
  if (state == full_export_state::asked) return Problem{"export.not_approved"};
  if (state != full_export_state::open) return Problem{"export.over"};
  return Facts{};
}

Result<Written> TakeFullExport::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  note_full_export_taken(transaction, id_, now);
  return written_of_export(id_);
}

}  // namespace vestnik
