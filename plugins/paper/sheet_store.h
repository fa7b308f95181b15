#pragma once
/// Sheets in the plugin's own table, and whose they are by the core's views.
#include <optional>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::paper {

using SheetId = Id<struct SheetTag>;

/// How a sheet went: into the guardian's own hands, which proves that the guardian was told, or home with the student,
/// which is kept and proves nothing.
namespace handed {
inline constexpr std::string_view not_yet;
inline constexpr std::string_view in_hand = "in_hand";
inline constexpr std::string_view through_student = "through_student";
}  // namespace handed

struct Sheet {
  SheetId id;
  DeliveryId delivery;
  PersonId guardian;
  PersonId student;
  std::string category;
  std::string title;
  std::string body;
  Instant made_at;
  std::optional<Instant> printed_at;
  std::string handed;
  std::optional<Instant> handed_at;
};

/// Where a sheet stands in the queue.
enum class Stage : std::uint8_t {
  waiting,  ///< not in anybody's hands: to be printed, or printed already
  gone      ///< handed over or sent home
};

/// The sheet of this delivery, whether it was made now or before.
SheetId add_sheet(Transaction& transaction, const Sheet& sheet);
[[nodiscard]] std::optional<Sheet> find_sheet(Transaction& transaction, SheetId id);
/// Of the classes the person leads on the day, or, for none, of all; those to be handed over oldest first, the others
/// newest first; at most `most` of those that come behind the id `beyond` in that order.
[[nodiscard]] std::vector<Sheet> sheets_of(Transaction& transaction, PersonId class_teacher, CivilDate today,
                                           Stage stage, std::int64_t most, std::int64_t beyond);
/// Whether a report this guardian asked for still waits to be printed.
[[nodiscard]] bool waits_for_print(Transaction& transaction, PersonId guardian, PersonId student,
                                   std::string_view category);

void mark_printed(Transaction& transaction, SheetId id, PersonId by, Instant at);
void mark_handed(Transaction& transaction, SheetId id, std::string_view how, PersonId by, Instant at);

/// The student a message speaks of; none when it speaks of nobody in particular.
[[nodiscard]] PersonId student_of_delivery(Transaction& transaction, DeliveryId delivery);
/// The student's class on the day, "" without one.
[[nodiscard]] std::string group_of(Transaction& transaction, PersonId student, CivilDate today);
/// Whether the guardian is told about the student on the day.
[[nodiscard]] bool is_told(Transaction& transaction, PersonId guardian, PersonId student, CivilDate today);

}  // namespace vestnik::paper
