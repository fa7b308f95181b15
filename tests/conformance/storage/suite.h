#pragma once
/// The conformance suite of the storage drivers: what every engine must do, told once, run against each.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "storage/open.h"

namespace vestnik::tests {

/// An empty database of one engine, gone with the object.
class Engine {
 public:
  virtual ~Engine() = default;
  /// Opens it; as often as one likes, at the same time too.
  virtual Result<std::unique_ptr<Database>> open(const StorageOptions& options) = 0;
};

using MakeEngine = std::unique_ptr<Engine> (*)();

class StorageConformance : public testing::TestWithParam<MakeEngine> {
 protected:
  void SetUp() override { database_ = open(); }

  std::unique_ptr<Database> open(const StorageOptions& options = {}) {
    auto opened = engine_->open(options);
    EXPECT_TRUE(opened.ok()) << (opened ? "" : opened.problem().code);
    return opened ? std::move(opened).value() : nullptr;
  }
  Database& database() { return *database_; }

  void write(const std::function<void(Transaction&)>& use, InstitutionId institution = school) {
    database_->write(institution, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }
  void make_table(const char* sql) {
    write([&](Transaction& transaction) { transaction.execute(sql); });
  }
  std::int64_t number(std::string_view sql) {
    std::int64_t found = 0;
    database_->read(school, [&](Transaction& transaction) {
      found = transaction.one(sql, {}, [](const Row& row) { return row.integer(0); }).value_or(-1);
    });
    return found;
  }

  static constexpr InstitutionId school{7};

  std::unique_ptr<Engine> engine_ = GetParam()();
  std::unique_ptr<Database> database_;
};

/// The kind of the DatabaseError that `action` throws; std::nullopt when it throws none.
template <class Action>
std::optional<DatabaseError::Kind> error_of(Action&& action) {
  try {
    action();
  } catch (const DatabaseError& error) {
    return error.kind();
  }
  return std::nullopt;
}

}  // namespace vestnik::tests
