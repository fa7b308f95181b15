#include <atomic>
#include <stdexcept>
#include <thread>

#include "conformance/storage/suite.h"

namespace vestnik::tests {
namespace {

constexpr int threads = 8;
constexpr int rounds = 40;

/// Every fifth command is undone by its answer, every fifth by an exception.
bool record_entry(Transaction& tx, int round) {
  const std::int64_t id = tx.next("entry");
  tx.execute("INSERT INTO entry (institution_id, id) VALUES ($1, $2)", {tx.institution(), id});
  if (round % 5 == 3) throw std::out_of_range{"undone"};
  return round % 5 != 4;
}

TEST_P(StorageConformance, EightThreadsLoseNothingAndLeaveNoGaps) {
  make_table(
      "CREATE TABLE entry (institution_id BIGINT NOT NULL, id BIGINT NOT NULL, PRIMARY KEY (institution_id, id))");
  std::atomic<int> thrown{0};
  {
    std::vector<std::jthread> writers;
    for (int thread = 0; thread < threads; ++thread) {
      writers.emplace_back([&, thread] {
        const auto priority = static_cast<Priority>(thread % 3);
        for (int round = 0; round < rounds; ++round) {
          try {
            database().write(school, priority, [&](Transaction& tx) { return record_entry(tx, round); });
          } catch (const std::out_of_range&) {
            ++thrown;
          }
        }
      });
    }
  }
  constexpr int kept = threads * rounds * 3 / 5;
  EXPECT_EQ(thrown.load(), threads * rounds / 5);
  EXPECT_EQ(number("SELECT COUNT(*) FROM entry"), kept);
  EXPECT_EQ(number("SELECT MIN(id) FROM entry"), 1);
  EXPECT_EQ(number("SELECT MAX(id) FROM entry"), kept);
}

TEST_P(StorageConformance, AnAcknowledgedWriteIsSeenByTheNextReadOfAnyThread) {
  make_table("CREATE TABLE entry (institution_id BIGINT NOT NULL, id BIGINT NOT NULL)");
  std::vector<std::jthread> people;
  std::atomic<int> unseen{0};
  for (int thread = 1; thread <= threads; ++thread) {
    people.emplace_back([&, thread] {
      for (std::int64_t round = 1; round <= 10; ++round) {
        database().write(InstitutionId{thread}, Priority::person, [&](Transaction& tx) {
          return tx.execute("INSERT INTO entry VALUES ($1, $2)", {tx.institution(), round}) == 1;
        });
        database().read(InstitutionId{thread}, [&](Transaction& tx) {
          const auto count = tx.one("SELECT COUNT(*) FROM entry WHERE institution_id = $1", {tx.institution()},
                                    [](const Row& row) { return row.integer(0); });
          if (count != round) ++unseen;
        });
      }
    });
  }
  people.clear();
  EXPECT_EQ(unseen.load(), 0);
}

TEST_P(StorageConformance, ReadersSeeBothHalvesOfACommandOrNone) {
  make_table("CREATE TABLE balance (institution_id BIGINT NOT NULL, plus BIGINT NOT NULL, minus BIGINT NOT NULL)");
  write([](Transaction& tx) { tx.execute("INSERT INTO balance VALUES ($1, 0, 0)", {tx.institution()}); });
  std::atomic<int> torn{0};
  std::atomic<bool> done{false};
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < 3; ++reader) {
    readers.emplace_back([&] {
      while (!done) {
        database().read(school, [&](Transaction& tx) {
          const auto plus = tx.one("SELECT plus FROM balance", {}, [](const Row& row) { return row.integer(0); });
          const auto minus = tx.one("SELECT minus FROM balance", {}, [](const Row& row) { return row.integer(0); });
          if (plus.value() + minus.value() != 0) ++torn;
        });
        (void)database().revisions();
      }
    });
  }
  for (int round = 0; round < 100; ++round) {
    write([](Transaction& tx) {
      tx.execute("UPDATE balance SET plus = plus + 1");
      tx.execute("UPDATE balance SET minus = minus - 1");
    });
  }
  done = true;
  readers.clear();
  EXPECT_EQ(torn.load(), 0);
  EXPECT_EQ(number("SELECT plus FROM balance"), 100);
}

TEST_P(StorageConformance, MoreReadersThanConnectionsWaitTheirTurn) {
  StorageOptions options;
  options.readers = 2;
  database_ = open(options);
  std::atomic<int> answers{0};
  std::vector<std::jthread> readers;
  for (int reader = 0; reader < threads; ++reader) {
    readers.emplace_back([&] {
      for (int round = 0; round < 20; ++round) {
        if (number("SELECT COUNT(*) FROM counter") == 0) ++answers;
      }
    });
  }
  readers.clear();
  EXPECT_EQ(answers.load(), threads * 20);
}

}  // namespace
}  // namespace vestnik::tests
