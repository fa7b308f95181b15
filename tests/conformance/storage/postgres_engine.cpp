#include "conformance/storage/suite.h"
#include "support/postgres_server.h"

namespace vestnik::tests {
namespace {

/// Started once for the program; every test has a database of its own.
PostgresServer& server() {
  static PostgresServer only;
  return only;
}

class PostgresEngine final : public Engine {
 public:
  Result<std::unique_ptr<Database>> open(const StorageOptions& options) override {
    return open_postgres(connection_, options);
  }
  void drop_sessions() const { server().drop_sessions(connection_); }

 private:
  std::string connection_ = server().create_database();
};

TEST(PostgresStorage, GoesOnAfterTheServerHasDroppedItsSessions) {
  PostgresEngine engine;
  const auto database = std::move(engine.open({})).value();
  const auto write = [&](const char* sql) {
    database->write(InstitutionId{1}, Priority::person, [&](Transaction& tx) {
      tx.execute(sql);
      return true;
    });
  };
  write("CREATE TABLE kept (id BIGINT)");
  engine.drop_sessions();
  write("INSERT INTO kept VALUES (2)");
  database->read(InstitutionId{1}, [](Transaction& tx) {
    EXPECT_EQ(tx.one("SELECT SUM(id) FROM kept", {}, [](const Row& row) { return row.integer(0); }), 2);
  });
}

TEST(PostgresStorage, ASessionLostInTheMiddleFailsItsCommandAndTheNextOneWorks) {
  PostgresEngine engine;
  const auto database = std::move(engine.open({})).value();
  const auto number = [&](const std::function<void()>& meanwhile) {
    database->write(InstitutionId{1}, Priority::person, [&](Transaction& tx) {
      (void)tx.next("event");
      meanwhile();
      return tx.next("event") == 2;
    });
  };
  EXPECT_EQ(error_of([&] { number([&] { engine.drop_sessions(); }); }), DatabaseError::Kind::lost_connection);
  number([] {});
  database->read(InstitutionId{1}, [](Transaction& tx) {
    EXPECT_EQ(tx.one("SELECT value FROM counter", {}, [](const Row& row) { return row.integer(0); }), 2);
  });
}

TEST(PostgresStorage, RefusesADatabaseThatDoesNotSortByBytes) {
  const std::string connection = server().create_database("LOCALE_PROVIDER icu ICU_LOCALE 'ru' LOCALE 'C'");
  const auto opened = open_postgres(connection, {});
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.problem().code, "storage.wrong_locale");
}

TEST(PostgresStorage, SaysThatThereIsNoServer) {
  const auto opened = open_postgres("host=/nonexistent dbname=school password=secret", {});
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.problem(), (Problem{"storage.cannot_connect", {{"where", "PostgreSQL"}}}));
}

}  // namespace

INSTANTIATE_TEST_SUITE_P(Postgres, StorageConformance, testing::Values([]() -> std::unique_ptr<Engine> {
                           return std::make_unique<PostgresEngine>();
                         }));

}  // namespace vestnik::tests
