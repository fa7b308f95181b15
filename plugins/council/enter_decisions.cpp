#include "plugins/council/enter_decisions.h"

#include <algorithm>

#include "json/json_writer.h"

namespace vestnik::council {

Result<Facts> EnterDecisions::facts(Transaction& transaction, const Actor&, Role, Instant) {
  if (request_.rows.empty()) return Problem{"journal.no_rows"};
  const CivilDate starts = first_day(request_.school_year);
  const CivilDate latest = last_day(request_.school_year);
  if (request_.minutes.date < starts || latest < request_.minutes.date) {
    return Problem{"council.minutes_wrong", {{"starts", to_russian(starts)}, {"latest", to_russian(latest)}}};
  }
  const auto members = members_within(transaction, request_.group, request_.school_year);
  for (std::size_t row = 0; row < request_.rows.size(); ++row) {
    if (auto problem = problem_of(transaction, row, members)) return *std::move(problem);
  }
  return Facts{};
}

std::optional<Problem> EnterDecisions::problem_of(Transaction& transaction, std::size_t row,
                                                  const std::unordered_set<PersonId>& members) const {
  const DecisionRow& asked = request_.rows[row];
  const std::string student = std::to_string(asked.student.value);
  if (!members.contains(asked.student)) return Problem{"journal.student_not_in_group", {{"student", student}}};
  const bool twice = std::any_of(request_.rows.begin(), request_.rows.begin() + static_cast<std::ptrdiff_t>(row),
                                 [&](const DecisionRow& other) { return other.student == asked.student; });
  if (twice) return Problem{"journal.row_twice", {{"student", student}}};
  const auto standing = find_decision(transaction, asked.student, request_.school_year);
  const std::int64_t version = standing ? standing->version : 0;
  if (version == asked.expected_version) return std::nullopt;
  return Problem{"journal.stale_version", {{"student", student}, {"current", std::to_string(version)}}};
}

Result<Written> EnterDecisions::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                      Instant now) {
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object().member("school_year", request_.school_year).key("rows").begin_array();
  for (const DecisionRow& asked : request_.rows) {
    const Decided after{asked.student, asked.decision, request_.minutes, asked.expected_version + 1};
    write_decision(transaction, request_.group, request_.school_year, after, actor.person, now);
    payload.begin_object().member("student", after.student.value).member("version", after.version).end_object();
  }
  payload.end_array().end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::council
