#include <filesystem>

#include "conformance/storage/suite.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

class SqliteEngine final : public Engine {
 public:
  Result<std::unique_ptr<Database>> open(const StorageOptions& options) override {
    return open_sqlite(folder_.path("school.db"), options);
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Sqlite, StorageConformance,
                         testing::Values([]() -> std::unique_ptr<Engine> { return std::make_unique<SqliteEngine>(); }));

}  // namespace vestnik::tests
