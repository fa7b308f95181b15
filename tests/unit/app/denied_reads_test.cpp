// The audit's lines about reads that were denied.
#include "app/denied_reads.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "unit/app/bare_service.h"

namespace vestnik::tests {
namespace {

/// A database that cannot be written for a while.
class FailingDatabase final : public Database {
 public:
  explicit FailingDatabase(Database& behind) : behind_(behind) {}
  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override {
    behind_.read(institution, use);
  }
  void write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) override {
    if (fails) throw DatabaseError(DatabaseError::Kind::disk_full, "no room");
    behind_.write(institution, priority, use);
  }
  Revisions revisions() override { return behind_.revisions(); }

  bool fails = true;

 private:
  Database& behind_;
};

TEST(DeniedReads, AreWrittenOnceTheDatabaseTakesThem) {
  BareService world;
  FailingDatabase database{world.service->database()};
  DeniedReads denied;
  Route route;
  route.method = Method::get;
  route.permission = Permission{"diary", "view"};
  route.handle = [](const Request&) {
    Response response;
    response.status = 403;
    return response;
  };
  const Route watched = denied.watched(std::move(route));
  Actor actor;
  actor.institution = BareService::school;
  Request request;
  request.actor = actor;
  watched.handle(request);
  EXPECT_EQ(denied.write(database, world.random), 0U);
  database.fails = false;
  EXPECT_EQ(denied.write(database, world.random), 1U);
  EXPECT_EQ(denied.write(database, world.random), 0U);
}

}  // namespace
}  // namespace vestnik::tests
