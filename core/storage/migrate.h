#pragma once
/// Forward-only changes of the schema, for the core and every plugin apart. `schema_version` says which were applied.
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "ports/database.h"
#include "ports/plugin.h"

namespace vestnik {

/// Applies the migrations of `component` that are missing, each in a transaction of its own, in the order of their
/// versions; applying nothing when nothing is missing. Do it before other threads use the component's tables.
/// Problems, before anything is changed: storage.newer_schema {component, found, known}, storage.migration_order
/// {component, version} (versions are 1, 2, 3, … in order), storage.migration_unfinished {component, version} (text
/// after the last ";"). A statement that fails throws DatabaseError and leaves the version before.
[[nodiscard]] Result<void> migrate(Database& database, std::string_view component,
                                   std::span<const Migration> migrations, const Clock& clock = SystemClock{});

/// The newest applied version of a component; 0 when none was.
[[nodiscard]] std::int64_t schema_version(Database& database, std::string_view component);

}  // namespace vestnik
