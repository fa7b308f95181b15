#include "storage/backup.h"

#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "conformance/storage/suite.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

constexpr InstitutionId saved_school{7};

class Backup : public testing::Test {
 protected:
  static std::unique_ptr<Database> open(const std::string& path) { return std::move(open_sqlite(path, {})).value(); }

  /// Both halves in one command: a copy must have both or none.
  static void record_pair(Database& database, std::int64_t id) {
    database.write(saved_school, Priority::person, [&](Transaction& tx) {
      tx.execute("INSERT INTO plus VALUES ($1, $2)", {id, "отметка " + std::to_string(id)});
      tx.execute("INSERT INTO minus VALUES ($1)", {id});
      return true;
    });
  }
  static std::unique_ptr<Database> make_school(const std::string& path) {
    auto database = open(path);
    database->write(saved_school, Priority::person, [](Transaction& tx) {
      tx.execute("CREATE TABLE plus (id BIGINT PRIMARY KEY, body TEXT)");
      tx.execute("CREATE TABLE minus (id BIGINT PRIMARY KEY)");
      return true;
    });
    for (std::int64_t id = 1; id <= 50; ++id) record_pair(*database, id);
    return database;
  }
  static std::int64_t number(Database& database, std::string_view sql) {
    std::int64_t found = 0;
    database.read(saved_school, [&](Transaction& tx) {
      found = tx.one(sql, {}, [](const Row& row) { return row.integer(0); }).value_or(-1);
    });
    return found;
  }
  std::size_t files() const {
    const std::filesystem::directory_iterator all{folder_.root()};
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
  }

  TemporaryFolder folder_;
  std::string live_ = folder_.path("school.db");
  std::string copy_ = folder_.path("copy.db");
};

TEST_F(Backup, HoldsWhatTheDatabaseHeldAndIsReadableToItsOwnerAlone) {
  const auto database = make_school(live_);
  ASSERT_TRUE(backup_sqlite(live_, copy_).ok());
  struct stat status {};
  ASSERT_EQ(stat(copy_.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto restored = open(copy_);
  EXPECT_EQ(number(*restored, "SELECT COUNT(*) FROM plus WHERE body = 'отметка ' || id"), 50);
}

TEST_F(Backup, TakenInTheMiddleOfWritingIsOneMomentOfTheSchool) {
  const auto database = make_school(live_);
  std::atomic<bool> done{false};
  std::atomic<std::int64_t> acknowledged{50};
  std::jthread teacher{[&] {
    while (!done) {
      record_pair(*database, acknowledged + 1);
      ++acknowledged;
    }
  }};
  for (int round = 1; round <= 5; ++round) {
    const std::string copy = folder_.path("copy" + std::to_string(round));
    const std::int64_t before = acknowledged;
    const auto made = backup_sqlite(live_, copy);
    ASSERT_TRUE(made.ok()) << made.problem().code;
    const auto restored = open(copy);
    const std::int64_t pairs = number(*restored, "SELECT COUNT(*) FROM plus JOIN minus ON minus.id = plus.id");
    EXPECT_GE(pairs, before) << "something acknowledged is missing";
    EXPECT_EQ(number(*restored, "SELECT COUNT(*) FROM plus"), pairs);
    EXPECT_EQ(number(*restored, "SELECT MAX(id) FROM minus"), pairs);
  }
  done = true;
}

TEST_F(Backup, OfADatabaseThatNobodyHasOpen) {
  make_school(live_).reset();
  ASSERT_TRUE(backup_sqlite(live_, copy_).ok());
  EXPECT_EQ(number(*open(copy_), "SELECT COUNT(*) FROM plus"), 50);
}

TEST_F(Backup, NeverReplacesAFile) {
  const auto database = make_school(live_);
  std::ofstream{copy_} << "precious";
  const auto made = backup_sqlite(live_, copy_);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problem(), (Problem{"storage.target_exists", {{"where", copy_}}}));
  EXPECT_EQ(std::filesystem::file_size(copy_), 8U);
}

TEST_F(Backup, ThatFailsLeavesNoFileBehind) {
  std::ofstream{live_} << std::string(5000, '?');
  const std::size_t before = files();
  EXPECT_EQ(backup_sqlite(live_, copy_).problem().code, "storage.not_a_database");
  EXPECT_EQ(backup_sqlite(live_, folder_.path("no/such")).problem().code, "storage.no_directory");
  EXPECT_EQ(backup_sqlite(folder_.path("nothing"), copy_).problem().code, "storage.not_found");
  EXPECT_EQ(files(), before);
}

}  // namespace
}  // namespace vestnik::tests
