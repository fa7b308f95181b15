/// The core's own steps: a school that stopped at any earlier version has the same schema and its rows afterwards.
#include <gtest/gtest.h>

#include "records/migrations.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik {
namespace {

constexpr InstitutionId school{1};

class CoreMigrations : public ::testing::TestWithParam<std::size_t> {
 protected:
  static std::unique_ptr<Database> migrated(const tests::TemporaryFolder& folder, std::size_t steps) {
    auto database = open_sqlite(folder.path("school.db")).value();
    EXPECT_TRUE(migrate(*database, "core", core_migrations().first(steps)).ok());
    return database;
  }
  /// The text of everything that the schema holds, by name.
  static std::vector<std::string> schema_of(Database& database) {
    std::vector<std::string> things;
    database.read(school, [&](Transaction& transaction) {
      things = transaction.all("SELECT name || ': ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name", {},
                               [](const Row& row) { return row.string(0); });
    });
    return things;
  }
  static std::string text(Database& database, std::string_view sql) {
    std::string found;
    database.read(school, [&](Transaction& transaction) {
      found = transaction.one(sql, {}, [](const Row& row) { return row.string(0); }).value_or("");
    });
    return found;
  }
  /// What a school had at the very first version.
  static void fill(Database& database) {
    database.write(school, Priority::person, [](Transaction& transaction) {
      transaction.execute(
          "INSERT INTO institution VALUES (1, 'syzran', 'Школа 39', 'Школа', 'school', "
          "'Europe/Samara', '351234')");
      transaction.execute(
          "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, "
          "recorded_at) VALUES (1, 1, 'Петрова', 'Алина', '', 'a', 'a', 0), (1, 2, 'Петрова', 'Мария', '', 'b', 'b', "
          "0)");
      transaction.execute(
          "INSERT INTO consent (institution_id, id, guardian_id, student_id, kind, document, signed_on, recorded_at) "
          "VALUES (1, 1, 2, 1, 'electronic', '№ 7', '2026-09-03', 0)");
      return true;
    });
  }
};

TEST_P(CoreMigrations, LeadFromAnEarlierVersionToTheSameSchemaAndKeepItsRows) {
  const tests::TemporaryFolder old_folder;
  const tests::TemporaryFolder new_folder;
  auto old_school = migrated(old_folder, GetParam());
  fill(*old_school);
  old_school = migrated(old_folder, core_migrations().size());
  const auto fresh = migrated(new_folder, core_migrations().size());
  EXPECT_EQ(schema_version(*old_school, "core"), static_cast<std::int64_t>(core_migrations().size()));
  EXPECT_EQ(schema_of(*old_school), schema_of(*fresh));
  EXPECT_EQ(text(*old_school, "SELECT last_name || ' ' || first_name FROM person WHERE id = 1"), "Петрова Алина");
  EXPECT_EQ(text(*old_school, "SELECT document || ' ' || signed_on FROM consent WHERE id = 1"), "№ 7 2026-09-03");
  EXPECT_EQ(text(*old_school, "PRAGMA integrity_check"), "ok");
}

INSTANTIATE_TEST_SUITE_P(FromEach, CoreMigrations, ::testing::Range<std::size_t>(1, core_migrations().size()),
                         [](const auto& step) { return "Step" + std::to_string(step.param); });

}  // namespace
}  // namespace vestnik
