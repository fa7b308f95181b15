#include "conformance/records/suite.h"
#include "support/migrated_postgres.h"

namespace vestnik::tests {

INSTANTIATE_TEST_SUITE_P(Postgres, JournalConformance, ::testing::Values(&migrated_postgres));

}  // namespace vestnik::tests
