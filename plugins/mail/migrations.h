#pragma once
/// The mailboxes' own tables.
#include <span>

#include "ports/plugin.h"

namespace vestnik::mail {

/// Never edit a step that has landed: add one.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::mail
