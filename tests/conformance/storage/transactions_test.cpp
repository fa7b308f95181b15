#include <stdexcept>

#include "conformance/storage/suite.h"

namespace vestnik::tests {
namespace {

constexpr const char* marks_table =
    "CREATE TABLE marked (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (institution_id, id))";

void insert(Transaction& tx, std::int64_t id) {
  tx.execute("INSERT INTO marked (institution_id, id) VALUES ($1, $2)", {tx.institution(), id});
}

TEST_P(StorageConformance, ACommandThatAnswersNoLeavesNothing) {
  make_table(marks_table);
  database().write(school, Priority::person, [](Transaction& tx) {
    insert(tx, 1);
    return false;
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM marked"), 0);
}

TEST_P(StorageConformance, ACommandThatThrowsLeavesNothingAndItsCallerIsTold) {
  make_table(marks_table);
  EXPECT_THROW(write([](Transaction& tx) {
                 insert(tx, 1);
                 throw std::out_of_range{"of the caller's own kind"};
               }),
               std::out_of_range);
  EXPECT_EQ(number("SELECT COUNT(*) FROM marked"), 0);
  write([](Transaction& tx) { insert(tx, 2); });
  EXPECT_EQ(number("SELECT id FROM marked"), 2);
}

TEST_P(StorageConformance, AFailingStatementUndoesItsCommandAndTheWriterGoesOn) {
  make_table(marks_table);
  write([](Transaction& tx) { insert(tx, 1); });
  EXPECT_EQ(error_of([&] {
              write([](Transaction& tx) {
                insert(tx, 2);
                insert(tx, 1);
              });
            }),
            DatabaseError::Kind::constraint);
  EXPECT_TRUE(error_of([&] { write([](Transaction& tx) { tx.execute("INSERT INTO nowhere VALUES (1)"); }); }));
  EXPECT_TRUE(error_of([&] { write([](Transaction& tx) { tx.execute("this is no statement"); }); }));
  write([](Transaction& tx) { insert(tx, 3); });
  EXPECT_EQ(number("SELECT SUM(id) FROM marked"), 4);
}

TEST_P(StorageConformance, AReaderKeepsItsSnapshotWhileOthersCommit) {
  make_table(marks_table);
  write([](Transaction& tx) { insert(tx, 1); });
  const auto count = [](Transaction& tx) {
    return tx.one("SELECT COUNT(*) FROM marked", {}, [](const Row& row) { return row.integer(0); });
  };
  database().read(school, [&](Transaction& tx) {
    EXPECT_EQ(count(tx), 1);
    write([](Transaction& other) { insert(other, 2); });
    EXPECT_EQ(count(tx), 1);
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM marked"), 2);
}

TEST_P(StorageConformance, AReadCannotWrite) {
  make_table(marks_table);
  EXPECT_TRUE(error_of([&] { database().read(school, [](Transaction& tx) { insert(tx, 1); }); }));
  EXPECT_TRUE(error_of([&] { database().read(school, [](Transaction& tx) { (void)tx.next("mark"); }); }));
  EXPECT_EQ(number("SELECT COUNT(*) FROM marked"), 0);
}

TEST_P(StorageConformance, AReadThatThrowsGivesItsConnectionBack) {
  StorageOptions one_reader;
  one_reader.readers = 1;
  database_ = open(one_reader);
  for (int round = 0; round < 3; ++round) {
    EXPECT_THROW(database().read(school, [](Transaction&) { throw std::out_of_range{"x"}; }), std::out_of_range);
  }
  EXPECT_EQ(number("SELECT COUNT(*) FROM counter"), 0);
}

TEST_P(StorageConformance, ATransactionKnowsItsInstitution) {
  write([](Transaction& tx) { EXPECT_EQ(tx.institution(), InstitutionId{9}); }, InstitutionId{9});
  database().read(school, [](Transaction& tx) { EXPECT_EQ(tx.institution(), school); });
}

TEST_P(StorageConformance, CountersAreCountedPerInstitutionAndName) {
  std::vector<std::int64_t> numbers;
  const auto count = [&](Transaction& tx) {
    numbers.push_back(tx.next("lesson"));
    numbers.push_back(tx.next("lesson"));
    numbers.push_back(tx.next("mark"));
  };
  write(count);
  write(count, InstitutionId{8});
  write(count);
  EXPECT_EQ(numbers, (std::vector<std::int64_t>{1, 2, 1, 1, 2, 1, 3, 4, 2}));
}

TEST_P(StorageConformance, ANumberOfAnUndoneCommandIsGivenOutAgain) {
  std::int64_t undone = 0;
  database().write(school, Priority::person, [&](Transaction& tx) {
    undone = tx.next("event") + tx.next("event");
    return false;
  });
  EXPECT_EQ(undone, 3);
  EXPECT_THROW(write([](Transaction& tx) {
                 (void)tx.next("event");
                 throw std::out_of_range{"x"};
               }),
               std::out_of_range);
  write([](Transaction& tx) { EXPECT_EQ(tx.next("event"), 1); });
}

TEST_P(StorageConformance, AForeignKeyIsKept) {
  make_table(marks_table);
  make_table(
      "CREATE TABLE remark (institution_id BIGINT NOT NULL, marked_id BIGINT NOT NULL,"
      " FOREIGN KEY (institution_id, marked_id) REFERENCES marked (institution_id, id))");
  EXPECT_EQ(
      error_of([&] { write([](Transaction& tx) { tx.execute("INSERT INTO remark VALUES ($1, 1)", {school}); }); }),
      DatabaseError::Kind::constraint);
}

TEST_P(StorageConformance, ABrokenDeferredKeyFailsItsOwnCommand) {
  make_table(marks_table);
  make_table(
      "CREATE TABLE remark (institution_id BIGINT NOT NULL, marked_id BIGINT NOT NULL,"
      " FOREIGN KEY (institution_id, marked_id) REFERENCES marked (institution_id, id)"
      " DEFERRABLE INITIALLY DEFERRED)");
  const auto remark = [](Transaction& tx) { tx.execute("INSERT INTO remark VALUES ($1, 1)", {school}); };
  EXPECT_EQ(error_of([&] { write(remark); }), DatabaseError::Kind::constraint);
  write([&](Transaction& tx) {
    remark(tx);
    insert(tx, 1);
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM remark"), 1);
}

TEST_P(StorageConformance, AWriteInsideAWriteIsRefusedInsteadOfWaitingForItself) {
  EXPECT_TRUE(error_of([&] { write([&](Transaction&) { write([](Transaction&) {}); }); }));
}

TEST_P(StorageConformance, TheRevisionGrowsWithCommitsAndStandsStillOtherwise) {
  make_table(marks_table);
  const std::uint64_t before = database().revisions().of(Areas::all());
  EXPECT_EQ(number("SELECT COUNT(*) FROM marked"), 0);
  database().write(school, Priority::person, [](Transaction& tx) {
    insert(tx, 1);
    return false;
  });
  EXPECT_EQ(database().revisions().of(Areas::all()), before);
  write([](Transaction& tx) { insert(tx, 1); });
  const std::uint64_t after = database().revisions().of(Areas::all());
  EXPECT_GT(after, before);
  EXPECT_EQ(database().revisions().of(Areas::all()), after);
}

TEST_P(StorageConformance, ACommitChangesTheAreasOfTheTablesItWroteToAlone) {
  StorageOptions options;
  options.areas_of = [](std::string_view table) {
    if (table == "marked") return Areas{Area::results};
    return table == "remark" ? Areas{} : Areas::all();
  };
  database_ = open(options);
  make_table(marks_table);
  make_table("CREATE TABLE remark (institution_id BIGINT NOT NULL, id BIGINT NOT NULL)");
  const auto at = [&](Area area) { return database().revisions().of({area}); };
  const std::uint64_t rights = at(Area::rights);
  const std::uint64_t results = at(Area::results);
  write([](Transaction& tx) { insert(tx, 1); });
  EXPECT_GT(at(Area::results), results);
  EXPECT_EQ(at(Area::rights), rights);
  const std::uint64_t after = at(Area::results);
  write([](Transaction& tx) { tx.execute("INSERT INTO remark VALUES ($1, 1)", {school}); });
  EXPECT_EQ(at(Area::results), after);
  make_table("CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY)");
  EXPECT_GT(at(Area::rights), rights) << "a statement of another form may have changed anything";
}

TEST_P(StorageConformance, AReadKnowsHowTheAreasStoodBeforeItAndAWriteDoesNot) {
  make_table(marks_table);
  const std::uint64_t before = database().revisions().of(Areas::all());
  database().read(school, [&](Transaction& tx) { EXPECT_EQ(tx.revisions().value().of(Areas::all()), before); });
  write([](Transaction& tx) { EXPECT_FALSE(tx.revisions()); });
}

TEST_P(StorageConformance, AWriteSaysThatNothingHasChangedOnlyWhereNothingHas) {
  StorageOptions options;
  options.areas_of = [](std::string_view) { return Areas{Area::results}; };
  database_ = open(options);
  make_table(marks_table);
  std::optional<Revisions> seen;
  const auto look = [&] { database().read(school, [&](Transaction& tx) { seen = tx.revisions(); }); };
  const auto stands = [&](Areas areas) {
    bool still = false;
    write([&](Transaction& tx) { still = tx.still_stands(*seen, areas); });
    return still;
  };
  look();
  // An engine that does not tell of other processes never says so.
  const bool tells = stands({Area::rights});
  EXPECT_EQ(stands({Area::results}), tells);
  write([&](Transaction& tx) {
    insert(tx, 1);
    EXPECT_FALSE(tx.still_stands(*seen, {Area::results})) << "it has just changed it itself";
    EXPECT_EQ(tx.still_stands(*seen, {Area::rights}), tells);
  });
  EXPECT_FALSE(stands({Area::results})) << "another write has changed it";
  look();
  EXPECT_EQ(stands({Area::results}), tells);
}

TEST_P(StorageConformance, WhatWasCommittedIsThereAfterOpeningAgain) {
  make_table(marks_table);
  write([](Transaction& tx) {
    insert(tx, 1);
    (void)tx.next("mark");
  });
  database_.reset();
  database_ = open();
  EXPECT_EQ(number("SELECT id FROM marked"), 1);
  write([](Transaction& tx) { EXPECT_EQ(tx.next("mark"), 2); });
}

TEST_P(StorageConformance, ASecondServiceIsTurnedAwayUntilTheFirstHasEnded) {
  StorageOptions service;
  service.exclusive = true;
  database_ = open(service);
  auto second = engine_->open(service);
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.problem().code, "storage.in_use");
  EXPECT_TRUE(engine_->open({}).ok()) << "a command line may look at the database beside the service";
  database_.reset();
  EXPECT_TRUE(engine_->open(service).ok());
}

}  // namespace
}  // namespace vestnik::tests
