#pragma once
/// Memory that runs out on command: the Nth allocation of the process fails, C++'s (std::bad_alloc) and SQLite's
/// (SQLITE_NOMEM) counted together.
#include <cstdint>

namespace vestnik::fault {

/// Puts SQLite's allocations under the count; before it is used for the first time.
void hook_memory();
/// The Nth allocation from now on fails, from 1; that one alone. Any thread.
void fail_allocation(std::uint64_t nth);
/// No allocation fails any more; answers whether one has.
bool mend_memory();

}  // namespace vestnik::fault
