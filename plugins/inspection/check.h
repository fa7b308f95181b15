#pragma once
/// A check of the journal («проверка») as it was recorded: who looked, at what, for which days, with what result.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/inspection/remark.h"

namespace vestnik::inspection {

enum class CheckKind : std::uint8_t {
  journal,  ///< how the journal is kept (usolye-3.4b.1, syzran-7.1.2)
  results,  ///< current grades and attendance of a group, looked through and confirmed (usolye-4.6.4, otradny-4.ct.2)
  attendance,  ///< missed lessons of a group, looked through and confirmed (yarovoe-4.3.1)
  deep         ///< the three questions of a quarter's end (labinsk-7.3)
};

inline constexpr std::array<std::string_view, 4> check_kind_names{"journal", "results", "attendance", "deep"};
[[nodiscard]] constexpr std::string_view to_text(CheckKind kind) {
  return check_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::optional<CheckKind> parse_check_kind(std::string_view name) {
  for (std::size_t at = 0; at < check_kind_names.size(); ++at) {
    if (check_kind_names[at] == name) return static_cast<CheckKind>(at);
  }
  return std::nullopt;
}

struct Check {
  CheckId id;
  PersonId inspector;
  std::string inspector_role;
  CheckKind kind = CheckKind::journal;
  CivilDate starts;  ///< the days that were looked at
  CivilDate ends;
  std::vector<GroupId> groups;  ///< ascending; empty: the whole institution
  std::string result;
  CivilDate checked_on;
  Instant recorded_at;
};

inline constexpr std::size_t longest_result = 4000;  ///< characters
inline constexpr std::size_t most_findings = 50;
inline constexpr std::size_t most_groups = 200;

inline constexpr std::string_view check_recorded = "check.recorded";

}  // namespace vestnik::inspection
