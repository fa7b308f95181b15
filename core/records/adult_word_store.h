#pragma once
/// What a student who comes of age says of each of those who stood for him: goes on being told and seeing, or not.
/// The word itself is kept for ever; a permission is besides a guardianship of its own (`schema_of_age.h`).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct AdultWord {
  std::int64_t id = 0;
  PersonId student;
  PersonId guardian;
  bool permitted = false;
  std::string document;  ///< the paper; "" when the student said so in his own cabinet
  CivilDate signed_on;
};

/// The last word about this guardian; nullopt: none yet.
[[nodiscard]] std::optional<AdultWord> last_adult_word(Transaction& transaction, PersonId student, PersonId guardian);
/// `word.id` is given by the store.
std::int64_t add_adult_word(Transaction& transaction, const AdultWord& word, Instant recorded_at);

/// From the day on, included, the guardian is told, sees and writes because the student wants it.
void open_permission(Transaction& transaction, const AdultWord& word, std::string_view relation, CivilDate from,
                     Instant recorded_at);
/// The permissions of the pair end: the day has them no more. One that has not begun never begins.
void end_permission(Transaction& transaction, PersonId student, PersonId guardian, CivilDate first_day_without,
                    Instant recorded_at);

/// A student who comes of age without having said what his family may know.
struct ComingOfAge {
  PersonId class_teacher;
  GroupId group;
  std::string student;  ///< "Савин Илья"
  CivilDate of_age;
};
/// Students of class teachers' groups on the day whose eighteenth birthday lies in [from, until] and who have not said
/// a word about one of their guardians, by birthday and name.
[[nodiscard]] std::vector<ComingOfAge> coming_of_age(Transaction& transaction, CivilDate on, CivilDate from,
                                                     CivilDate until);

}  // namespace vestnik
