// The audit's lines about reads that were denied.
#include "app/denied_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "records/audit_reader.h"
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

class CardReads : public ::testing::Test {
 protected:
  /// Reads as `reader` what the route answers with this status; the audit's newest note about it, or "".
  std::string read(const char* path, Permission permission, PersonId reader, int status,
                   const char* type = "application/json; charset=utf-8") {
    Route route;
    route.method = Method::get;
    route.permission = permission;
    route.handle = [status, type](const Request&) {
      Response response;
      response.status = status;
      response.content_type = type;
      return response;
    };
    Request request;
    request.path = path;
    request.parameters = {{"id", "17"}};
    request.actor = Actor{BareService::school, reader, {}, false, nullptr, "10.0.0.7"};
    request.received_at = world.clock.now();
    reads.watched(std::move(route)).handle(request);
    if (reads.write(world.service->database(), world.random) == 0) return {};
    AuditPage page;
    world.service->database().read(BareService::school, [&](Transaction& transaction) {
      AuditFilter filter;
      filter.student = 17;
      page = read_audit(transaction, filter);
    });
    return page.entries.empty() ? "of nobody" : page.entries.front().payload;
  }

  BareService world;
  DeniedReads reads;
};

// syzran-7.3.12 syzran-7.4.9: whose card was seen by whom, and when, can be asked of the audit.
TEST_F(CardReads, StandInTheAuditWithTheReaderAndTheAddress) {
  const std::string note = read("/api/v1/people/17/contacts", {"contacts", "view"}, PersonId{5}, 200);
  EXPECT_THAT(note, ::testing::HasSubstr(R"("read":"contacts.view","outcome":"read","actor":5)"));
  EXPECT_THAT(note, ::testing::HasSubstr(R"("address":"10.0.0.7")"));
  EXPECT_THAT(read("/api/v1/students/17/guardians", {"guardians", "view"}, PersonId{5}, 200),
              ::testing::HasSubstr(R"("read":"guardians.view")"));
  EXPECT_THAT(read("/api/v1/students/17/card", {"cards_medical", "view"}, PersonId{5}, 200),
              ::testing::HasSubstr(R"("read":"cards_medical.view")"));
  EXPECT_THAT(read("/api/v1/people/17/personal-data", {"personal_data", "export"}, PersonId{5}, 200),
              ::testing::HasSubstr(R"("read":"personal_data.export")"));
}

TEST_F(CardReads, AreNotNotedOfOnesOwnCardNorOfWhatIsNoCard) {
  EXPECT_EQ(read("/api/v1/people/17/contacts", {"contacts", "view"}, PersonId{17}, 200), "");
  EXPECT_EQ(read("/api/v1/students/17/diary", {"diary", "view"}, PersonId{5}, 200), "");
}

// syzran-10.2: a page for the printer or a file takes the data away, whatever it is of.
TEST_F(CardReads, AsAPageOrAFileAreExports) {
  const char* const page = "text/html; charset=utf-8";
  EXPECT_THAT(read("/api/v1/students/17/diary", {"diary", "view"}, PersonId{5}, 200, page),
              ::testing::HasSubstr(R"("read":"diary.view","outcome":"exported","actor":5)"));
  EXPECT_THAT(read("/api/v1/people/17/contacts", {"contacts", "view"}, PersonId{17}, 200, "text/csv"),
              ::testing::HasSubstr(R"("outcome":"exported","actor":17)"));
  EXPECT_THAT(read("/api/v1/students/17/diary", {"diary", "view"}, PersonId{5}, 404, page),
              ::testing::HasSubstr(R"("outcome":"denied")"));
  EXPECT_EQ(read("/api/v1/documents/17/file", {"documents", "view"}, PersonId{5}, 200, "application/pdf"), "");
}

TEST_F(CardReads, ThatWereDeniedSayWhoseCardItWas) {
  EXPECT_THAT(read("/api/v1/people/17/contacts", {"contacts", "view"}, PersonId{5}, 404),
              ::testing::HasSubstr(R"("outcome":"denied","actor":5)"));
}

}  // namespace
}  // namespace vestnik::tests
