#pragma once
/// Lists of the staff and of the students, checked as current (labinsk-4.2.7a, labinsk-4.2.11).
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"
#include "plugins/cards/card_store.h"

namespace vestnik::cards {

inline constexpr std::string_view staff_list = "staff";
inline constexpr std::string_view student_list = "students";

/// Of a group, or, where it is none, of the whole institution.
struct CheckedList {
  std::string_view list;  ///< staff_list, student_list
  GroupId group;
};
void add_list_check(Transaction& transaction, const CheckedList& list, const Confirmation& check);
[[nodiscard]] std::optional<Confirmation> last_list_check(Transaction& transaction, const CheckedList& list);
/// Whether the person checked the list within [from, until).
[[nodiscard]] bool checked_between(Transaction& transaction, const CheckedList& list, PersonId by, Instant from,
                                   Instant until);

/// Whether the institution has such a class or group.
[[nodiscard]] bool is_own_group(Transaction& transaction, GroupId group);

}  // namespace vestnik::cards
