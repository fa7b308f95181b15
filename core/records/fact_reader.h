#pragma once
/// The current state of facts as the planner judges them. Read-only.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Kinds of facts an obligation may be about.
namespace fact_kind {
inline constexpr std::string_view attendance = "attendance";
inline constexpr std::string_view mark = "mark";
inline constexpr std::string_view final_mark = "final";
inline constexpr std::string_view announcement = "announcement";
inline constexpr std::string_view summary = "summary";  ///< of a time: records/summary_store.h
}  // namespace fact_kind

struct AttendanceFact {
  AttendanceId id;
  std::int64_t version = 0;
  PersonId student;
  std::string code;
  std::string reason;
  CivilDate date;
  PersonId teacher;           ///< who gave the lesson
  bool lesson_stands = true;  ///< neither cancelled nor moved away
  bool notice = false;        ///< an absence notice covers the day
  /// Whether the school knows why the child is away.
  [[nodiscard]] bool known() const { return notice || !reason.empty(); }
};
/// All of the student's attendance rows of the day, by lesson number.
[[nodiscard]] std::vector<AttendanceFact> attendance_of_day(Transaction& transaction, PersonId student, CivilDate on);
/// Day of the lesson of an attendance row.
[[nodiscard]] std::optional<CivilDate> date_of_attendance(Transaction& transaction, AttendanceId id);
/// Student and day of every attendance row of a lesson.
[[nodiscard]] std::vector<std::pair<PersonId, CivilDate>> attendance_days_of_lesson(Transaction& transaction,
                                                                                    LessonId id);
/// Days for which the student has an obligation about an absence that is not told yet.
[[nodiscard]] std::vector<CivilDate> days_with_open_absence(Transaction& transaction, PersonId student);
/// End of the student's last lesson of the day; empty on a day without lessons.
[[nodiscard]] std::optional<Instant> last_bell(Transaction& transaction, PersonId student, CivilDate on);

struct MarkFact {
  MarkId id;
  std::int64_t version = 0;
  PersonId student;
  std::optional<std::int64_t> first;  ///< empty: taken away
  std::optional<std::int64_t> second;
  CivilDate date;
  PersonId teacher;
};
[[nodiscard]] std::optional<MarkFact> mark_fact(Transaction& transaction, MarkId id);
/// Whether two versions of a mark say the same.
[[nodiscard]] bool same_mark(Transaction& transaction, MarkId id, std::int64_t one, std::int64_t other);

struct FinalFact {
  FinalId id;
  std::int64_t version = 0;
  PersonId student;
  bool not_attested = false;
  bool late = false;       ///< set after its last day
  bool published = false;  ///< the sheet of the group, discipline and period is closed
};
[[nodiscard]] std::optional<FinalFact> final_fact(Transaction& transaction, FinalId id);
[[nodiscard]] bool same_final(Transaction& transaction, FinalId id, std::int64_t one, std::int64_t other);

}  // namespace vestnik
