#pragma once
/// Numbers of what may be none, as the database keeps them.
#include <cstdint>
#include <optional>

#include "base/ids.h"

namespace vestnik::inspection {

/// NULL for none: a foreign id of 0 is nobody's.
template <class Tag>
[[nodiscard]] std::optional<std::int64_t> or_null(Id<Tag> id) {
  return id ? std::optional{id.value} : std::nullopt;
}

}  // namespace vestnik::inspection
