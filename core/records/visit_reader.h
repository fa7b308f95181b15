#pragma once
/// Who looked into the journal, and who cannot (syzran-r.ct.3a, labinsk-3.16). Read-only.
#include <map>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Visits by person in [from, until): each sign-in is one, and so is whatever a person who stayed signed in did there,
/// a message read for one.
[[nodiscard]] std::map<PersonId, std::int64_t> visits_between(Transaction& transaction, Instant from, Instant until);

/// A guardian who may see the child, of a class that somebody leads.
struct ClassParent {
  PersonId guardian;
  std::string name;   ///< full
  std::string child;  ///< surname and first name
  std::string group;
  bool account = false;  ///< an active one
};
/// Of the classes the person leads on the day, by class and child.
[[nodiscard]] std::vector<ClassParent> parents_of_class(Transaction& transaction, PersonId class_teacher, CivilDate on);
/// Everybody who leads a class on the day.
[[nodiscard]] std::vector<PersonId> class_teachers(Transaction& transaction, CivilDate on);

}  // namespace vestnik
