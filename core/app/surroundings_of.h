#pragma once
/// What there is at this installation and in this institution, for `regulation check --institution`.
#include <filesystem>

#include "app/service.h"
#include "regulation/surroundings.h"

namespace vestnik {

/// Reads the roster of the day of `now`, the gateways and the templates.
[[nodiscard]] Surroundings surroundings_of(Service& service, InstitutionId institution,
                                           const std::filesystem::path& templates, Instant now);

}  // namespace vestnik
