#pragma once
/// Tables of results of attestation.
#include <span>

#include "ports/plugin.h"

namespace vestnik::attestation {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::attestation
