#include "plugins/attestation/enter_results.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::attestation {
namespace {

StoredResult standing(const std::vector<StoredResult>& results, PersonId student) {
  const auto found = std::find_if(results.begin(), results.end(),
                                  [&](const StoredResult& result) { return result.student == student; });
  if (found != results.end()) return *found;
  StoredResult none;
  none.student = student;
  return none;
}

}  // namespace

Result<Facts> EnterResults::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  if (request_.rows.empty()) return Problem{"journal.no_rows"};
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  const auto group = find_group(transaction, request_.place.group);
  const auto subject = subject_name(transaction, request_.place.subject);
  const auto period = find_period(transaction, request_.place.period);
  if (!group || !subject || !period) return Problem{"access.not_found"};
  // The matrix opens a group to whoever teaches it anything; a result is of one subject.
  if (role == Role::teacher && !teaches(transaction, actor.person, request_.place, *today)) {
    return Problem{"access.not_found"};
  }
  const auto results = results_of(transaction, request_.place);
  const auto members = members_within(transaction, request_.place.group, *period);
  AttestationEntry common;
  common.context.role = role;
  common.context.actor = actor.person;
  common.group = *group;
  common.subject_name = *subject;
  common.kind = request_.place.kind;
  common.sheet = request_.sheet;
  common.own_department = heads_department(transaction, actor.person, *group, *today);
  before_.clear();
  Facts facts;
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    const ResultRow& asked = request_.rows[row];
    before_.push_back(standing(results, asked.student));
    AttestationEntry entry = common;
    entry.context.comment = asked.comment;
    entry.student = asked.student;
    entry.after = asked.value;
    facts.changes.push_back({period->ends, std::move(entry), problem_of(row, members)});
    facts.revision += std::to_string(before_.back().version) + ',';
  }
  return facts;
}

std::optional<Problem> EnterResults::problem_of(std::size_t row, const std::unordered_set<PersonId>& members) const {
  const ResultRow& asked = request_.rows[row];
  const std::string student = std::to_string(asked.student.value);
  if (!members.contains(asked.student)) return Problem{"journal.student_not_in_group", {{"student", student}}};
  const bool twice = std::any_of(request_.rows.begin(), request_.rows.begin() + static_cast<std::ptrdiff_t>(row),
                                 [&](const ResultRow& other) { return other.student == asked.student; });
  if (twice) return Problem{"journal.row_twice", {{"student", student}}};
  if (before_[row].version != asked.expected_version) {
    return Problem{"journal.stale_version", {{"student", student}, {"current", std::to_string(before_[row].version)}}};
  }
  return std::nullopt;
}

Result<Written> EnterResults::write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                    Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object().key("rows").begin_array();
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    const ResultRow& asked = request_.rows[row];
    StoredResult after = before_[row];
    if (after.value == asked.value && (after.sheet == request_.sheet || !asked.value)) continue;
    after.value = asked.value;
    after.sheet = request_.sheet;
    const StoredResult stored = write_result(transaction, request_.place, after,
                                             {actor.person, asked.comment, decisions[row].script_hash, now});
    payload.begin_object()
        .member("result", stored.id.value)
        .member("student", stored.student.value)
        .member("version", stored.version)
        .end_object();
  }
  payload.end_array().end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::attestation
