#pragma once
/// Databases of SQLite with the core's schema, as a service has them from its second start on. The steps of the schema
/// are gone once a process and the outcome is copied: going them takes longer than most tests. Tests of the steps
/// themselves go them.
#include <filesystem>
#include <memory>
#include <string>

#include "ports/database.h"

namespace vestnik::tests {

/// Puts the file of such a database where none is; its folder must exist. Any thread. Throws what the file system
/// throws, and std::runtime_error when the schema cannot be made.
void put_core_database(const std::filesystem::path& path);

/// The same, opened. The caller keeps the folder for as long as the database.
[[nodiscard]] std::unique_ptr<Database> open_core_database(const std::string& path);

}  // namespace vestnik::tests
