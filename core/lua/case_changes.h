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

/// "2026-09-22 00:00" or "2026-09-22 00:00:00", of the institution's wall clock; nothing when the field is not there or
/// was reported.
[[nodiscard]] std::optional<Instant> read_moment(Fields& fields, std::string_view field, const TimeZone& zone);

/// Reads the one table of a case that describes a change ("mark", "final", …); nothing when findings were added.
[[nodiscard]] std::optional<CaseChange> read_case_change(Fields& fields, const Regulation& regulation,
                                                         const TimeZone& zone, FileFindings& findings);

}  // namespace vestnik
