#pragma once
/// A backup of a database file, safe while the service runs: a copy of one snapshot, read back and compared.
/// (Copying the file itself would give a stale or broken database: the newest commits are in its log.)
#include <string>

#include "base/result.h"

namespace vestnik {

/// Copies `database_path` to the new file `target_path` (mode 0600; it holds personal data). The target appears under
/// its name only when it is whole: compared row by row with the snapshot it was taken from, `integrity_check` passed,
/// file and folder synced. Writers are not held up. Takes as long as reading the database three times.
/// Restoring is putting the file in the database's place, without its "-wal" and "-shm", while no service runs.
/// Problems, all {where}: storage.not_found, storage.no_directory, storage.target_exists, storage.cannot_open,
/// storage.not_a_database, storage.no_room, storage.busy, storage.backup_differs.
[[nodiscard]] Result<void> backup_sqlite(const std::string& database_path, const std::string& target_path);

}  // namespace vestnik
