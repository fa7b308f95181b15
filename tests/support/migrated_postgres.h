#pragma once
/// Databases of the journal's schema on a PostgreSQL server of the tests' own, which is started once.
#include <memory>

#include "ports/database.h"

namespace vestnik::tests {

/// One that nothing was written to. Each is a copy of one that was migrated once.
[[nodiscard]] std::unique_ptr<Database> migrated_postgres();

}  // namespace vestnik::tests
