#include "fault/failing_memory.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

namespace vestnik::fault {
namespace {

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

std::atomic<bool> counted{false};
std::atomic<std::int64_t> allocations_left{unlimited};
sqlite3_mem_methods sqlite_memory;

bool allocation_fails() {
  return counted.load(std::memory_order_relaxed) && allocations_left.fetch_sub(1, std::memory_order_relaxed) == 1;
}

void* allocate_for_sqlite(int size) { return allocation_fails() ? nullptr : sqlite_memory.xMalloc(size); }
void* reallocate_for_sqlite(void* memory, int size) {
  return allocation_fails() ? nullptr : sqlite_memory.xRealloc(memory, size);
}

}  // namespace

void hook_memory() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory);
  sqlite3_mem_methods counting = sqlite_memory;
  counting.xMalloc = allocate_for_sqlite;
  counting.xRealloc = reallocate_for_sqlite;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
}

void fail_allocation(std::uint64_t nth) {
  allocations_left = static_cast<std::int64_t>(nth);
  counted = true;
}

bool mend_memory() {
  counted = false;
  return allocations_left.exchange(unlimited) <= 0;
}

}  // namespace vestnik::fault

// The whole program's, its libraries' included.
void* operator new(std::size_t size) {
  if (vestnik::fault::allocation_fails()) throw std::bad_alloc{};
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
