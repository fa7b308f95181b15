#pragma once
/// A remark («замечание»): raised by an inspector, told to a teacher, removed, confirmed by its author
/// (otradny-4.teacher.4, syzran-7.4.8, labinsk-4.5.10).
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik::inspection {

using RemarkId = Id<struct RemarkTag>;
using CheckId = Id<struct CheckTag>;

enum class RemarkState : std::uint8_t {
  open,      ///< the teacher has it to remove
  removed,   ///< the teacher says it is done; the author looks
  confirmed  ///< the author agrees: settled
};

inline constexpr std::array<std::string_view, 3> remark_state_names{"open", "removed", "confirmed"};
[[nodiscard]] constexpr std::string_view to_text(RemarkState state) {
  return remark_state_names[static_cast<std::size_t>(state)];
}
[[nodiscard]] constexpr RemarkState remark_state(std::string_view name) {
  for (std::size_t at = 0; at < remark_state_names.size(); ++at) {
    if (remark_state_names[at] == name) return static_cast<RemarkState>(at);
  }
  return RemarkState::open;
}

struct Remark {
  RemarkId id;
  PersonId author;
  std::string author_role;
  PersonId addressee;
  GroupId group;      ///< none: about the teacher's work as such
  SubjectId subject;  ///< none: about the whole group
  LessonId lesson;    ///< none: about no lesson in particular
  CheckId check;      ///< the check that found it; none: raised by itself
  std::string text;
  std::optional<CivilDate> due;  ///< last day to remove it (labinsk-4.5.10)
  RemarkState state = RemarkState::open;
  std::string answer;   ///< the teacher's word at the removal
  std::string verdict;  ///< the author's word when it was returned
  CivilDate raised_on;
  Instant raised_at;
  std::int64_t version = 1;

  /// After its day and not settled: the author sees it overdue.
  [[nodiscard]] bool overdue(CivilDate today) const { return state == RemarkState::open && due && *due < today; }
};

inline constexpr std::size_t longest_remark = 2000;  ///< characters
inline constexpr std::size_t longest_word = 1000;

inline constexpr std::string_view remark_raised = "remark.raised";
inline constexpr std::string_view remark_removed = "remark.removed";
inline constexpr std::string_view remark_confirmed = "remark.confirmed";
inline constexpr std::string_view remark_returned = "remark.returned";

}  // namespace vestnik::inspection
