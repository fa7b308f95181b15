#pragma once
/// The mean of the grades a final rests on.
#include <optional>
#include <vector>

#include "ports/regulation.h"

namespace vestnik {

/// Of two grades for one work each counts; nothing without grades. `weighted`: by the weights of the works.
[[nodiscard]] std::optional<Hundredths> average_of(const std::vector<BasisMark>& basis, bool weighted);

}  // namespace vestnik
