#pragma once
/// What SQLite's query planner should know of tables that are still empty: every index begins with the institution,
/// and by itself that selects nearly everything. Without statistics SQLite takes such a beginning for a good filter and
/// reads whole tables by their primary key where an index of three columns stands ready.
#include "storage/connection.h"

namespace vestnik::storage {

/// States typical sizes for every index that has no statistics yet; what a later ANALYZE measured stays. Before other
/// connections open: they read the statistics then. A schema made by a migration gets its own at the next opening.
void state_statistics(Connection& writer);

}  // namespace vestnik::storage
