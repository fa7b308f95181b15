#include <latch>
#include <map>
#include <thread>

#include "base/guarded.h"
#include "conformance/storage/scripted_connection.h"
#include "conformance/storage/suite.h"
#include "storage/writer_database.h"

namespace vestnik::tests {
namespace {

using Events = std::vector<std::string>;

class GroupCommit : public testing::Test {
 protected:
  GroupCommit() {
    storage::DatabaseParts parts;
    parts.writer = std::make_unique<ScriptedConnection>(script_);
    parts.group_limit = 4;
    database_ = std::make_unique<storage::WriterDatabase>(std::move(parts));
  }

  /// A command that waits inside the writer until the others are in the queue, so that they meet there.
  void hold_writer(Priority priority = Priority::background) {
    people_.emplace_back([this, priority] {
      run("holder", priority, [this](Transaction&) {
        held_.count_down();
        go_on_.wait();
        return true;
      });
    });
    held_.wait();
  }
  /// Puts a command that executes `sql` into the queue behind those that are there.
  void queue(const std::string& sql, Priority priority, bool keep = true) {
    const std::size_t before = database_->waiting_writes();
    people_.emplace_back([this, sql, priority, keep] {
      run(sql, priority, [&](Transaction& tx) {
        tx.execute(sql);
        return keep;
      });
    });
    while (database_->waiting_writes() == before) std::this_thread::yield();
  }
  /// Lets the writer go on; answers what it did after all have been answered.
  Events finish() {
    go_on_.count_down();
    people_.clear();
    return script_.events;
  }
  void add_person(std::function<void()> what) { people_.emplace_back(std::move(what)); }
  std::optional<DatabaseError::Kind> outcome(const std::string& who) {
    return outcomes_.with([&](auto& all) { return all.at(who); });
  }

  Script script_;
  std::unique_ptr<storage::WriterDatabase> database_;

 private:
  void run(const std::string& who, Priority priority, const std::function<bool(Transaction&)>& use) {
    const auto error = error_of([&] { database_->write(InstitutionId{1}, priority, use); });
    outcomes_.with([&](auto& all) { all[who] = error; });
  }

  std::latch held_{1};
  std::latch go_on_{1};
  Guarded<std::map<std::string, std::optional<DatabaseError::Kind>>> outcomes_;
  std::vector<std::jthread> people_;
};

TEST_F(GroupCommit, CommandsThatWaitTogetherShareOneCommit) {
  hold_writer(Priority::person);
  for (const char* name : {"one", "two", "three"}) queue(name, Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "one", "two", "three", "commit"}));
  EXPECT_EQ(database_->revisions().of({Area::results}), 1U);
}

TEST_F(GroupCommit, AGroupIsBounded) {
  hold_writer(Priority::person);
  for (const char* name : {"one", "two", "three", "four"}) queue(name, Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "one", "two", "three", "commit", "begin", "four", "commit"}));
}

TEST_F(GroupCommit, APersonGoesFirstAndIsAnsweredBeforeAnImport) {
  hold_writer(Priority::background);
  queue("import", Priority::background);
  queue("relay", Priority::relay);
  queue("click", Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "click", "commit", "begin", "relay", "commit", "begin", "import", "commit"}));
}

TEST_F(GroupCommit, AFailingCommandUndoesItselfAndNotItsNeighbours) {
  hold_writer(Priority::person);
  queue("one", Priority::person);
  queue("fail", Priority::person);
  queue("two", Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "one", "fail", "undo", "two", "commit"}));
  EXPECT_EQ(outcome("fail"), DatabaseError::Kind::disk_full);
  EXPECT_EQ(outcome("one"), std::nullopt);
  EXPECT_EQ(outcome("two"), std::nullopt);
}

TEST_F(GroupCommit, AFailingCommitFailsEveryCommandOfTheGroupAndTheNextOneWorks) {
  script_.fail_commit = true;
  hold_writer(Priority::person);
  queue("kept", Priority::person);
  queue("undone", Priority::person, false);
  EXPECT_EQ(finish(), (Events{"begin", "kept", "undone", "undo", "commit", "rollback"}));
  for (const char* who : {"holder", "kept", "undone"}) EXPECT_EQ(outcome(who), DatabaseError::Kind::disk_full) << who;
  EXPECT_EQ(database_->revisions().of({Area::results}), 0U);
  EXPECT_FALSE(error_of([&] {
    database_->write(InstitutionId{1}, Priority::person, [](Transaction& tx) { return tx.execute("next") == 1; });
  }));
  EXPECT_EQ(database_->revisions().of({Area::results}), 1U);
}

