#include "storage/postgres_way.h"

#include <gtest/gtest.h>

namespace vestnik::storage {
namespace {

TEST(PostgresWay, OnThisMachineMayBeInTheClear) {
  for (const char* here : {"dbname=vestnik", "host=/run/postgresql dbname=vestnik", "host=localhost dbname=vestnik",
                           "host=127.0.0.1,::1 dbname=vestnik", "postgresql://localhost/vestnik",
                           "postgresql:///vestnik", "host=db.example hostaddr=127.0.0.1"}) {
    EXPECT_TRUE(check_way(here)) << here;
  }
}

TEST(PostgresWay, ToAnotherMachineIsEncryptedOrNotGone) {
  for (const char* bare :
       {"host=db.example dbname=vestnik", "host=db.example sslmode=prefer", "host=db.example sslmode=disable",
        "host=localhost,db.example dbname=vestnik", "postgresql://db.example/vestnik",
        "postgresql://localhost.example/vestnik", "host=localhost hostaddr=192.0.2.5"}) {
    const auto checked = check_way(bare);
    ASSERT_FALSE(checked) << bare;
    EXPECT_EQ(checked.problem().code, "storage.way_in_the_clear");
  }
  for (const char* mode : {"require", "verify-ca", "verify-full"}) {
    EXPECT_TRUE(check_way(std::string{"host=db.example dbname=vestnik sslmode="} + mode)) << mode;
    EXPECT_TRUE(check_way(std::string{"postgresql://db.example/vestnik?sslmode="} + mode)) << mode;
  }
}

TEST(PostgresWay, ThatLibpqCannotReadIsItsOwnToRefuse) { EXPECT_TRUE(check_way("host = = nonsense '")); }

}  // namespace
}  // namespace vestnik::storage
