#include "conformance/records/suite.h"

namespace vestnik::tests {

INSTANTIATE_TEST_SUITE_P(Sqlite, JournalConformance,
                         ::testing::Values([]() -> std::unique_ptr<Database> { return nullptr; }));

}  // namespace vestnik::tests