TEST_F(GroupCommit, ATransactionEndedByTheEngineFailsEveryCommandSoFar) {
  script_.transaction_is_lost = true;
  hold_writer(Priority::person);
  queue("one", Priority::person);
  queue("fail", Priority::person);
  queue("two", Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "one", "fail", "rollback", "begin", "two", "commit"}));
  EXPECT_EQ(outcome("one"), DatabaseError::Kind::disk_full);
  EXPECT_EQ(outcome("two"), std::nullopt);
}

TEST_F(GroupCommit, AWriterThatCannotBeginSaysSoAndTriesAgain) {
  script_.fail_begin = true;
  const auto click = [&] {
    return error_of([&] {
      database_->write(InstitutionId{1}, Priority::person, [](Transaction& tx) { return tx.execute("one") == 1; });
    });
  };
  EXPECT_EQ(click(), DatabaseError::Kind::disk_full);
  EXPECT_EQ(click(), std::nullopt);
}

class TogetherTest : public GroupCommit {
 protected:
  static constexpr auto disk_full = DatabaseError::Kind::disk_full;
  /// Puts orders of another thread into the queue.
  void queue_together(const std::vector<std::string>& names) {
    add_person([this, names] { write_all(names); });
    while (database_->waiting_writes() < names.size()) std::this_thread::yield();
  }
  /// What became of each order, in their order.
  std::vector<std::optional<DatabaseError::Kind>> write_all(const std::vector<std::string>& names) {
    std::vector<WriteOrder> orders;
    for (const std::string& name : names) {
      orders.push_back({InstitutionId{1}, [name](Transaction& tx) {
                          tx.execute(name);
                          return true;
                        }});
    }
    write_together(*database_, Priority::background, orders);
    std::vector<std::optional<DatabaseError::Kind>> answers;
    for (const WriteOrder& order : orders) {
      answers.push_back(order.failure ? error_of([&] { std::rethrow_exception(order.failure); }) : std::nullopt);
    }
    return answers;
  }
};

TEST_F(TogetherTest, OrdersOfOneThreadShareACommitAndOneThatFailsTakesNobodyDown) {
  EXPECT_EQ(write_all({"one", "fail", "two"}), (std::vector<std::optional<DatabaseError::Kind>>{{}, disk_full, {}}));
  EXPECT_EQ(script_.events, (Events{"begin", "one", "fail", "undo", "two", "commit"}));
}

TEST_F(TogetherTest, MoreOrdersThanAGroupHoldsTakeSeveralCommits) {
  write_all({"one", "two", "three", "four", "five"});
  EXPECT_EQ(script_.events, (Events{"begin", "one", "two", "three", "four", "commit", "begin", "five", "commit"}));
}

TEST_F(TogetherTest, ACommitThatFailsIsTheFailureOfAllThatSharedItAndTheNextOnesAreWritten) {
  script_.fail_commit = true;
  EXPECT_EQ(write_all({"one", "two", "three", "four", "five"}),
            (std::vector<std::optional<DatabaseError::Kind>>{disk_full, disk_full, disk_full, disk_full, {}}));
}

TEST_F(TogetherTest, AClickIsAnsweredBeforeTheOrdersThatNobodyHasBegun) {
  hold_writer(Priority::person);
  queue_together({"one", "two"});
  queue("click", Priority::person);
  EXPECT_EQ(finish(), (Events{"begin", "click", "commit", "begin", "one", "two", "commit"}));
}

TEST_F(TogetherTest, OrdersInsideAWriteAreRefusedLikeAWriteInsideAWrite) {
  std::optional<DatabaseError::Kind> refused;
  database_->write(InstitutionId{1}, Priority::person, [&](Transaction&) {
    refused = error_of([&] { write_all({"one"}); });
    return true;
  });
  EXPECT_EQ(refused, DatabaseError::Kind::failure);
}

}  // namespace
}  // namespace vestnik::tests
