#pragma once
/// A lesson as the regulation sees it: when it was, whose it is, what kind of group sits in it.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

enum class LessonState : std::uint8_t { planned, held, cancelled, moved };

inline constexpr std::array<std::string_view, 4> lesson_state_names{"planned", "held", "cancelled", "moved"};
[[nodiscard]] constexpr std::string_view to_text(LessonState state) {
  return lesson_state_names[static_cast<std::size_t>(state)];
}
[[nodiscard]] constexpr std::optional<LessonState> parse_lesson_state(std::string_view name) {
  for (std::size_t at = 0; at < lesson_state_names.size(); ++at) {
    if (lesson_state_names[at] == name) return static_cast<LessonState>(at);
  }
  return std::nullopt;
}

/// What a rule's `for_ { … }` may select a group by.
struct GroupTraits {
  GroupId id;
  std::string name;        ///< "7-А", "ТЭ-21"
  int course = 0;          ///< school grade 1..11 or college course 1..5
  std::string department;  ///< empty where the institution has none
  std::string speciality;
};

struct LessonFacts {
  LessonId id;
  CivilDate date;
  int number = 0;  ///< place in the day, from 1
  Instant starts_at;
  Instant ends_at;
  LessonState state = LessonState::planned;
  GroupTraits group;
  SubjectId subject;
  std::string subject_name;
};

}  // namespace vestnik
