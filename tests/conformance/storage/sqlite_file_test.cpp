#include <sys/stat.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "conformance/storage/suite.h"
#include "support/full_disk.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

constexpr InstitutionId school{7};

class SqliteFile : public testing::Test {
 protected:
  std::string problem_of(const std::string& path, const StorageOptions& options = {}) {
    const auto opened = open_sqlite(path, options);
    return opened ? "" : opened.problem().code;
  }
  std::unique_ptr<Database> open() { return std::move(open_sqlite(path_, {})).value(); }

  static std::int64_t number(Database& database, std::string_view sql) {
    std::int64_t found = 0;
    database.read(school, [&](Transaction& tx) {
      found = tx.one(sql, {}, [](const Row& row) { return row.integer(0); }).value_or(-1);
    });
    return found;
  }
  static void run(Database& database, std::string_view sql) {
    database.write(school, Priority::person, [&](Transaction& tx) {
      tx.query(sql, {}, [](const Row&) {});
      return true;
    });
  }
  /// One command of several statements, about 400 kB.
  static std::optional<DatabaseError::Kind> write_much(Database& database) {
    return error_of([&] {
      database.write(school, Priority::person, [](Transaction& tx) {
        const std::string page(4000, 'x');
        for (int row = 0; row < 100; ++row) tx.execute("INSERT INTO page (body) VALUES ($1)", {page});
        return true;
      });
    });
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path("school.db");
};

TEST_F(SqliteFile, IsReadableToTheServiceAlone) {
  const auto database = open();
  for (const char* ending : {"", "-wal", "-shm"}) {
    struct stat status {};
    ASSERT_EQ(stat((path_ + ending).c_str(), &status), 0) << ending;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << ending;
  }
}

TEST_F(SqliteFile, ThatIsNoneIsLeftAlone) {
  const std::string text = "Это не база, а письмо. " + std::string(2000, '.');
  std::ofstream{path_} << text;
  EXPECT_EQ(problem_of(path_), "storage.not_a_database");
  EXPECT_EQ(std::filesystem::file_size(path_), text.size());
}

TEST_F(SqliteFile, InAMissingFolderIsNotMade) {
  EXPECT_EQ(problem_of(folder_.path("no/such/school.db")), "storage.no_directory");
}

TEST_F(SqliteFile, ThatIsAFolderCannotBeOpened) {
  EXPECT_EQ(problem_of(folder_.root().string()), "storage.cannot_open");
}

TEST_F(SqliteFile, IsNotMadeWhereOnlyAnExistingOneIsWanted) {
  StorageOptions existing;
  existing.create = false;
  EXPECT_EQ(problem_of(path_, existing), "storage.not_found");
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(SqliteFile, TellsOfCommitsOfAnotherProcess) {
  const auto service = open();
  const auto command_line = open();
  const std::uint64_t before = service->revisions().of(Areas::all());
  EXPECT_EQ(service->revisions().of(Areas::all()), before);
  run(*command_line, "CREATE TABLE page (body TEXT)");
  std::this_thread::sleep_for(std::chrono::milliseconds{2});
  EXPECT_GT(service->revisions().of(Areas::all()), before);
}

TEST_F(SqliteFile, KeepsWritersOfTwoProcessesApart) {
  const auto service = open();
  const auto command_line = open();
  for (int round = 0; round < 20; ++round) {
    for (Database* database : {service.get(), command_line.get()}) {
      database->write(school, Priority::person, [](Transaction& tx) { return tx.next("event") > 0; });
    }
  }
  EXPECT_EQ(number(*service, "SELECT value FROM counter WHERE name = 'event'"), 40);
}

TEST_F(SqliteFile, RunsWithTheSettingsThatKeepItsPromises) {
  const auto database = open();
  const auto setting = [&](const char* pragma) { return number(*database, pragma); };
  EXPECT_EQ(setting("PRAGMA synchronous"), 2);
  EXPECT_EQ(setting("PRAGMA foreign_keys"), 1);
  EXPECT_EQ(setting("PRAGMA trusted_schema"), 0);
  database->read(school, [](Transaction& tx) {
    tx.query("PRAGMA journal_mode", {}, [](const Row& row) { EXPECT_EQ(row.text(0), "wal"); });
  });
}

TEST_F(SqliteFile, ThatMayNotGrowLosesNothingAndGoesOnLater) {
  const auto database = open();
  run(*database, "CREATE TABLE page (body TEXT)");
  run(*database, "INSERT INTO page VALUES ('before')");
  run(*database, "PRAGMA max_page_count = 60");
  EXPECT_EQ(write_much(*database), DatabaseError::Kind::disk_full);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM page"), 1) << "something half-written";
  run(*database, "INSERT INTO page VALUES ('small enough')");
  run(*database, "PRAGMA max_page_count = 100000");
  EXPECT_EQ(write_much(*database), std::nullopt);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM page"), 102);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

TEST_F(SqliteFile, WhoseCommitFindsNoRoomIsNotAcknowledgedAndGoesOnLater) {
  FullDisk disk;
  StorageOptions options;
  options.vfs = FullDisk::vfs_name;
  const auto database = std::move(open_sqlite(path_, options)).value();
  run(*database, "CREATE TABLE page (body TEXT)");
  run(*database, "INSERT INTO page VALUES ('before')");
  // The statements fit into the page cache: it is the commit that writes, and finds no room half-way.
  disk.leave_room(100'000);
  EXPECT_EQ(write_much(*database), DatabaseError::Kind::disk_full);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM page"), 1) << "something half-written";
  EXPECT_EQ(write_much(*database), DatabaseError::Kind::disk_full);
  disk.leave_room(100'000'000);
  EXPECT_EQ(write_much(*database), std::nullopt);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM page"), 101);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1);
}

TEST_F(SqliteFile, OfAFullDiskFailsEveryNeighbourOfTheGroup) {
  FullDisk disk;
  StorageOptions options;
  options.vfs = FullDisk::vfs_name;
  const auto database = std::move(open_sqlite(path_, options)).value();
  run(*database, "CREATE TABLE page (body TEXT)");
  disk.leave_room(0);
  std::atomic<int> told{0};
  {
    std::vector<std::jthread> people;
    for (int person = 0; person < 4; ++person) {
      people.emplace_back([&] { told += write_much(*database) == DatabaseError::Kind::disk_full; });
    }
  }
  EXPECT_EQ(told, 4);
  disk.leave_room(100'000'000);
  EXPECT_EQ(number(*database, "SELECT COUNT(*) FROM page"), 0);
}

}  // namespace
}  // namespace vestnik::tests
