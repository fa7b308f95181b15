#pragma once
/// Cells that the administrator switched, held against what stands above him: what is closed for good
/// (config/access_closed.tsv) and the regulation in force, which may have come later than the switch.
#include <optional>
#include <vector>

#include "base/result.h"
#include "ports/access_terms.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// Why the cell may not be switched so; nothing when it may. Problems: "rights.unknown_right", "rights.role_not_here",
/// "rights.closed_for_good", "rights.closed_by_regulation" {clause}, "rights.must_stay" (a right that is kept, closed
/// or narrowed). `regulation`: in force, or nullptr.
[[nodiscard]] std::optional<Problem> why_not_switched(const AccessChange& change, const Regulation* regulation);

/// The institution's switches that hold today, as changes of the matrix: a cell is opened as far as its scope says and
/// no further, whatever the role could before. A switch that could not be made today does nothing.
[[nodiscard]] std::vector<AccessChange> switches_in_force(Transaction& transaction, const Regulation* regulation);

}  // namespace vestnik
