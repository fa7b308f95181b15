#include "roster/accounts.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "records/account_store.h"
#include "records/consent_store.h"
#include "records/guardian_store.h"
#include "roster/login_maker.h"

namespace vestnik::roster {
namespace {

bool consent_stands(ApplyContext& context, PersonId guardian, PersonId student) {
  return has_consent(context.transaction, guardian, student, consent_kind::electronic, context.as_of);
}

bool guardian_consents(ApplyContext& context, PersonId guardian) {
  const auto held = guardianships_of_guardian(context.transaction, guardian, context.as_of);
  return std::any_of(held.begin(), held.end(),
                     [&](const auto& each) { return consent_stands(context, guardian, each.student); });
}

bool student_covered(ApplyContext& context, PersonId student) {
  if (consent_stands(context, student, student)) return true;
  const auto held = guardianships_of_student(context.transaction, student, context.as_of);
  return std::any_of(held.begin(), held.end(),
                     [&](const auto& each) { return consent_stands(context, each.guardian, student); });
}

/// Dashes are for the eye: sign-in drops them before it digests a code.
std::string code_digest(std::string code) {
  std::erase(code, '-');
  return digest(code);
}

class AccountMaker {
 public:
  AccountMaker(ApplyContext& context, Random& random)
      : context_(context), random_(random), logins_(all_logins(context.transaction)) {}

  void make(PersonId person, const std::string& group, const std::string& wished, const Place& place) {
    if (!done_.insert(person).second || find_account_by_person(context_.transaction, person)) return;
    const Person& who = context_.people.get(person);
    const std::string login = pick(who, wished, place);
    const std::string code = activation_code(random_);
    add_account(context_.transaction, person, login, code_digest(code), context_.now);
    context_.report.added(counted::accounts);
    codes_.push_back({full_name(who), group, login, code});
  }

  [[nodiscard]] std::vector<IssuedCode> take() { return std::move(codes_); }

 private:
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

void make_for_students(ApplyContext& context, const SchoolRows& rows, AccountPolicy policy, AccountMaker& maker) {
  for (const StudentRow& row : rows.students) {
    const PersonId person = context.person_of(row.person);
    if (row.left_on || !person) continue;
    if (policy == AccountPolicy::all || student_covered(context, person)) maker.make(person, row.group, {}, {});
  }
}

void make_for_guardians(ApplyContext& context, const SchoolRows& rows, AccountPolicy policy, AccountMaker& maker) {
  for (const GuardianRow& row : rows.guardians) {
    const PersonId person = context.person_of(row.person);
    if (!person) continue;
    if (policy == AccountPolicy::all || guardian_consents(context, person)) maker.make(person, {}, {}, {});
  }
}

}  // namespace

std::string activation_code(Random& random) {
  constexpr std::string_view letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  std::string code;
  for (int at = 0; at < 12; ++at) {
    if (at == 4 || at == 8) code += '-';
    code += letters[static_cast<std::size_t>(random.below(letters.size()))];
  }
  return code;
}

std::vector<IssuedCode> make_accounts(ApplyContext& context, const SchoolRows& rows, AccountPolicy policy,
                                      Random& random) {
  AccountMaker maker{context, random};
  if (policy != AccountPolicy::none) make_for_staff(context, rows, maker);
  if (policy == AccountPolicy::with_consent || policy == AccountPolicy::all) {
    make_for_students(context, rows, policy, maker);
    make_for_guardians(context, rows, policy, maker);
  }
  return maker.take();
}

}  // namespace vestnik::roster
