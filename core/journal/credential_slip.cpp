#include "journal/credential_slip.h"

#include <algorithm>
#include <array>

#include "access/scopes.h"
#include "journal/guardian_of.h"
#include "journal/login_maker.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/consent_store.h"
#include "records/credential_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/program_ends.h"
#include "records/second_factor_store.h"

namespace vestnik {
namespace {

constexpr std::array administration{Role::administrator, Role::director, Role::deputy_head, Role::head_of_studies,
                                    Role::head_of_department};
constexpr std::array other_staff{Role::teacher,        Role::class_teacher,  Role::technical_staff,    Role::secretary,
                                 Role::psychologist,   Role::medical_worker, Role::hr_specialist,      Role::dispatcher,
                                 Role::ict_department, Role::archive,        Role::education_authority};

template <std::size_t Count>
std::optional<Role> first_held(Transaction& transaction, PersonId person, const std::array<Role, Count>& roles,
                               CivilDate on) {
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](Role role) { return holds_role(transaction, person, role, on); });
  return found == roles.end() ? std::nullopt : std::optional{*found};
}

/// A student's own credentials rest on any paper for him, a guardian's on the guardian's own (labinsk-3.9).
bool papers_for_student(Transaction& transaction, PersonId student, CivilDate on, bool application) {
  std::vector<PersonId> signers{student};
  for (const Guardianship& held : guardianships_of_student(transaction, student, on)) signers.push_back(held.guardian);
  return std::any_of(signers.begin(), signers.end(), [&](PersonId signer) {
    return application ? has_application(transaction, signer, student, on)
                       : has_consent(transaction, signer, student, consent_kind::electronic, on);
  });
}

}  // namespace

bool is_staff(Transaction& transaction, PersonId person, CivilDate on) {
  return first_held(transaction, person, administration, on) || first_held(transaction, person, other_staff, on);
}

Role staff_role(Transaction& transaction, PersonId person, CivilDate on) {
  if (const auto head = first_held(transaction, person, administration, on)) return *head;
  return first_held(transaction, person, other_staff, on).value_or(Role::teacher);
}

Result<JudgedChange> judged_family_issue(Transaction& transaction, const CredentialWish& wish, const Actor& actor,
                                         Role role, CivilDate today) {
  const bool himself = wish.person == wish.student;
  const bool belongs = himself ? main_group_of(transaction, wish.student, today).has_value()
                               : is_guardian(transaction, wish.person, wish.student, today);
  if (!belongs) return Problem{"journal.not_a_guardian"};
  if (is_staff(transaction, wish.person, today)) return Problem{"credentials.of_staff"};
  const auto account = find_account_by_person(transaction, wish.person);
  if (account && account->state == account_state::blocked) return Problem{"journal.account_blocked"};
  CredentialIssue issue;
  issue.context.role = role;
  issue.context.actor = actor.person;
  issue.for_role = himself ? Role::student : Role::parent;
  if (himself) {
    issue.has_consent = papers_for_student(transaction, wish.student, today, false);
    issue.has_application = papers_for_student(transaction, wish.student, today, true);
  } else {
    issue.has_consent = has_consent(transaction, wish.person, wish.student, consent_kind::electronic, today);
    issue.has_application = has_application(transaction, wish.person, wish.student, today);
  }
  return JudgedChange{today, std::move(issue), std::nullopt};
}

CredentialSlip issue_code(Transaction& transaction, const CredentialWish& wish, PersonId issued_by, Random& random,
                          Instant now) {
  CredentialSlip slip{0, wish.person, wish.student, {}, make_activation_code(random), now + activation_lasts};
  const auto account = find_account_by_person(transaction, wish.person);
  AccountId id;
  if (account) {
    id = account->id;
    slip.login = account->login;
    renew_activation(transaction, id, activation_digest(slip.code), slip.expires_at);
    end_sessions(transaction, id, now);
    end_programs(transaction, id, program_end::account_given_anew, now);
    remove_factor(transaction, id);
  } else {
    LoginMaker logins{all_logins(transaction)};
    slip.login = logins.make(find_person(transaction, wish.person).value());
    id = add_account(transaction, wish.person, slip.login, activation_digest(slip.code), now, slip.expires_at);
  }
  slip.issue = add_issue(
      transaction, {0, id, wish.person, wish.student, issued_by, now, slip.expires_at, std::nullopt, std::nullopt, {}});
  return slip;
}

}  // namespace vestnik
