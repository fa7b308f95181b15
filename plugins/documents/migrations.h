#pragma once
/// Tables of the store of documents and of the catalogue of resources.
#include <span>

#include "ports/plugin.h"

namespace vestnik::documents {

[[nodiscard]] std::span<const Migration> migrations();

}  // namespace vestnik::documents
