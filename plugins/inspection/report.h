#pragma once
/// A stored report of control: the page as it stood when it was made, who made it, who accepted it.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "plugins/inspection/control_routes.h"

namespace vestnik::inspection {

using ReportId = Id<struct ReportTag>;

enum class ReportKind : std::uint8_t {
  filling,   ///< of a month or a period (syzran-8.2)
  activity,  ///< of the users (syzran-8.1, labinsk-6.1)
  analysis,  ///< the administrator's analysis of the work, for the deputy heads (syzran-r.adm.4)
  group      ///< a class teacher's, for the head of department to accept (usolye-4.5.4)
};
inline constexpr std::array<std::string_view, 4> report_kind_names{"filling", "activity", "analysis", "group"};
[[nodiscard]] constexpr std::string_view to_text(ReportKind kind) {
  return report_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::optional<ReportKind> parse_report_kind(std::string_view name) {
  for (std::size_t at = 0; at < report_kind_names.size(); ++at) {
    if (report_kind_names[at] == name) return static_cast<ReportKind>(at);
  }
  return std::nullopt;
}

struct Report {
  ReportId id;
  ReportKind kind = ReportKind::filling;
  PersonId author;  ///< none: made by the calendar
  std::string author_role;
  GroupId group;  ///< of a class teacher's report
  Days days;
  std::string words;
  std::string content;         ///< JSON: the page as it stood
  std::string state = "made";  ///< made · accepted · returned
  std::string verdict;         ///< why it was returned
  PersonId decided_by;
  CivilDate made_on;
  Instant made_at;
  std::int64_t version = 1;
};

inline constexpr std::string_view report_made = "control_report.made";
inline constexpr std::string_view report_decided = "control_report.decided";

}  // namespace vestnik::inspection
