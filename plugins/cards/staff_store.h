#pragma once
/// The staff as colleagues may know them (syzran-m.staff.2), and what of their posts rests on no order
/// (labinsk-4.2.7a). All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <string>
#include <vector>

#include "base/time.h"
#include "plugins/cards/card_store.h"

namespace vestnik::cards {

/// Whether the person works here, or did.
[[nodiscard]] bool is_of_staff(Transaction& transaction, PersonId person);
/// Whether the person works here on the day.
[[nodiscard]] bool works_here(Transaction& transaction, PersonId person, CivilDate on);

struct Colleague {
  PersonId person;
  std::string name;                    ///< surname, name, patronymic
  std::vector<std::string> posts;      ///< words of roles
  std::vector<std::string> unordered;  ///< posts that are given by order, and none is named
  std::vector<std::string> subjects;
  std::vector<std::string> telephones;
  std::vector<std::string> emails;
  std::string preferred;  ///< channel; "" where none was chosen
};
/// Who works here on the day, in alphabetical order.
[[nodiscard]] std::vector<Colleague> colleagues(Transaction& transaction, CivilDate on);

}  // namespace vestnik::cards
