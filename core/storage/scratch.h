#pragma once
/// A database in memory beside a journal that is only read: what might have been is written there, and the journal
/// stays as it is.
#include <memory>
#include <string>

#include "base/result.h"
#include "ports/database.h"

namespace vestnik {

/// The tables, indexes and views of the journal at `path`, all empty, with the journal itself beside them: its tables
/// are named "was.<table>" and cannot be written to. What is seen of it is one snapshot.
/// No thread of its own and nothing to wait for: every call runs on the caller's thread, one thread at a time, in one
/// transaction that is thrown away with the database. What is written with Priority::relay cannot be taken back: such a
/// write must keep what it wrote, and after an exception of it the scratch is good for nothing.
/// Problems, all {where}: storage.not_found, storage.cannot_open, storage.not_a_database, storage.busy.
[[nodiscard]] Result<std::unique_ptr<Database>> open_scratch(const std::string& path);

}  // namespace vestnik
