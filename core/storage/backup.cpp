#include "storage/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <filesystem>

#include "storage/backup_file.h"
#include "storage/row_digest.h"
#include "storage/sqlite_error.h"

namespace vestnik {
namespace {

using namespace storage;

constexpr int busy_timeout_ms = 5000;

/// Copies one snapshot; answers the digest of its rows.
std::string copy_snapshot(const std::string& from, const std::string& to) {
  SQLite::Database source{from, SQLITE_OPEN_READWRITE, busy_timeout_ms};
  source.exec("PRAGMA query_only = ON");
  // The snapshot of this transaction is what is copied and what the copy is compared with.
  source.exec("BEGIN");
  source.execAndGet("SELECT COUNT(*) FROM sqlite_schema");
  SQLite::Database target{to, SQLITE_OPEN_READWRITE, busy_timeout_ms};
  SQLite::Backup{target, source}.executeStep(-1);
  // One file, without a log beside it.
  target.exec("PRAGMA journal_mode = DELETE");
  std::string rows = row_digest(source.getHandle());
  source.exec("COMMIT");
  return rows;
}

/// What is read back from the disk by a connection that has not written it.
bool is_whole(const std::string& path, const std::string& rows) {
  SQLite::Database copy{path, SQLITE_OPEN_READONLY, busy_timeout_ms};
  return copy.execAndGet("PRAGMA integrity_check").getString() == "ok" && row_digest(copy.getHandle()) == rows;
}

}  // namespace

Result<void> backup_sqlite(const std::string& database_path, const std::string& target_path) {
  std::error_code ignored;
  if (!std::filesystem::exists(database_path, ignored)) {
    return Problem{"storage.not_found", {{"where", database_path}}};
  }
  auto file = BackupFile::create(std::filesystem::absolute(target_path).string());
  if (!file) return file.problem();
  try {
    const std::string rows = copy_snapshot(std::filesystem::absolute(database_path).string(), file->path());
    if (!is_whole(file->path(), rows)) return Problem{"storage.backup_differs", {{"where", target_path}}};
  } catch (const std::exception&) {
    const Problem problem = sqlite_problem(database_path);
    if (problem.code == "storage.no_room") return Problem{problem.code, {{"where", target_path}}};
    return problem;
  }
  return file->publish();
}

}  // namespace vestnik
