#include "access/zones.h"

#include <gtest/gtest.h>

#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

TEST(Zones, TellTheInstitutionsOwnDay) {
  JournalSchool samara;
  samara.clock().set(parse_iso_instant("2026-09-14T20:00:00Z").value());
  samara.database().read(samara.id, [&](Transaction& transaction) {
    EXPECT_EQ(to_iso(samara.zones().today(transaction)), "2026-09-15");
    EXPECT_EQ(to_iso(samara.zones().date_of(transaction, parse_iso_instant("2026-09-14T19:59:59Z").value())),
              "2026-09-14");
  });
}

TEST(Zones, OfNoInstitutionAreABrokenWorld) {
  JournalSchool school;
  school.database().read(InstitutionId{77}, [&](Transaction& transaction) {
    EXPECT_THROW((void)school.zones().today(transaction), DatabaseError);
  });
}

}  // namespace
}  // namespace vestnik::tests
