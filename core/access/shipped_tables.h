#pragma once
/// The shipped tables as they were built in: what a regulation may name is known wherever one is read, and what is
/// closed for good is loosened by no edited file.
#include "access/closed_cells.h"
#include "access/matrix.h"

namespace vestnik {

/// config/access_matrix.tsv and config/access_closed.tsv. Any thread. Throws std::logic_error when the program was
/// built with tables that cannot be read.
[[nodiscard]] const AccessMatrix& shipped_matrix();
[[nodiscard]] const ClosedCells& shipped_closed_cells();

}  // namespace vestnik
