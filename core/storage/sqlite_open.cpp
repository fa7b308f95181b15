#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "storage/engine_tables.h"
#include "storage/open.h"
#include "storage/service_lock.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"
#include "storage/sqlite_statistics.h"
#include "storage/writer_database.h"

namespace vestnik {
namespace {

using namespace storage;

/// Makes the file readable to the service alone before SQLite opens it; the log and its index inherit the mode.
Result<void> ensure_file(const std::string& path, bool create) {
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  std::error_code ignored;
  if (!std::filesystem::is_directory(folder, ignored)) {
    return Problem{"storage.no_directory", {{"where", folder.string()}}};
  }
  const int descriptor = open(path.c_str(), O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0600);
  if (descriptor < 0) {
    return Problem{errno == ENOENT ? "storage.not_found" : "storage.cannot_open", {{"where", path}}};
  }
  close(descriptor);
  return {};
}

/// SQLite counts its memory under one lock for all threads, and nobody asks for the count. Too late once the library is
/// at work, which does no harm.
void count_no_memory() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(done);
}

DatabaseParts open_connections(const SqlitePlace& place, const StorageOptions& options) {
  DatabaseParts parts;
  parts.writer = std::make_unique<SqliteConnection>(place, SqliteRole::writer);
  ensure_engine_tables(*parts.writer);
  state_statistics(*parts.writer);
  for (int reader = 0; reader < options.readers; ++reader) {
    parts.readers.push_back(std::make_unique<SqliteConnection>(place, SqliteRole::reader));
  }
  parts.group_limit = options.group_limit;
  parts.areas_of = options.areas_of;
  return parts;
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, const StorageOptions& options) {
  if (auto made = ensure_file(path, options.create); !made) return made.problem();
  std::shared_ptr<void> held;
  if (options.exclusive) {
    auto lock = lock_service_file(path);
    if (!lock) return lock.problem();
    held = std::move(lock).value();
  }
  count_no_memory();
  try {
    // A relative name that begins with "file:" would be taken for a URI.
    const std::string file = std::filesystem::absolute(path).string();
    DatabaseParts parts = open_connections({file, options.vfs, options.busy_timeout}, options);
    parts.held = std::move(held);
    return std::unique_ptr<Database>{std::make_unique<WriterDatabase>(std::move(parts))};
  } catch (const std::exception&) {
    return sqlite_problem(path);
  }
}

}  // namespace vestnik
