#pragma once
/// Class teachers and curators with the orders that appointed them.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "records/load_store.h"

namespace vestnik {

struct ClassAppointment {
  ClassTeacher lead;
  std::string order_number;  ///< "" where no order was named
  std::optional<CivilDate> order_date;
};

/// In force on the day or to come, by group and day.
[[nodiscard]] std::vector<ClassAppointment> class_appointments(Transaction& transaction, CivilDate on);
/// Whether somebody is to lead the group from the day on or later.
[[nodiscard]] bool is_led_from(Transaction& transaction, GroupId group, CivilDate day);
/// Whoever leads the group so far does so to the eve of the first day. Answers the id of the new one.
std::int64_t appoint_class_teacher(Transaction& transaction, const ClassAppointment& appointment, PersonId by,
                                   Instant now);

}  // namespace vestnik
