/// The built program as an operator runs it: demo, day, serve, a sign-in over HTTP, backup, audit verify, SIGTERM.
#include <gmock/gmock.h>
#include <signal.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

#include "json/json_value.h"
#include "json/json_writer.h"
#include "net/http_client.h"
#include "scenario/built_program.h"
#include "scenario/scenario.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(BuiltProgram, ServesTheDemonstrationSchoolAndEndsWhenAsked) {
  const auto names = make_demo();
  ASSERT_EQ(names.size(), 5U);
  test::ChildProcess service{words({"serve", "--port", "0"}), test::Errors::with_output};
  std::string line;
  while (line.find("/api/v1") == std::string::npos) line = service.read_line();
  ASSERT_THAT(line, AllOf(HasSubstr("http://127.0.0.1:"), HasSubstr("/api/v1")));
  api = line.substr(0, line.find("/api/v1"));

  for (const SignInName& name : names) expect_sign_in(name);
  EXPECT_EQ(call("GET", "/health").status, 200);
  EXPECT_THAT(call("GET", "/metrics").body, HasSubstr("# TYPE"));
  const net::HttpResult openapi = call("GET", "/api/v1/openapi.json");
  EXPECT_EQ(openapi.status, 200);
  const auto document = JsonValue::parse(openapi.body, {std::size_t{4} << 20U, 64});
  ASSERT_TRUE(document.ok()) << document.problem().code << " of " << openapi.body.size() << " bytes";
  EXPECT_NE(document->find("paths"), nullptr);

  const test::Ended second = test::ChildProcess{words({"serve", "--port", "0"}), test::Errors::with_output}.end();
  EXPECT_EQ(second.code, 1);
  // The refusal speaks to the operator, not in codes.
  EXPECT_THAT(second.output, AllOf(HasSubstr("уже"), Not(HasSubstr("storage."))));

  EXPECT_EQ(output({"backup", folder.path("copy.db")}), "");
  EXPECT_TRUE(std::filesystem::exists(folder.path("copy.db")));
  EXPECT_THAT(output({"audit", "verify"}), HasSubstr("syzran"));

  knock_as("kanareykin.k");
  const test::Ended served = service.end(SIGTERM);
  EXPECT_EQ(served.code, 0);
  // The log of the program itself: what was refused, and nobody's name, password or path.
  EXPECT_THAT(served.output, AllOf(HasSubstr("http: refused"), HasSubstr("code=\"access.wrong_credentials\"")));
  for (const SignInName& name : names) {
    EXPECT_THAT(served.output, Not(HasSubstr(name.login)));
    EXPECT_THAT(served.output, Not(HasSubstr(name.password)));
  }
  EXPECT_THAT(served.output, AllOf(Not(HasSubstr("anareyk")), Not(HasSubstr("анарейк")), Not(HasSubstr("127.0.0.1"))));
}

TEST_F(BuiltProgram, LivesThroughTheDayAndTellsWhoWasToldWhatAndWhoWasNot) {
  // Read to the end only when the exit code is 0: whatever was expected has arrived.
  const std::string summary = output({"day"});
  EXPECT_THAT(summary, AllOf(HasSubstr("Илья: нет на 1-м уроке"), HasSubstr("п. 4.3"), HasSubstr("п. 7.5.5"),
                             HasSubstr("отказалась от электронной формы")));
  std::size_t letters = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("data/day/messages"))) {
    letters += entry.is_regular_file() ? 1 : 0;
  }
  EXPECT_GT(letters, 10U);
}

TEST_F(BuiltProgram, SimulatesAVersionOnAJournalAndWritesItsTables) {
  ASSERT_THAT(output({"day"}), HasSubstr("п. 4.3"));
  const auto simulated = [&](const std::string& until, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"regulation",
                                       "simulate",
                                       "--journal",
                                       folder.path("data/day/vestnik.db"),
                                       VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua",
                                       "--from",
                                       "2026-09-14",
                                       "--to",
                                       until};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::ChildProcess{words(arguments), test::Errors::with_output}.end();
  };
  const test::Ended report = simulated("2026-09-22", {"--sms-price", "3.50", "--csv", folder.path("tables")});
  EXPECT_EQ(report.code, 0);
  EXPECT_THAT(report.output, AllOf(HasSubstr("сошёлся с журналом полностью"), HasSubstr("115,50"), HasSubstr("100 %")));
  for (const char* table : {"entries.csv", "messages.csv", "families.csv"}) {
    EXPECT_TRUE(std::filesystem::exists(folder.path("tables") + "/" + table)) << table;
  }
  EXPECT_EQ(simulated("22.09.2026", {}).code, 2);
  EXPECT_EQ(simulated("2026-09-22", {"--sms-price", "дорого"}).code, 2);
  EXPECT_EQ(simulated("2026-09-13", {}).code, 1);
}

