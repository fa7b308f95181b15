#include <array>

#include "conformance/storage/suite.h"
#include "storage/migrate.h"

namespace vestnik::tests {
namespace {

constexpr std::array<Migration, 3> steps{{
    {1, "people",
     "-- people first\n"
     "CREATE TABLE person (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL,\n"
     "  PRIMARY KEY (institution_id, id));\n"
     "INSERT INTO person VALUES (7, 1, 'точка; с запятой');\n"},
    {2, "addresses", "ALTER TABLE person ADD COLUMN address TEXT;\nUPDATE person SET address = name;\n\n-- done\n"},
    {3, "index", "CREATE INDEX person_name ON person (institution_id, name);"},
}};

std::span<const Migration> up_to(std::size_t version) { return std::span{steps}.first(version); }

TEST_P(StorageConformance, MigrationsBuildTheSchemaFromNothing) {
  EXPECT_EQ(schema_version(database(), "core"), 0);
  ASSERT_TRUE(migrate(database(), "core", steps).ok());
  EXPECT_EQ(schema_version(database(), "core"), 3);
  EXPECT_EQ(number("SELECT COUNT(*) FROM person WHERE address = 'точка; с запятой'"), 1);
}

TEST_P(StorageConformance, MigrationsGoOnFromTheMiddleAndThenDoNothing) {
  ASSERT_TRUE(migrate(database(), "core", up_to(1)).ok());
  EXPECT_EQ(schema_version(database(), "core"), 1);
  ASSERT_TRUE(migrate(database(), "core", steps).ok());
  ASSERT_TRUE(migrate(database(), "core", steps).ok());
  EXPECT_EQ(schema_version(database(), "core"), 3);
  EXPECT_EQ(number("SELECT COUNT(*) FROM person"), 1);
}

TEST_P(StorageConformance, AMigrationRemembersItsNameAndTime) {
  const ManualClock clock{from_microseconds(1'790'000'000'000'000)};
  ASSERT_TRUE(migrate(database(), "core", up_to(1), clock).ok());
  EXPECT_EQ(number("SELECT applied_at FROM schema_version WHERE component = 'core' AND name = 'people'"),
            1'790'000'000'000'000);
}

TEST_P(StorageConformance, ComponentsHaveVersionsOfTheirOwn) {
  ASSERT_TRUE(migrate(database(), "core", up_to(2)).ok());
  constexpr std::array<Migration, 1> plugin{{{1, "own", "CREATE TABLE p_diary_page (id BIGINT PRIMARY KEY);"}}};
  ASSERT_TRUE(migrate(database(), "diary", plugin).ok());
  EXPECT_EQ(schema_version(database(), "core"), 2);
  EXPECT_EQ(schema_version(database(), "diary"), 1);
}

TEST_P(StorageConformance, ADatabaseNewerThanTheProgramIsRefused) {
  ASSERT_TRUE(migrate(database(), "core", steps).ok());
  const auto refused = migrate(database(), "core", up_to(2));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem(),
            (Problem{"storage.newer_schema", {{"component", "core"}, {"found", "3"}, {"known", "2"}}}));
}

TEST_P(StorageConformance, AFailingMigrationLeavesTheVersionBefore) {
  constexpr std::array<Migration, 2> broken{
      {steps[0], {2, "broken", "CREATE TABLE half (id BIGINT);\nINSERT INTO nowhere VALUES (1);\n"}}};
  EXPECT_TRUE(error_of([&] { (void)migrate(database(), "core", broken).ok(); }));
  EXPECT_EQ(schema_version(database(), "core"), 1);
  EXPECT_TRUE(error_of([&] { number("SELECT COUNT(*) FROM half"); }));
  EXPECT_TRUE(migrate(database(), "core", steps).ok());
}

TEST_P(StorageConformance, MigrationsOutOfOrderOrUnfinishedAreRefusedBeforeAnythingChanges) {
  constexpr std::array<Migration, 2> gap{{steps[0], {3, "late", "SELECT 1;"}}};
  constexpr std::array<Migration, 2> open_end{{steps[0], {2, "open", "CREATE TABLE half (id BIGINT)"}}};
  EXPECT_EQ(migrate(database(), "core", gap).problem().code, "storage.migration_order");
  EXPECT_EQ(migrate(database(), "core", open_end).problem().code, "storage.migration_unfinished");
  EXPECT_EQ(schema_version(database(), "core"), 0);
}

}  // namespace
}  // namespace vestnik::tests
