#pragma once
/// Who may include whom. The plan of the house, as data.
#include "architecture/sources.h"

namespace vestnik::architecture {

[[nodiscard]] Complaints check_includes(const std::vector<SourceFile>& files);

}  // namespace vestnik::architecture
