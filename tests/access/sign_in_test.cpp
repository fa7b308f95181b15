// Who gets in, and when.
#include <gtest/gtest.h>

#include "access/client.h"
#include "access/passwords.h"
#include "lua/loader.h"
#include "records/account_store.h"

namespace vestnik::access_proof {
namespace {

constexpr const char* phrase = "длинная фраза вместо пароля";

class SignIn : public ::testing::Test {
 protected:
  SignIn() {
    const std::string hash = hash_password(phrase);
    world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
      for (const char* who : {"teacher", "mother"}) set_password_hash(transaction, world.actor(who).account, hash);
      set_password_hash(transaction, world.actor("blocked").account, hash);
      set_account_state(transaction, world.actor("blocked").account, account_state::blocked);
      return true;
    });
  }

  Response sign_in(const std::string& institution, const std::string& login) {
    return client.ask(
        {"POST", "/api/v1/session",
         "{\"institution\":\"" + institution + "\",\"login\":\"" + login + "\",\"password\":\"" + phrase + "\"}"},
        "");
  }

  World world;
  Client client{world};
};

// labinsk-5.1.1, otradny-4.user.1, syzran-6.1.1, usolye-6.2, yarovoe-8.2: Sunday at three in the night like any hour.
TEST_F(SignIn, WorksRoundTheClockUnderEveryRegulation) {
  for (const char* code : {"labinsk", "otradny", "syzran", "usolye", "yarovoe"}) {
    const auto folder = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua" / "regulations";
    world.service().regulations().put(World::school,
                                      load_regulation_file(folder / (std::string{code} + ".lua")).regulation);
    for (const char* moment : {"2026-09-14T06:00:00Z", "2026-09-19T23:00:00Z"}) {
      world.clock().set(parse_iso_instant(moment).value());
      for (const char* who : {"teacher", "mother"}) {
        const Response answer = sign_in("school", who);
        ASSERT_EQ(answer.status, 201) << code << ' ' << moment << ' ' << who;
        const std::string body{answer.content()};
        const std::string token = body.substr(body.find("\"token\":\"") + 9, 64);
        EXPECT_EQ(client.ask({"GET", "/api/v1/me", ""}, token).status, 200) << code << ' ' << moment << ' ' << who;
        EXPECT_EQ(client.ask({"GET", "/api/v1/announcements", ""}, token).status, 200) << code << ' ' << moment;
      }
    }
  }
}

// syzran-r.gen.3: a login opens its own institution. syzran-r.gen.2: a blocked account, though its password is right.
TEST_F(SignIn, IsToTheOwnInstitutionWhileTheAccountIsOpen) {
  EXPECT_EQ(sign_in("school", "teacher").status, 201);
  EXPECT_EQ(sign_in("elsewhere", "teacher").status, 401);
  EXPECT_EQ(sign_in("school", "blocked").status, 401);
}

}  // namespace
}  // namespace vestnik::access_proof
