#include <gtest/gtest.h>

#include "conformance/http/test_server.h"
#include "storage/open.h"
#include "support/full_disk.h"
#include "support/temporary_folder.h"

namespace vestnik::test {
namespace {

std::string post_to(const std::string& path) {
  return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
}

void run(Database& database, std::string_view sql) {
  database.write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
    transaction.execute(sql);
    return true;
  });
}

TEST(DatabaseFaults, AFullDiskIsSaidToBeOneAndTheServiceGoesOnWhenThereIsRoom) {
  const tests::TemporaryFolder folder;
  tests::FullDisk disk;
  StorageOptions options;
  options.vfs = tests::FullDisk::vfs_name;
  const auto database = std::move(open_sqlite(folder.path("full.db"), options)).value();
  run(*database, "CREATE TABLE p_page (body TEXT)");
  TestHouse house;
  Router router;
  house.add(router, TestHouse::on_executor(Work::write, "/write", [&](const Request&) {
              run(*database, "INSERT INTO p_page VALUES ('Иванов')");
              return answer_of(201, "{}");
            }));
  house.start(std::move(router));

  disk.leave_room(0);
  const RawAnswer full = house.ask(post_to("/write"));
  EXPECT_EQ(full.status, 507);
  EXPECT_EQ(code_of(full), "http.disk_full");
  EXPECT_NE(full.body.find("нет места"), std::string::npos) << full.body;
  EXPECT_EQ(full.body.find("Иванов"), std::string::npos);

  disk.leave_room(100'000'000);
  EXPECT_EQ(house.ask(post_to("/write")).status, 201);
  house.server->stop();
}

TEST(DatabaseFaults, ADatabaseThatIsAwayIsWorthAnotherTry) {
  TestHouse house;
  Router router;
  const auto failing = [](DatabaseError::Kind kind) {
    return [kind](const Request&) -> Response { throw DatabaseError{kind, "secret"}; };
  };
  house.add(router, TestHouse::on_executor(Work::write, "/busy", failing(DatabaseError::Kind::busy)));
  house.add(router, TestHouse::on_executor(Work::write, "/lost", failing(DatabaseError::Kind::lost_connection)));
  house.add(router, TestHouse::on_executor(Work::write, "/odd", failing(DatabaseError::Kind::constraint)));
  house.start(std::move(router));
  const RawAnswer busy = house.ask(post_to("/busy"));
  EXPECT_EQ(busy.status, 503);
  EXPECT_EQ(code_of(busy), "http.database_busy");
  EXPECT_TRUE(busy.has("Retry-After: 2"));
  const RawAnswer lost = house.ask(post_to("/lost"));
  EXPECT_EQ(lost.status, 503);
  EXPECT_EQ(code_of(lost), "http.database_lost");
  EXPECT_EQ(code_of(house.ask(post_to("/odd"))), "internal");
}

TEST(UnknownArguments, AreRefusedByTheApiWithTheNearestName) {
  TestHouse house;
  Router router;
  Route page = TestHouse::route(Method::get, "/api/v1/page", [](const Request&) { return answer_of(200, "{}"); });
  page.doc.query = {{"before", R"({"type":"integer"})"}};
  house.add(router, std::move(page));
  house.start(std::move(router));
  const RawAnswer odd = house.ask("GET /api/v1/page?befor=3 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(odd.status, 400);
  EXPECT_EQ(code_of(odd), "http.unknown_argument");
  EXPECT_NE(odd.body.find("before"), std::string::npos) << odd.body;
  EXPECT_EQ(house.ask("GET /api/v1/page?before=3 HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
}

}  // namespace
}  // namespace vestnik::test
