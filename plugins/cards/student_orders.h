#pragma once
/// Orders about students: enrolled, moved to another class, left; and where the lists of the classes differ from them
/// (labinsk-4.2.7a). An order is written down as it was given and moves nobody: lists are kept elsewhere, and here it
/// is seen whether both say the same. All functions: the transaction's thread and institution; DatabaseError when the
/// world is broken.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::cards {

namespace order_kind {
inline constexpr std::string_view enrolled = "enrolled";
inline constexpr std::string_view transferred = "transferred";  ///< to another class
inline constexpr std::string_view left = "left";
}  // namespace order_kind

struct StudentOrder {
  std::int64_t id = 0;
  PersonId student;
  std::string kind;
  GroupId group;  ///< to which; none of one who left
  CivilDate effective_on;
  std::string number;
  CivilDate dated;
  PersonId entered_by;
  Instant entered_at;
  std::optional<Instant> withdrawn_at;  ///< it was entered by mistake; the line stays
};

/// `order.id` is given by the store.
std::int64_t add_student_order(Transaction& transaction, const StudentOrder& order);
/// Whether there was such an order of the student that stood.
[[nodiscard]] bool withdraw_student_order(Transaction& transaction, PersonId student, std::int64_t order, PersonId by,
                                          Instant at);
/// Of one student, those that were withdrawn too, by the day from which they hold.
[[nodiscard]] std::vector<StudentOrder> orders_of_student(Transaction& transaction, PersonId student);
/// Whether the person is, or was, on the list of a class.
[[nodiscard]] bool is_or_was_student(Transaction& transaction, PersonId person);
/// Whether there is such a class, and it is no part of another.
[[nodiscard]] bool is_whole_group(Transaction& transaction, GroupId group);

/// One student whose place in the lists and in the orders is not the same.
struct OrderDifference {
  PersonId student;
  std::string name;  ///< surname and initials
  GroupId group;     ///< of the list; where the list lacks him, of the order
  CivilDate since;   ///< on the list since; of one who left, until
  std::optional<StudentOrder> order;
};

struct OrderDifferences {
  std::vector<OrderDifference> without_order;       ///< on a list, and no order says so
  std::vector<OrderDifference> differing;           ///< another class, another day, or left by the last order
  std::vector<OrderDifference> not_listed;          ///< in a class by the last order, and on no list
  std::vector<OrderDifference> left_without_order;  ///< taken off the lists within a year, and no order says so
};

/// On a day: of several orders about one student, the last that holds counts.
[[nodiscard]] OrderDifferences differences_from_orders(Transaction& transaction, CivilDate on);

}  // namespace vestnik::cards
