#pragma once
/// One issued code, and what it is about: shared by the commands that issue credentials.
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "domain/role.h"
#include "ports/recorder.h"
#include "records/person_store.h"

namespace vestnik {

/// What is handed over, once: the code is kept as a digest and nowhere in clear.
struct CredentialSlip {
  std::int64_t issue = 0;  ///< number in the register
  PersonId person;
  PersonId student;  ///< whose family it is, or the student himself; none for staff
  std::string login;
  std::string code;
  Instant expires_at;
};

/// Who is to get a code.
struct CredentialWish {
  PersonId person;
  PersonId student;
};

/// Whether somebody works here: such an account is the staff's, whatever children the person has at the school.
[[nodiscard]] bool is_staff(Transaction& transaction, PersonId person, CivilDate on);
/// The strongest role that decides who may issue: of the administration's where the person has one, else teacher.
[[nodiscard]] Role staff_role(Transaction& transaction, PersonId person, CivilDate on);

/// The question to the regulation for one of a family. Problems "journal.not_a_guardian", "journal.account_blocked",
/// "credentials.of_staff".
[[nodiscard]] Result<JudgedChange> judged_family_issue(Transaction& transaction, const CredentialWish& wish,
                                                       const Actor& actor, Role role, CivilDate today);

/// Renews the account's code or makes the account. The old password, whoever is signed in by it, and the second factor
/// end with it. One line in the register. The write transaction.
[[nodiscard]] CredentialSlip issue_code(Transaction& transaction, const CredentialWish& wish, PersonId issued_by,
                                        Random& random, Instant now);

}  // namespace vestnik
