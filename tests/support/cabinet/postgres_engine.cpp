// Linked into a program of tests of the cabinet: each of them runs on PostgreSQL, with a database of its own.
#include "support/cabinet/school.h"
#include "support/migrated_postgres.h"

namespace vestnik::tests {
namespace {

[[maybe_unused]] const bool engine_set = [] {
  School::make_database = &migrated_postgres;
  return true;
}();

}  // namespace
}  // namespace vestnik::tests