TEST_F(BuiltProgram, SaysThatPostgresIsBackedUpByItsOwnToolAndVerifiesTheConfiguredDatabase) {
  ASSERT_EQ(make_demo().size(), 5U);
  std::ofstream{folder.path("connection")} << "host=/nowhere dbname=none";
  std::ofstream{folder.path("postgres.properties")} << "database.engine = postgres\n"
                                                    << "database.connection = file:" << folder.path("connection")
                                                    << "\n";
  const auto told = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--config", folder.path("postgres.properties")});
    return test::ChildProcess{words(arguments), test::Errors::with_output}.end();
  };
  const test::Ended backup = told({"backup", folder.path("copy.dump")});
  EXPECT_EQ(backup.code, 1);
  EXPECT_THAT(backup.output, HasSubstr("pg_dump"));
  EXPECT_FALSE(std::filesystem::exists(folder.path("copy.dump")));
  // The SQLite file of the same folder is another database: its chain proves nothing about this one.
  const test::Ended audit = told({"audit", "verify"});
  EXPECT_EQ(audit.code, 1);
  EXPECT_THAT(audit.output, AllOf(HasSubstr("PostgreSQL"), Not(HasSubstr("syzran"))));
}

TEST_F(BuiltProgram, PrintsTheAddressItServes) {
  std::ofstream{folder.path("local.properties")} << "http.address = 127.0.0.2\n";
  test::ChildProcess service{words({"--config", folder.path("local.properties"), "serve", "--port", "0"})};
  EXPECT_THAT(service.read_line(), HasSubstr("http://127.0.0.2:"));
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(BuiltProgram, LetsProgramsInByTokensAndClientsOfNetSchoolByTheirOwnProtocol) {
  const auto names = make_demo();
  std::ofstream{folder.path("local.properties")} << "plugins.enabled = maildir internal_mail diary mail netschool\n";
  test::ChildProcess service{words({"--config", folder.path("local.properties"), "serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  EXPECT_THAT(call("GET", "/webapi/logindata").body, HasSubstr("\"schoolLogin\":true"));
  EXPECT_THAT(call("GET", "/webapi/Schools/Search?NAME=39").body, HasSubstr("\"shortName\""));
  EXPECT_EQ(call("GET", "/webapi/student/diary/init").status, 401);
  const std::string parent = token_of(names, "parent");
  EXPECT_EQ(call("POST", "/api/v1/me/app-passwords", R"({"name":"Telephone"})", parent).status, 201);
  const std::string in_a_month = to_iso(SystemClock{}.now() + std::chrono::days{30});
  const net::HttpResult made =
      call("POST", "/api/v1/me/tokens",
           R"({"name":"Board","permissions":["me:view"],"expires_at":")" + in_a_month + "\"}", parent);
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string token = text_of(*JsonValue::parse(made.body).value().find("result"), "secret");
  EXPECT_EQ(call("GET", "/api/v1/me", "", token).status, 200);
  EXPECT_EQ(call("GET", "/api/v1/mail", "", token).status, 403);
  EXPECT_EQ(call("GET", "/api/v1/me/tokens", "", token).status, 403);
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(BuiltProgram, ABackupOpensAsASchoolOfItsOwn) {
  ASSERT_EQ(make_demo().size(), 5U);
  std::filesystem::create_directories(folder.path("restored"));
  output({"backup", folder.path("restored") + "/vestnik.db"});
  test::ChildProcess verify{{VESTNIK_BINARY_DIR "/vestnik", "--data", folder.path("restored"), "audit", "verify"}};
  EXPECT_THAT(verify.read_to_end(), HasSubstr("syzran"));
}

}  // namespace
}  // namespace vestnik::tests
