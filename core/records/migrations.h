#pragma once
/// The core's own schema, as forward-only steps of portable SQL. Run by `core/storage` on both engines.
#include <span>

#include "ports/plugin.h"

namespace vestnik {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> core_migrations();

}  // namespace vestnik
