#include "storage/scratch.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

const InstitutionId school{1};

std::string bytes_of(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

class Scratch : public ::testing::Test {
 protected:
  std::unique_ptr<Database> make_journal() {
    auto journal = open_sqlite(path).value();
    journal->write(school, Priority::person, [](Transaction& transaction) {
      transaction.execute("CREATE TABLE note (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, text TEXT NOT NULL)");
      transaction.execute("CREATE INDEX note_by_text ON note (text)");
      transaction.execute("CREATE VIEW v1_note AS SELECT text FROM note");
      transaction.execute("INSERT INTO note VALUES ($1, 7, 'recorded')", {school});
      return transaction.next("note") == 1;
    });
    return journal;
  }

  static std::int64_t count(Database& database, std::string_view sql) {
    std::int64_t rows = -1;
    database.read(school, [&](Transaction& transaction) {
      transaction.query(sql, {}, [&](const Row& row) { rows = row.integer(0); });
    });
    return rows;
  }

  TemporaryFolder folder;
  std::string path = folder.path("journal?of #1.db");  ///< what a URI would take for something else
};

TEST_F(Scratch, HoldsTheTablesEmptyBesideTheJournalAndLeavesTheJournalAsItIs) {
  make_journal().reset();
  const std::string before = bytes_of(path);
  {
    const auto scratch = open_scratch(path).value();
    EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM note"), 0);
    EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM v1_note"), 0);
    EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM was.note"), 1);
    scratch->write(school, Priority::person, [](Transaction& transaction) {
      return transaction.execute("INSERT INTO note VALUES ($1, 8, 'imagined')", {school}) == 1;
    });
    EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM v1_note"), 1);
    EXPECT_THROW(
        scratch->write(school, Priority::person,
                       [](Transaction& transaction) { return transaction.execute("DELETE FROM was.note") == 1; }),
        DatabaseError);
  }
  EXPECT_EQ(bytes_of(path), before);
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
}

TEST_F(Scratch, SeesWhatAServiceHasCommittedToALogOnlyAndStaysAtThat) {
  const auto journal = make_journal();
  const auto scratch = open_scratch(path).value();
  EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM was.note"), 1);
  journal->write(school, Priority::person, [](Transaction& transaction) {
    return transaction.execute("INSERT INTO note VALUES ($1, 9, 'later')", {school}) == 1;
  });
  EXPECT_EQ(count(*scratch, "SELECT COUNT(*) FROM was.note"), 1);
}

TEST_F(Scratch, TakesNothingBack) {
  make_journal().reset();
  const auto scratch = open_scratch(path).value();
  EXPECT_NO_THROW(scratch->write(school, Priority::person, [&](Transaction&) { return false; }));
  EXPECT_THROW(scratch->write(school, Priority::person,
                              [&](Transaction& transaction) {
                                transaction.execute("INSERT INTO note VALUES ($1, 8, 'not kept')", {school});
                                return false;
                              }),
               DatabaseError);
}

TEST_F(Scratch, CountsOnFromTheNumbersOfItsOwnTables) {
  make_journal().reset();
  const auto scratch = open_scratch(path).value();
  scratch->write(school, Priority::person, [&](Transaction& transaction) {
    transaction.execute("INSERT INTO counter SELECT * FROM was.counter WHERE institution_id = $1", {school});
    EXPECT_EQ(transaction.next("note"), 2);
    EXPECT_EQ(transaction.next("note"), 3);
    EXPECT_EQ(transaction.next("other"), 1);
    return true;
  });
}

TEST_F(Scratch, AnswersAnewOnceATableWasWrittenTo) {
  make_journal().reset();
  const auto scratch = open_scratch(path).value();
  const auto texts = [&](std::int64_t id) {
    std::vector<std::string> found;
    scratch->read(school, [&](Transaction& transaction) {
      transaction.query("SELECT text, id FROM note WHERE institution_id = $1 AND id = $2", {school, id},
                        [&](const Row& row) {
                          EXPECT_EQ(row.integer(1), id);
                          EXPECT_FALSE(row.is_null(0));
                          EXPECT_THROW(static_cast<void>(row.integer(0)), DatabaseError);
                          found.push_back(row.string(0));
                        });
    });
    return found;
  };
  const auto add = [&](std::int64_t id, const char* text) {
    scratch->write(school, Priority::relay, [&](Transaction& transaction) {
      return transaction.execute("INSERT INTO note VALUES ($1, $2, $3)", {school, id, text}) == 1;
    });
  };
  EXPECT_EQ(texts(1), std::vector<std::string>{});
  add(1, "one");
  EXPECT_EQ(texts(1), std::vector<std::string>{"one"});
  EXPECT_EQ(texts(1), std::vector<std::string>{"one"});
  EXPECT_EQ(texts(2), std::vector<std::string>{});
  scratch->write(school, Priority::person, [&](Transaction& transaction) {
    transaction.execute("UPDATE note SET text = 'other' WHERE institution_id = $1", {school});
    EXPECT_EQ(texts(1), std::vector<std::string>{"other"});
    return true;
  });
  for (int id = 100; id < 300; ++id) add(id, "many");
  add(1, "two");
  EXPECT_EQ(texts(1), (std::vector<std::string>{"other", "two"}));
}

TEST_F(Scratch, SaysThatThereIsNoJournal) {
  EXPECT_EQ(open_scratch(folder.path("nothing.db")).problem().code, "storage.not_found");
  std::ofstream{folder.path("text.db")} << std::string(5000, 'x');
  EXPECT_EQ(open_scratch(folder.path("text.db")).problem().code, "storage.not_a_database");
}

class ScratchIndexes : public Scratch {
 protected:
  ScratchIndexes() {
    const auto journal = make_journal();
    journal->write(school, Priority::person, [](Transaction& transaction) {
      transaction.execute(
          "CREATE TABLE line (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, note_id BIGINT NOT NULL,"
          " PRIMARY KEY (institution_id, id))");
      transaction.execute("CREATE INDEX line_by_note ON line (institution_id, note_id)");
      transaction.execute("CREATE UNIQUE INDEX line_once ON line (institution_id, note_id, id)");
      return true;
    });
  }
  void add_lines(std::int64_t lines) {
    scratch().write(school, Priority::relay, [&](Transaction& transaction) {
      for (std::int64_t id = 1; id <= lines; ++id)
        transaction.execute("INSERT INTO line VALUES ($1, $2, $3)", {school, id, id % 2});
      return true;
    });
  }
  static std::int64_t lines_of(Transaction& transaction, std::int64_t note) {
    std::int64_t lines = 0;
    transaction.query("SELECT COUNT(*) FROM line INDEXED BY line_by_note WHERE institution_id = $1 AND note_id = $2",
                      {school, note}, [&](const Row& row) { lines = row.integer(0); });
    return lines;
  }
  std::int64_t indexes() { return count(scratch(), "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'line_by_note'"); }
  Database& scratch() {
    if (!scratch_) scratch_ = open_scratch(path).value();
    return *scratch_;
  }

 private:
  std::unique_ptr<Database> scratch_;
};

TEST_F(ScratchIndexes, AnIndexIsBuiltForTheFirstStatementThatWouldUseIt) {
  add_lines(10);
  EXPECT_EQ(indexes(), 0);
  scratch().read(school, [](Transaction& transaction) { EXPECT_EQ(lines_of(transaction, 1), 5); });
  EXPECT_EQ(indexes(), 1);
  EXPECT_EQ(count(scratch(), "SELECT COUNT(*) FROM sqlite_stat1 WHERE idx = 'line_by_note'"), 1);
  add_lines(0);
  EXPECT_EQ(indexes(), 1);
}

TEST_F(ScratchIndexes, BuildingOneDisturbsNoStatementThatIsUnderWay) {
  constexpr std::int64_t lines = 3000;
  add_lines(lines);
  std::int64_t seen = 0;
  scratch().read(school, [&](Transaction& transaction) {
    transaction.query("SELECT id FROM line WHERE institution_id = $1 ORDER BY id", {school}, [&](const Row& row) {
      EXPECT_EQ(row.integer(0), ++seen);
      if (seen > 1) return;
      EXPECT_EQ(lines_of(transaction, 0), lines / 2);
    });
  });
  EXPECT_EQ(seen, lines);
  EXPECT_EQ(indexes(), 1);
}

TEST_F(ScratchIndexes, WhatKeepsRowsUniqueIsThereFromTheBeginning) {
  add_lines(1);
  EXPECT_THROW(add_lines(1), DatabaseError);
  EXPECT_EQ(count(scratch(), "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'line_once'"), 1);
}

}  // namespace
}  // namespace vestnik::tests
