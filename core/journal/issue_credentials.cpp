#include "journal/issue_credentials.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/account_store.h"
#include "records/credential_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"

namespace vestnik {
namespace {

Written written_of_slip(const CredentialSlip& slip) {
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("issue", slip.issue).member("person", slip.person.value);
  if (slip.student) json.member("student", slip.student.value);
  if (slip.student && slip.person != slip.student) json.member("guardian", slip.person.value);
  json.end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace

std::string_view IssueCredentials::event_type() const { return event_type::credentials_issued; }

Result<Facts> IssueCredentials::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  auto judged = judged_family_issue(transaction, wish_, actor, role, day_of_institution(transaction, now));
  if (!judged) return std::move(judged).problem();
  Facts facts;
  facts.changes.push_back(*std::move(judged));
  return facts;
}

Result<Written> IssueCredentials::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                        Instant now) {
  slip_ = issue_code(transaction, wish_, actor.person, random_, now);
  return written_of_slip(slip_);
}

std::string_view IssueGroupCredentials::event_type() const { return event_type::credentials_issued_to_group; }

std::vector<CredentialWish> IssueGroupCredentials::whom(Transaction& transaction, CivilDate today, Instant now) const {
  std::vector<CredentialWish> people;
  const auto add = [&](PersonId person, PersonId student) {
    const bool there =
        std::any_of(people.begin(), people.end(), [&](const CredentialWish& each) { return each.person == person; });
    const auto account = find_account_by_person(transaction, person);
    const bool code_holds = account && !account->activation_digest.empty() &&
                            (!account->activation_until || *account->activation_until > now);
    const bool has = account && (!account->password_hash.empty() || code_holds);
    if (!there && (wish_.renew || !has)) people.push_back({person, student});
  };
  for (const Person& student : students_of_group(transaction, wish_.group, today)) {
    if (wish_.students) add(student.id, student.id);
    if (!wish_.parents) continue;
    for (const Guardianship& held : guardianships_of_student(transaction, student.id, today)) {
      if (held.sees) add(held.guardian, student.id);
    }
  }
  return people;
}

Result<Facts> IssueGroupCredentials::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  wishes_.clear();
  Facts facts;
  std::vector<Problem> problems;
  for (const CredentialWish& wish : whom(transaction, today, now)) {
    auto judged = judged_family_issue(transaction, wish, actor, role, today);
    if (!judged) {
      // An account of the staff, or a blocked one, is not the class teacher's to renew: left out without a word here.
      problems.push_back(std::move(judged).problem());
      continue;
    }
    wishes_.push_back(wish);
    facts.changes.push_back(*std::move(judged));
  }
  if (!wishes_.empty()) return facts;
  return problems.empty() ? Problem{"credentials.nobody_waits"} : problems.front();
}

Result<Written> IssueGroupCredentials::write(Transaction& transaction, const Actor& actor,
                                             std::span<const Decision> decisions, Instant now) {
  slips_.clear();
  Written written;
  JsonWriter json{written.payload};
  json.begin_object().member("group", wish_.group.value).key("issued").begin_array();
  for (std::size_t row = 0; row < wishes_.size(); ++row) {
    if (!decisions[row].permits()) continue;
    slips_.push_back(issue_code(transaction, wishes_[row], actor.person, random_, now));
    json.begin_object().member("issue", slips_.back().issue).member("person", slips_.back().person.value);
    json.member("student", slips_.back().student.value).end_object();
  }
  json.end_array().end_object();
  written.answer = written.payload;
  return written;
}

std::string_view IssueStaffCredentials::event_type() const { return event_type::credentials_issued; }

Result<Facts> IssueStaffCredentials::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (!is_staff(transaction, person_, today)) return Problem{"credentials.not_staff"};
  CredentialIssue issue;
  issue.context.role = role;
  issue.context.actor = actor.person;
  issue.for_role = staff_role(transaction, person_, today);
  // Whoever may renew an administrator's code may become one: whatever the rules name, that is administrators' alone.
  if (issue.for_role == Role::administrator && role != Role::administrator) {
    return Problem{"credentials.administrator_by_administrator"};
  }
  const auto account = find_account_by_person(transaction, person_);
  if (account && account->state == account_state::blocked) return Problem{"journal.account_blocked"};
  Facts facts;
  facts.changes.push_back({today, std::move(issue), std::nullopt});
  return facts;
}

Result<Written> IssueStaffCredentials::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                             Instant now) {
  slip_ = issue_code(transaction, {person_, {}}, actor.person, random_, now);
  return written_of_slip(slip_);
}

std::string_view ReceiveCredentials::event_type() const { return event_type::credentials_received; }

Result<Facts> ReceiveCredentials::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  if (on_ > day_of_institution(transaction, now)) return Problem{"journal.signed_in_the_future"};
  const auto issue = find_issue(transaction, issue_);
  if (!issue || issue->person != person_ || issue->student != student_) return Problem{"access.not_found"};
  if (issue->received_on) return Problem{"credentials.received_already"};
  return Facts{};
}

Result<Written> ReceiveCredentials::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant) {
  note_issue_received(transaction, issue_, on_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("issue", issue_).member("person", person_.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik
