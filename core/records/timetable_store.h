#pragma once
/// The weekly timetable and the bells. What they make of a date is `journal/lesson_maker.h`.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/timetable.h"
#include "ports/database.h"

namespace vestnik {

struct TimetableSlot {
  std::int64_t id = 0;
  GroupId group;  ///< a group or a subgroup
  SubjectId subject;
  PersonId teacher;
  int weekday = 1;  ///< 1 Monday .. 7 Sunday
  int number = 1;   ///< of the bell
  WeekParity parity = WeekParity::every;
  std::string bells;  ///< the bell schedule; "" is the usual one
  std::string room;
  int academic_hours = 1;  ///< a college pair has 2
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
};

/// By schedule, then number.
[[nodiscard]] std::vector<Bell> all_bells(Transaction& transaction);
/// Sets the bell anew or in place of what stood there. Lessons already made keep their times.
void set_bell(Transaction& transaction, const Bell& bell);

/// Slots in force on any day between the two dates, both included, by weekday and number.
[[nodiscard]] std::vector<TimetableSlot> slots_between(Transaction& transaction, CivilDate from, CivilDate until);
/// `slot.id` is given by the store.
std::int64_t add_slot(Transaction& transaction, const TimetableSlot& slot);
void close_slot(Transaction& transaction, std::int64_t id, CivilDate last_day);

}  // namespace vestnik
