#include "journal/enter_notice.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/event_rows.h"
#include "journal/set_reasons.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr int longest_notice_days = 366;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace

std::string_view EnterNotice::event_type() const { return event_type::notice_entered; }

Result<Facts> EnterNotice::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (notice_.to < notice_.from || days_between(notice_.from, notice_.to) > longest_notice_days) {
    return Problem{"journal.notice_days_wrong"};
  }
  const auto regulation = regulations_.in_force(transaction.institution(), notice_.from);
  if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(notice_.from)}}};
  const AttendanceTerms& terms = regulation->attendance();
  const std::string& reason = notice_.mark.reason;
  if (!reason.empty() && std::find(terms.reasons.begin(), terms.reasons.end(), reason) == terms.reasons.end()) {
    return Problem{"journal.notice_reason_unknown", {{"allowed", joined(terms.reasons)}}};
  }
  notice_.mark.code = terms.absence_code;
  NoticeEntry entry;
  entry.context.role = role;
  entry.context.actor = actor.person;
  entry.mark = notice_.mark;
  entry.own_class = role == Role::class_teacher;
  Facts facts;
  facts.changes.push_back({notice_.from, std::move(entry)});
  absences_.clear();
  if (reason.empty()) return facts;
  absences_ = absences_without_reason(transaction, notice_.student, notice_.from, notice_.to, notice_.mark.code);
  Revision revision;
  for (const StoredAttendance& absence : absences_) {
    auto change = reason_beside(transaction, absence, reason, notice_.reported_by, actor, role, now);
    if (!change) return std::move(change).problem();
    revision.add(absence.id.value);
    revision.add(absence.version);
    facts.changes.push_back(*std::move(change));
  }
  facts.revision = revision.take();
  return facts;
}

Result<Written> EnterNotice::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                   Instant now) {
  // The absences may lie under another version of the regulation, but none of them stands for the notice itself.
  if (!decisions.front().permits()) return decisions.front().findings.front().problem;
  const std::int64_t id = add_notice(transaction, notice_, actor.person, now);
  std::string rows;
  JsonWriter json{rows};
  json.begin_array();
  for (std::size_t at = 0; at < absences_.size(); ++at) {
    const Decision& decision = decisions[at + 1];
    if (!decision.permits()) continue;
    const WrittenUnder under{actor.person, notice_.reported_by, ApplicationId{}, decision.script_hash, now};
    add_version(json, "attendance", write_attendance(transaction, absences_[at], notice_.mark, under));
  }
  json.end_array();
  Written written;
  JsonWriter{written.payload}
      .begin_object()
      .member("notice", id)
      .member("student", notice_.student.value)
      .key("rows")
      .raw(rows)
      .end_object();
  JsonWriter{written.answer}.begin_object().member("notice", id).key("rows").raw(rows).end_object();
  return written;
}

}  // namespace vestnik
