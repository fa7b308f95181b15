#include "support/core_database.h"

#include <stdexcept>

#include "records/migrations.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

/// The file that is copied; gone at the end of the process.
class MadeSchema {
 public:
  MadeSchema() {
    auto database = open_sqlite(file()).value();
    if (!migrate(*database, "core", core_migrations())) throw std::runtime_error{"the schema could not be made"};
    // Statistics of a new schema are stated at the next opening.
    database.reset();
    database = open_sqlite(file()).value();
    database.reset();
    // The last connection that closes writes its log into the file; a copy without the log would lack the rest.
    if (std::filesystem::exists(file() + "-wal")) throw std::runtime_error{"the schema is not whole in its file"};
  }

  [[nodiscard]] std::string file() const { return folder_.path("core.db"); }

 private:
  TemporaryFolder folder_;
};

}  // namespace

void put_core_database(const std::filesystem::path& path) {
  static const MadeSchema made;
  std::filesystem::copy_file(made.file(), path);
}

std::unique_ptr<Database> open_core_database(const std::string& path) {
  put_core_database(path);
  return open_sqlite(path).value();
}

}  // namespace vestnik::tests
