#pragma once
/// Opening a database. The engine is chosen here and nowhere else.
#include <chrono>
#include <memory>
#include <string>

#include "base/result.h"
#include "ports/database.h"

namespace vestnik {

/// The areas that rest on a table. Called for every statement that writes; any thread.
using AreasOfTable = Areas (*)(std::string_view table);

struct StorageOptions {
  int readers = 4;                               ///< connections that read at the same time; at least 1
  bool exclusive = false;                        ///< the service: refuse when another service holds the database
  bool create = true;                            ///< SQLite: make the file when it is not there
  int group_limit = 64;                          ///< commands of one commit
  std::chrono::milliseconds busy_timeout{5000};  ///< how long to wait for another process that writes
  AreasOfTable areas_of = nullptr;               ///< nullptr: a change of any table changes every area
  std::string vfs;                               ///< SQLite: the file layer to use; empty: the system's
};

/// Opens (and makes, with mode 0600) a database file. Owned by the caller; destroying it finishes waiting writes.
/// Problems: storage.no_directory, storage.not_found, storage.cannot_open, storage.not_a_database, storage.in_use,
/// storage.busy, storage.no_room; all {where}.
[[nodiscard]] Result<std::unique_ptr<Database>> open_sqlite(const std::string& path,
                                                            const StorageOptions& options = {});

/// Connects to a database of a PostgreSQL server. `connection` is a libpq connection string; it may hold a password
/// and is never repeated in a message. The database must be UTF-8 and sort by bytes (locale C), as sort keys want it.
/// Problems: storage.cannot_connect, storage.wrong_locale {encoding, locale}, storage.in_use {where}.
[[nodiscard]] Result<std::unique_ptr<Database>> open_postgres(const std::string& connection,
                                                              const StorageOptions& options = {});

}  // namespace vestnik
