#pragma once
/// Stored reports in the plugin's own tables.
#include <optional>
#include <vector>

#include "plugins/inspection/report.h"
#include "ports/database.h"

namespace vestnik::inspection {

/// Inserts it as version 1 under a new id, which is answered.
ReportId add_report(Transaction& transaction, const Report& report);
[[nodiscard]] std::optional<Report> find_report(Transaction& transaction, ReportId id);
/// Of the days it was made on, newest first, without content; at most 500.
[[nodiscard]] std::vector<Report> reports_between(Transaction& transaction, CivilDate from, CivilDate until);
/// Answers the new version.
std::int64_t decide_report(Transaction& transaction, const Report& report, std::string_view state,
                           const std::string& verdict, PersonId by);

}  // namespace vestnik::inspection
