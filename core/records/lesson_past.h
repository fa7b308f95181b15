#pragma once
/// The history of a lesson and of the hours it counts for (usolye-1.4): every value that stood, who ended it and when.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/lesson.h"
#include "ports/database.h"
#include "records/written_under.h"

namespace vestnik {

/// What was done to a lesson, as it is stored.
namespace lesson_deed {
inline constexpr std::string_view filled = "filled";
inline constexpr std::string_view held = "held";
inline constexpr std::string_view substituted = "substituted";
}  // namespace lesson_deed

/// Values of a lesson as they stand, or stood.
struct LessonValues {
  LessonState state = LessonState::planned;
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
  PersonId teacher;        ///< who gives it
  int academic_hours = 1;  ///< of the lesson, whether it was held or not
  Instant since;           ///< when they were written
  /// Hours that count: none while the lesson was not held.
  [[nodiscard]] int hours() const { return state == LessonState::held ? academic_hours : 0; }
};

/// One change: what stood before it, and under what it was made.
struct LessonChangeMade {
  LessonValues before;
  std::string did;           ///< of lesson_deed
  std::string order_number;  ///< of a substitution, "" without one
  WrittenUnder under;
};

struct LessonHistory {
  LessonId lesson;
  CivilDate date;
  std::vector<LessonChangeMade> changes;  ///< oldest first
  LessonValues now;
};

/// Keeps what stands before it is changed. Lesson stores call it and nobody else. Answers whether there was such a
/// lesson; with `only_begun`, one that is planned and has begun at `under.at`.
bool keep_past(Transaction& transaction, LessonId lesson, std::string_view did, const WrittenUnder& under,
               std::string_view order_number = {}, bool only_begun = false);

[[nodiscard]] std::optional<LessonHistory> history_of_lesson(Transaction& transaction, LessonId lesson);
/// Of all lessons of a group and subject within [from, to], by date and number.
[[nodiscard]] std::vector<LessonHistory> histories_of(Transaction& transaction, GroupId group, SubjectId subject,
                                                      CivilDate from, CivilDate to);

}  // namespace vestnik
