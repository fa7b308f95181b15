#include "records/areas.h"

#include "unit/records/roster.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

TEST(Areas, EveryTableOfTheSchemaHasItsPlace) {
  RosterBase base;
  std::size_t tables = 0;
  base.work([&](Transaction& transaction) {
    transaction.query("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", {},
                      [&](const Row& row) {
                        ++tables;
                        EXPECT_TRUE(areas_of_core_table(row.text(0))) << row.text(0);
                      });
  });
  EXPECT_GT(tables, 40U);
}

TEST(Areas, AnUnknownTableDropsEverythingAndAPluginsOwnNothing) {
  EXPECT_EQ(areas_of_table("somebody_elses"), Areas::all());
  EXPECT_EQ(areas_of_table("p_mail_message"), Areas{});
}

// Whether a past lesson lacks its roll is kept in memory for as long as results stand.
TEST(Areas, ARollWithoutAbsencesCountsAsAResult) { EXPECT_EQ(areas_of_table("roll_call"), Areas{Area::results}); }

}  // namespace
}  // namespace vestnik
