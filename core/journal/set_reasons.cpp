#include "journal/set_reasons.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/event_rows.h"
#include "json/json_writer.h"

namespace vestnik {

Result<JudgedChange> reason_beside(Transaction& transaction, const StoredAttendance& stored, std::string reason,
                                   std::string comment, const Actor& actor, Role role, Instant now) {
  auto setting = read_setting(transaction, stored.lesson, actor, now);
  if (!setting) return std::move(setting).problem();
  AttendanceChange change;
  change.context = context_for(*setting, actor, role, std::move(comment), false);
  change.lesson = setting->facts;
  change.student = stored.student;
  change.before = stored.mark;
  change.after = {stored.mark.code, std::move(reason)};
  change.own_class = role == Role::class_teacher;
  change.period = setting->period;
  return JudgedChange{setting->facts->date, std::move(change), std::nullopt};
}

std::string_view SetReasons::event_type() const { return event_type::reasons_recorded; }

Result<Facts> SetReasons::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (request_.rows.empty()) return Problem{"journal.no_rows"};
  before_.clear();
  Facts facts;
  Revision revision;
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    auto change = judged(transaction, request_.rows[row], actor, role, now);
    if (!change) return std::move(change).problem();
    if (named_before(row)) change->problem = Problem{"journal.row_twice"};
    revision.add(before_.back().version);
    facts.changes.push_back(*std::move(change));
  }
  facts.revision = revision.take();
  return facts;
}

bool SetReasons::named_before(std::size_t row) const {
  return std::any_of(request_.rows.begin(), request_.rows.begin() + static_cast<std::ptrdiff_t>(row),
                     [&](const ReasonRow& other) { return other.attendance == request_.rows[row].attendance; });
}

Result<JudgedChange> SetReasons::judged(Transaction& transaction, const ReasonRow& row, const Actor& actor, Role role,
                                        Instant now) {
  auto stored = find_attendance(transaction, row.attendance);
  // Another child's absence answers like one that does not exist: the right was asked for this child only.
  if (!stored || stored->student != request_.student) return Problem{"journal.no_such_attendance"};
  auto judged = reason_beside(transaction, *stored, row.reason, request_.comment, actor, role, now);
  if (!judged) return judged;
  if (stored->version != row.expected_version) {
    judged->problem = Problem{"journal.stale_version", {{"current", std::to_string(stored->version)}}};
  }
  before_.push_back(*std::move(stored));
  return judged;
}

Result<Written> SetReasons::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                  Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  JsonWriter answer{written.answer};
  payload.begin_object().key("rows").begin_array();
  answer.begin_object().key("rows").begin_array();
  for (std::size_t row = 0; row < before_.size(); ++row) {
    if (!decisions[row].permits()) continue;
    StoredAttendance stored = before_[row];
    if (stored.mark.reason != request_.rows[row].reason) {
      const WrittenUnder under{actor.person, request_.comment, ApplicationId{}, decisions[row].script_hash, now};
      stored = write_attendance(transaction, stored, {stored.mark.code, request_.rows[row].reason}, under);
      add_version(payload, "attendance", stored);
    }
    answer.begin_object()
        .member("row", row)
        .member("attendance", stored.id.value)
        .member("reason", stored.mark.reason)
        .member("version", stored.version)
        .end_object();
  }
  payload.end_array().end_object();
  answer.end_array().end_object();
  return written;
}

}  // namespace vestnik
