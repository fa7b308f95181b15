#pragma once
/// Guardianships: who stands for a student, by which paper, and what follows from it: being told, seeing, writing.
/// A court may end one of these and leave the others, so each is its own word. With full age rights end, but not the
/// paper: questions about rights know that (`schema_of_age.h`), the lists of papers show what was entered.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct Guardianship {
  std::int64_t id = 0;
  PersonId guardian;
  PersonId student;
  std::string relation;  ///< "mother", "father", "guardian" or "other"
  std::string document;  ///< the paper it rests on, "" when none was named
  bool is_told = true;   ///< gets messages about the student
  bool sees = true;      ///< reads the student's diary
  bool writes = true;    ///< answers, writes to teachers
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
  bool by_student = false;            ///< of an adult student's own will (records/adult_word_store.h)
};

/// Papers that stand on the date, in the order they were entered.
[[nodiscard]] std::vector<Guardianship> guardianships_of_student(Transaction& transaction, PersonId student,
                                                                 CivilDate on);
[[nodiscard]] std::vector<Guardianship> guardianships_of_guardian(Transaction& transaction, PersonId guardian,
                                                                  CivilDate on);
/// Who is told about the student on the date. Consent and opting out are asked apart (`consent_store.h`): whether they
/// matter is the regulation's word.
[[nodiscard]] std::vector<PersonId> told_about(Transaction& transaction, PersonId student, CivilDate on);
/// Whose diary the guardian may read on the date, by guardianship alone.
[[nodiscard]] std::vector<PersonId> students_seen_by(Transaction& transaction, PersonId guardian, CivilDate on);
/// Whether the guardian has any right about the student on the date, and whom he has one about.
[[nodiscard]] bool stands_for(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);
[[nodiscard]] std::vector<PersonId> students_of_guardian(Transaction& transaction, PersonId guardian, CivilDate on);
[[nodiscard]] bool may_see(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on);
/// `guardianship.id` is given by the store.
std::int64_t add_guardianship(Transaction& transaction, const Guardianship& guardianship, Instant recorded_at);
void close_guardianship(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

}  // namespace vestnik
