#pragma once
/// The changes that acceptance cases describe.
#include <optional>

#include "lua/fields.h"
#include "ports/regulation.h"

namespace vestnik {

struct CaseChange {
  Change change;
  Instant now;
};

/// Reads the one table of a case that describes a change ("mark", "final", …); nothing when findings were added.
[[nodiscard]] std::optional<CaseChange> read_case_change(Fields& fields, const Regulation& regulation,
                                                         const TimeZone& zone, FileFindings& findings);

}  // namespace vestnik
