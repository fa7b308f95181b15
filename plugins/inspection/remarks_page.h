#pragma once
/// Remarks as one person sees them: the own ones, those he raised, or all within his reach.
#include <optional>
#include <string>

#include "answers/list_page.h"
#include "plugins/inspection/remark.h"
#include "ports/database.h"

namespace vestnik::inspection {

struct RemarksQuestion {
  enum class Whose : std::uint8_t { mine, raised, all };
  PersonId reader;
  CivilDate today;
  Whose whose = Whose::mine;
  /// Any day of the month asked for; none: this month, and what was raised before and is not settled.
  std::optional<CivilDate> month;
};

/// {"remarks":[…],"counts":{"open":1,"removed":0,"confirmed":2,"overdue":1},"month":"2026-10"|null}, newest first. A
/// person who inspects nothing finds nothing under `all`.
[[nodiscard]] Result<std::string> write_remarks(Transaction& transaction, const RemarksQuestion& question,
                                                ListPage page);

}  // namespace vestnik::inspection
