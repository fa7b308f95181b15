#include "roster/accounts.h"

#include <algorithm>
#include <set>

#include "journal/login_maker.h"
#include "records/account_store.h"
#include "records/activation_code.h"
#include "records/consent_store.h"
#include "records/guardian_store.h"

namespace vestnik::roster {
namespace {

bool papers_stand(ApplyContext& context, PersonId guardian, PersonId student) {
  return has_consent(context.transaction, guardian, student, consent_kind::electronic, context.as_of) &&
         has_application(context.transaction, guardian, student, context.as_of);
}

bool guardian_covered(ApplyContext& context, PersonId guardian) {
  const auto held = guardianships_of_guardian(context.transaction, guardian, context.as_of);
  return std::any_of(held.begin(), held.end(),
                     [&](const auto& each) { return papers_stand(context, guardian, each.student); });
}

bool student_covered(ApplyContext& context, PersonId student) {
  if (papers_stand(context, student, student)) return true;
  const auto held = guardianships_of_student(context.transaction, student, context.as_of);
  return std::any_of(held.begin(), held.end(),
                     [&](const auto& each) { return papers_stand(context, each.guardian, student); });
}

class AccountMaker {
 public:
  AccountMaker(ApplyContext& context, Random& random)
      : context_(context), random_(random), logins_(all_logins(context.transaction)) {}

  void make(PersonId person, const std::string& group, const std::string& wished, const Place& place) {
    if (!needs(person)) return;
    const Person& who = context_.people.get(person);
    const std::string login = pick(who, wished, place);
    const std::string code = make_activation_code(random_);
    add_account(context_.transaction, person, login, activation_digest(code), context_.now,
                context_.now + activation_lasts);
    context_.report.added(counted::accounts);
    codes_.push_back({full_name(who), group, login, code});
  }

  /// Says once that a member of a family gets no code before the papers are signed.
  void leave_out(PersonId person, const std::string& clause, const Place& place) {
    if (!needs(person)) return;
    context_.report.note(place, Problem{"import.papers_first", {{"clause", clause}}, clause},
                         full_name(context_.people.get(person)));
  }

  [[nodiscard]] std::vector<IssuedCode> take() { return std::move(codes_); }

 private:
  /// Once a person and import.
  bool needs(PersonId person) {
    return done_.insert(person).second && !find_account_by_person(context_.transaction, person);
  }

  std::string pick(const Person& who, const std::string& wished, const Place& place) {
    if (wished.empty()) return logins_.make(who);
    if (logins_.take(wished)) return wished;
    context_.report.note(place, Problem{"import.login_not_taken"}, full_name(who));
    return logins_.make(who);
  }

  ApplyContext& context_;
  Random& random_;
  LoginMaker logins_;
  std::set<PersonId> done_;
  std::vector<IssuedCode> codes_;
};

void make_for_staff(ApplyContext& context, const SchoolRows& rows, AccountMaker& maker) {
  for (const StaffRow& row : rows.staff) {
    if (const PersonId person = context.person_of(row.person)) maker.make(person, {}, row.login, row.person.place);
  }
}

/// A member of a family: with papers, or where nobody asks for them.
void make_for_family(AccountMaker& maker, const AccountTerms& terms, PersonId person, bool covered,
                     const std::string& group, const Place& place) {
  const bool asked = terms.policy == AccountPolicy::all;
  if (covered || (asked && !terms.consent_clause)) {
    maker.make(person, group, {}, {});
  } else if (asked) {
    maker.leave_out(person, *terms.consent_clause, place);
  }
}

void make_for_families(ApplyContext& context, const SchoolRows& rows, const AccountTerms& terms, AccountMaker& maker) {
  for (const StudentRow& row : rows.students) {
    const PersonId person = context.person_of(row.person);
    if (row.left_on || !person) continue;
    make_for_family(maker, terms, person, student_covered(context, person), row.group, row.person.place);
  }
  for (const GuardianRow& row : rows.guardians) {
    const PersonId person = context.person_of(row.person);
    if (person) make_for_family(maker, terms, person, guardian_covered(context, person), {}, row.person.place);
  }
}

}  // namespace

std::vector<IssuedCode> make_accounts(ApplyContext& context, const SchoolRows& rows, const AccountTerms& terms,
                                      Random& random) {
  AccountMaker maker{context, random};
  if (terms.policy != AccountPolicy::none) make_for_staff(context, rows, maker);
  const bool families = terms.policy == AccountPolicy::with_consent || terms.policy == AccountPolicy::all;
  if (families) make_for_families(context, rows, terms, maker);
  return maker.take();
}

}  // namespace vestnik::roster
