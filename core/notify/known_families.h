#pragma once
/// What the planner asks of the same families with every fact of theirs: whom to tell of a child, and how each can be
/// reached. Learnt in a read, so that the writer need not stand still for it, and kept while nothing of it changes.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "records/audience_store.h"
#include "records/known_while.h"

namespace vestnik {

/// One thread at a time. Holds the families of one institution.
class KnownFamilies {
 public:
  struct Family {
    std::optional<CivilDate> born;
    std::vector<GuardianRights> guardians;
  };
  struct Person {
    Reach reach;
    std::string pace;  ///< of digests, as wished; "" where nothing was
  };

  /// In a read: what is not known yet of the students' families. What may have changed is forgotten first.
  void learn(Transaction& read, std::span<const PersonId> students, CivilDate today);
  /// Whether everything that is known still holds in this write.
  [[nodiscard]] bool hold(const Transaction& write, CivilDate today) const { return known_.holds(write, today); }

  /// nullptr: it is not known.
  [[nodiscard]] const Family* family(PersonId student) const;
  [[nodiscard]] const Person* person(PersonId person) const;

 private:
  void learn_person(Transaction& read, PersonId person, CivilDate today);

  KnownWhile known_{{Area::rights, Area::addresses}};
  std::map<PersonId, Family> families_;
  std::map<PersonId, Person> people_;
};

/// The questions themselves: answered from memory where `known` has the answer, from the database otherwise.
[[nodiscard]] std::vector<GuardianRights> guardians_to_tell(Transaction& transaction, const KnownFamilies* known,
                                                            PersonId student, CivilDate today);
[[nodiscard]] std::optional<CivilDate> born_on(Transaction& transaction, const KnownFamilies* known, PersonId student);
[[nodiscard]] Reach ways_of(Transaction& transaction, const KnownFamilies* known, PersonId person, CivilDate today);
[[nodiscard]] std::string pace_of(Transaction& transaction, const KnownFamilies* known, PersonId person);

}  // namespace vestnik
