#include "journal/set_finals.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/event_rows.h"
#include "journal/lesson_setting.h"
#include "json/json_writer.h"
#include "records/institution_terms.h"
#include "records/load_store.h"
#include "records/subject_store.h"

namespace vestnik {
namespace {

StoredFinal standing(const std::vector<StoredFinal>& finals, PersonId student) {
  const auto found = std::find_if(finals.begin(), finals.end(),
                                  [&](const StoredFinal& final_mark) { return final_mark.student == student; });
  if (found != finals.end()) return *found;
  StoredFinal none;
  none.student = student;
  return none;
}

/// Whoever was on the list on any day of the period may have a final: the list of the last day alone would leave out a
/// student who moved away in the last week.
std::unordered_set<PersonId> members_within(Transaction& transaction, GroupId group, const Period& period) {
  std::unordered_set<PersonId> members;
  transaction.query(
      "SELECT student_id FROM membership WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $4 "
      "AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), group, period.starts, period.ends},
      [&](const Row& row) { members.insert(row.id<PersonId>(0)); });
  return members;
}

}  // namespace

bool gives_finals(Transaction& transaction, const FinalPlace& place, const Actor& actor, Role role, Instant now) {
  if (!find_subject(transaction, place.subject)) return false;
  if (role != Role::teacher) return true;
  const auto zone = zone_of_institution(transaction);
  return zone && teaches(transaction, actor.person, place.group, place.subject, zone->local(now).date);
}

bool came_late(const Decision& decision) {
  return std::any_of(decision.findings.begin(), decision.findings.end(),
                     [](const Finding& finding) { return finding.problem.code == "final.late"; });
}

std::string_view SetFinals::event_type() const { return event_type::finals_recorded; }

Result<Facts> SetFinals::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (request_.rows.empty()) return Problem{"journal.no_rows"};
  const auto group = group_traits(transaction, request_.place.group);
  const auto subject = find_subject(transaction, request_.place.subject);
  const auto period = find_period(transaction, request_.place.period);
  if (!group || !subject || !period) return Problem{"access.not_found"};
  if (!gives_finals(transaction, request_.place, actor, role, now)) return Problem{"access.not_found"};
  sheet_closed_ = sheet_is_closed(transaction, request_.place);
  const auto finals = finals_of(transaction, request_.place);
  with_final_ = students_with_final(transaction, request_.place.subject, request_.place.period);
  const auto members = members_within(transaction, request_.place.group, *period);
  FinalChange common;
  common.group = *group;
  common.subject_name = subject->name;
  common.period = *period;
  common.declared_kinds = declared_kinds(transaction, request_.place.group, request_.place.subject);
  common.lessons_ahead = lessons_ahead(transaction, request_.place, *period, now);
  common.sheet_closed = sheet_closed_;
  if (const auto due = finals_due(transaction, request_.place.period)) common.due_by_order = due->on;
  common.context = {role, actor.person, {}, request_.confirmed, std::nullopt};
  before_.clear();
  basis_.clear();
  Facts facts;
  Revision revision;
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    const FinalRow& asked = request_.rows[row];
    before_.push_back(standing(finals, asked.student));
    basis_.push_back(basis_of(transaction, asked.student, request_.place.subject, *period));
    FinalChange change = common;
    change.context.comment = asked.comment;
    change.student = asked.student;
    change.basis = basis_.back();
    change.before = before_.back().value;
    change.after = asked.value;
    revision.add(before_.back().version);
    for (const BasisMark& mark : change.basis) revision.add(mark.version);
    facts.changes.push_back({period->ends, std::move(change), problem_of(row, members)});
  }
  facts.revision = revision.take();
  return facts;
}

std::optional<Problem> SetFinals::problem_of(std::size_t row, const std::unordered_set<PersonId>& members) const {
  const FinalRow& asked = request_.rows[row];
  const std::string student = std::to_string(asked.student.value);
  if (!members.contains(asked.student)) return Problem{"journal.student_not_in_group", {{"student", student}}};
  const bool twice = std::any_of(request_.rows.begin(), request_.rows.begin() + static_cast<std::ptrdiff_t>(row),
                                 [&](const FinalRow& other) { return other.student == asked.student; });
  if (twice) return Problem{"journal.row_twice", {{"student", student}}};
  if (!before_[row].id && with_final_.contains(asked.student)) {
    return Problem{"journal.final_in_another_group", {{"student", student}}};
  }
  if (before_[row].version != asked.expected_version) {
    return Problem{"journal.stale_version", {{"student", student}, {"current", std::to_string(before_[row].version)}}};
  }
  return std::nullopt;
}

Result<Written> SetFinals::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                 Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  JsonWriter answer{written.answer};
  payload.begin_object().member("published", sheet_closed_).key("rows").begin_array();
  answer.begin_object().key("rows").begin_array();
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    if (!decisions[row].permits()) continue;
    const FinalRow& asked = request_.rows[row];
    StoredFinal stored = before_[row];
    if (stored.value != asked.value) {
      const WrittenUnder under{actor.person, asked.comment, ApplicationId{}, decisions[row].script_hash, now};
      stored =
          write_final(transaction, request_.place, stored, asked.value, came_late(decisions[row]), basis_[row], under);
      add_version(payload, "final", stored);
    }
    answer.begin_object()
        .member("row", row)
        .member("student", stored.student.value)
        .member("final", stored.id.value)
        .member("version", stored.version)
        .end_object();
  }
  payload.end_array().end_object();
  answer.end_array().end_object();
  return written;
}

}  // namespace vestnik
