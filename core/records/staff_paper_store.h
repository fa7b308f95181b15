#pragma once
/// Papers of the staff about personal data: who signed that he tells nobody (labinsk-3.14b), and who may do what with
/// it by the director's order (labinsk-3.14a). Dated; a paper that ends keeps its row.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct StaffPaper {
  std::string document;  ///< number of the agreement or of the order
  CivilDate dated;
};

struct StaffPowers {
  std::string powers;  ///< in the words of the order
  StaffPaper order;
};

/// One of the staff on the list.
struct StaffOfPapers {
  PersonId person;
  std::string name;
  std::optional<StaffPaper> agreement;
  std::optional<StaffPowers> powers;
};

/// Whether the person has, had or will have any work here.
[[nodiscard]] bool is_of_the_staff(Transaction& transaction, PersonId person);
/// Everybody with work on the day, in alphabetical order.
[[nodiscard]] std::vector<StaffOfPapers> staff_papers(Transaction& transaction, CivilDate on);
[[nodiscard]] bool has_agreement(Transaction& transaction, PersonId person, CivilDate on);

void add_agreement(Transaction& transaction, PersonId person, const StaffPaper& paper, Instant recorded_at);
/// Answers how many agreements stood.
std::int64_t end_agreement(Transaction& transaction, PersonId person, CivilDate first_day_without);
/// Replaces what was set before; no words: the person has no powers from the order's day on.
void set_powers(Transaction& transaction, PersonId person, const StaffPowers& powers, Instant recorded_at);

}  // namespace vestnik
