#pragma once
/// The lock that keeps a second service away from a database file: an advisory lock on a file beside it, which the
/// system lets go of when the process ends, however it ends.
#include <memory>
#include <string>

#include "base/result.h"

namespace vestnik::storage {

/// Held until the last copy of the pointer is gone. Problems: storage.in_use {where}, storage.cannot_open {where}.
[[nodiscard]] Result<std::shared_ptr<void>> lock_service_file(const std::string& database_path);

}  // namespace vestnik::storage
