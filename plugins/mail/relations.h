#pragma once
/// Who belongs to whom on a day, as mail needs it: teachers of a class, their students, those students' parents.
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "domain/role.h"
#include "ports/database.h"

namespace vestnik::mail {

/// A person as the sender meets them.
struct Acquaintance {
  PersonId person;
  Role role = Role::teacher;  ///< in which the sender meets them
  bool operator==(const Acquaintance&) const = default;
};

/// The sender's own: teachers and class teachers of the sender's or the children's groups; students of the groups the
/// sender teaches or leads, and their guardians; own children and own guardians, as far as
/// the guardianship lets them write and see. The nearest relation first: class
/// teacher before teacher.
[[nodiscard]] std::vector<Acquaintance> acquaintances(Transaction& transaction, PersonId sender, CivilDate today);

/// Whether a guardian may write for any child at all: a court may have left him the diary and taken the pen.
[[nodiscard]] bool writes_for_a_child(Transaction& transaction, PersonId guardian, CivilDate today);

/// Staff with a role by order, each role a line.
[[nodiscard]] std::vector<Acquaintance> staff(Transaction& transaction, CivilDate today);

/// Every role a person has today, whoever asks; empty for somebody who does not exist or has left.
[[nodiscard]] std::vector<Role> roles_of(Transaction& transaction, PersonId person, CivilDate today);

}  // namespace vestnik::mail
