// The npm client netschoolapi 1.12.2 (lentryd), unmodified, over a real server: sign-in with its context, diary, an
// assignment, types, the person, sign-out.
#include "http/server.h"
#include "records/account_store.h"
#include "support/child_process.h"
#include "unit/netschool/netschool_school.h"

namespace vestnik::tests {
namespace {

class RealNetSchoolClient : public NetSchool {
 protected:
  RealNetSchoolClient() {
    school_.run(
        "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) VALUES "
        "(1, 1, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0)");
    lesson(1, "2026-10-13", 1, class_7a, 1);
    mark(1, 1, egor, "4");
    school_.database().write(school, Priority::person, [&](Transaction& transaction) {
      set_account_state(transaction, add_account(transaction, egors_mother, "зимина", "code", school_.clock().now()),
                        account_state::active);
      return true;
    });
    auto started = Server::start({}, std::move(router),
                                 {[](std::string_view) { return std::nullopt; }, table, school_.clock(), random_});
    EXPECT_TRUE(started);
    server = *std::move(started);
  }
  test::Ended run(const std::string& password) {
    return test::ChildProcess{{"node", VESTNIK_SOURCE_DIR "/tests/support/netschool/client.js",
                               "http://127.0.0.1:" + std::to_string(server->port()), "зимина", password},
                              test::Errors::with_output}
        .end();
  }

  std::unique_ptr<Server> server;
};

TEST_F(RealNetSchoolClient, ReadsTheDiaryAndLeaves) {
  const test::Ended ended = run(app_password_of(egors_mother));
  ASSERT_EQ(ended.code, 0) << ended.output;
  const Json told = Json::parse(ended.output.substr(ended.output.find('{')), nullptr, false);
  ASSERT_TRUE(told.is_object()) << ended.output;
  EXPECT_EQ(told["year"], "2026/2027");
  EXPECT_EQ(told["school"], "Школа");
  EXPECT_EQ(told["server"], "5.47.0.0");
  EXPECT_EQ(told["students"][0], "Зимин Егор Павлович");
  EXPECT_EQ(told["terms"][0], "1 четверть");
  EXPECT_EQ(told["valid"], true);
  EXPECT_EQ(told["subject"], "Алгебра");
  EXPECT_EQ(told["starts"], "2026-10-13T08:00:00");
  EXPECT_EQ(told["marks"][0], 4);
  EXPECT_EQ(told["assignment"]["subject"], "7-А/Алгебра");
  EXPECT_EQ(told["types"], 10);
  EXPECT_EQ(told["name"], "Зимина");
  EXPECT_EQ(told["ended"], true);
}

TEST_F(RealNetSchoolClient, ToldItIsNotThePasswordDoesNotComeIn) {
  const test::Ended ended = run("not-it");
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.output.find("409"), std::string::npos) << ended.output;
}

}  // namespace
}  // namespace vestnik::tests
