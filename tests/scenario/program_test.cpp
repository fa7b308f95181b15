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
#include "scenario/scenario.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct SignInName {
  std::string role, login, password;
};

class BuiltProgram : public ::testing::Test {
 protected:
  [[nodiscard]] std::vector<std::string> words(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all{VESTNIK_BINARY_DIR "/vestnik", "--data", folder.path("data")};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }
  std::string output(const std::vector<std::string>& arguments) {
    return test::ChildProcess{words(arguments)}.read_to_end();
  }

  /// The last lines of `demo`: role, login, password.
  std::vector<SignInName> make_demo() {
    std::istringstream lines{output({"demo"})};
    std::vector<SignInName> names;
    for (std::string line; std::getline(lines, line);) {
      std::istringstream cells{line};
      SignInName name;
      const bool whole = std::getline(cells, name.role, '\t') && std::getline(cells, name.login, '\t') &&
                         std::getline(cells, name.password, '\t');
      if (whole) names.push_back(name);
    }
    return names;
  }

  net::HttpResult call(const std::string& method, const std::string& path, const std::string& body = "",
                       const std::string& token = "") {
    net::HttpRequest request;
    request.method = method;
    request.url = api + path;
    request.body = body;
    request.headers.emplace_back("Idempotency-Key", "program-" + std::to_string(++calls));
    if (!body.empty()) request.headers.emplace_back("Content-Type", "application/json");
    if (!token.empty()) request.headers.emplace_back("Authorization", "Bearer " + token);
    return client.send({&request, 1}, std::chrono::steady_clock::now() + std::chrono::seconds{30}).front();
  }

  void expect_sign_in(const SignInName& name) {
    SCOPED_TRACE(name.role);
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("institution", "syzran")
        .member("login", name.login)
        .member("password", name.password)
        .end_object();
    const net::HttpResult opened = call("POST", "/api/v1/session", body);
    ASSERT_EQ(opened.status, 201) << opened.body;
    const std::string token = text_of(JsonValue::parse(opened.body).value(), "token");
    const net::HttpResult me = call("GET", "/api/v1/me", "", token);
    EXPECT_EQ(me.status, 200);
    EXPECT_THAT(me.body, HasSubstr("\"" + name.role + "\""));
    EXPECT_EQ(call("DELETE", "/api/v1/session", "", token).status, 204);
    EXPECT_EQ(call("GET", "/api/v1/me", "", token).status, 401);
  }

  /// Signs the demonstration's person of a role in.
  std::string token_of(const std::vector<SignInName>& names, std::string_view role) {
    const auto name = std::ranges::find(names, role, &SignInName::role);
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("institution", "syzran")
        .member("login", name->login)
        .member("password", name->password)
        .end_object();
    return text_of(JsonValue::parse(call("POST", "/api/v1/session", body).body).value(), "token");
  }

  TemporaryFolder folder;
  net::HttpClient client{[] {
    net::HttpOptions options;
    options.largest_answer = std::size_t{4} << 20U;
    return options;
  }()};
  std::string api;
  int calls = 0;
};

TEST_F(BuiltProgram, ServesTheDemonstrationSchoolAndEndsWhenAsked) {
  const auto names = make_demo();
  ASSERT_EQ(names.size(), 5U);
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  ASSERT_THAT(line, AllOf(HasSubstr("http://127.0.0.1:"), HasSubstr("/api/v1")));
  api = line.substr(0, line.find("/api/v1"));

  for (const SignInName& name : names) expect_sign_in(name);
  EXPECT_EQ(call("GET", "/health").status, 200);
  EXPECT_THAT(call("GET", "/metrics").body, HasSubstr("# TYPE"));
  const net::HttpResult openapi = call("GET", "/api/v1/openapi.json");
  EXPECT_EQ(openapi.status, 200);
  const auto document = JsonValue::parse(openapi.body, {std::size_t{4} << 20U, 64});
  ASSERT_TRUE(document.ok());
  EXPECT_NE(document->find("paths"), nullptr);

  const test::Ended second = test::ChildProcess{words({"serve", "--port", "0"}), test::Errors::with_output}.end();
  EXPECT_EQ(second.code, 1);
  // The refusal speaks to the operator, not in codes.
  EXPECT_THAT(second.output, AllOf(HasSubstr("уже"), Not(HasSubstr("storage."))));

  EXPECT_EQ(output({"backup", folder.path("copy.db")}), "");
  EXPECT_TRUE(std::filesystem::exists(folder.path("copy.db")));
  EXPECT_THAT(output({"audit", "verify"}), HasSubstr("syzran"));

  const test::Ended served = service.end(SIGTERM);
  EXPECT_EQ(served.code, 0);
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

/// A shipped regulation or its cases.
std::string shipped(const std::string& folder, const std::string& name = "syzran") {
  std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/" + folder + "/" + name + ".lua"};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST_F(BuiltProgram, AnswersQuestionsOnStandardInputWithoutADatabase) {
  const std::string script = VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua";
  std::ofstream{folder.path("questions")}
      << "помощь\nоценка 5 7-А алгебра 14.09.2026 учитель 22.09.2026 00:00\nвыход\nоценка\n";
  const std::string command = VESTNIK_BINARY_DIR "/vestnik regulation try " + script + " < " + folder.path("questions");
  const test::Ended asked = test::ChildProcess{{"sh", "-c", command}, test::Errors::with_output}.end();
  EXPECT_EQ(asked.code, 0) << asked.output;
  EXPECT_THAT(asked.output, AllOf(HasSubstr("Вопрос — одна строка"), HasSubstr("Нельзя."), HasSubstr("п. 7.4.7"),
                                  Not(HasSubstr("какая оценка"))));
  EXPECT_FALSE(std::filesystem::exists(folder.path("data")));
}

TEST_F(BuiltProgram, ChecksARegulationAgainstTheSchoolItIsFor) {
  ASSERT_EQ(make_demo().size(), 5U);
  std::string script = shipped("regulations");
  const std::string rule = "editing {\n  clause = \"7.4.7\",";
  ASSERT_NE(script.find(rule), std::string::npos);
  script.replace(script.find(rule), rule.size(), rule + " for_ { class = \"7-Я\" },");
  std::ofstream{folder.path("wrong.lua")} << script;
  const test::Ended wrong =
      test::ChildProcess{words({"regulation", "check", folder.path("wrong.lua"), "--institution", "syzran"}),
                         test::Errors::with_output}
          .end();
  EXPECT_EQ(wrong.code, 1) << wrong.output;
  EXPECT_THAT(wrong.output, HasSubstr("Класса или группы «7-Я» в учреждении нет"));
  const std::string good = output(
      {"regulation", "check", VESTNIK_SOURCE_DIR "/scripts_lua/regulations/syzran.lua", "--institution", "syzran"});
  EXPECT_THAT(good, HasSubstr("Положение в порядке"));
}

TEST_F(BuiltProgram, TriesARegulationOnOneClassAndRollsItBack) {
  ASSERT_EQ(make_demo().size(), 5U);
  std::string script = shipped("regulations");
  script.replace(script.find("протокол № 1"), std::string_view{"протокол № 1"}.size(), "протокол № 2");
  std::ofstream{folder.path("next.lua")} << script;
  EXPECT_THAT(
      output({"regulation", "adopt", folder.path("next.lua"), "--institution", "syzran", "--for-groups", "7-А"}),
      HasSubstr("На пробу"));
  EXPECT_THAT(output({"regulation", "promote", "--institution", "syzran"}), HasSubstr("протокол № 2"));
  EXPECT_THAT(output({"regulation", "rollback", "--institution", "syzran"}),
              AllOf(HasSubstr("протокол № 2"), HasSubstr("снова действует прежнее: протокол № 1")));
  const test::Ended again =
      test::ChildProcess{words({"regulation", "rollback", "--institution", "syzran"}), test::Errors::with_output}.end();
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.output, HasSubstr("Прежнего положения"));
}

TEST_F(BuiltProgram, TakesATrialOverWhileItServes) {
  const auto names = make_demo();
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  const std::string token = token_of(names, "administrator");
  EXPECT_THAT(call("GET", "/api/v1/regulation", "", token).body, HasSubstr("\"on_trial\":false"));
  std::string script = shipped("regulations");
  script.replace(script.find("протокол № 1"), std::string_view{"протокол № 1"}.size(), "протокол № 2");
  std::ofstream{folder.path("next.lua")} << script;
  output({"regulation", "adopt", folder.path("next.lua"), "--institution", "syzran", "--for-groups", "7-А"});
  std::string said;
  for (int look = 0; look < 100 && said.find("\"on_trial\":true") == std::string::npos; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    said = call("GET", "/api/v1/regulation", "", token).body;
  }
  EXPECT_THAT(said, HasSubstr("\"on_trial\":true"));
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(BuiltProgram, AnswersAboutRegulationsOverTheApiToThoseWhoMayAsk) {
  const auto names = make_demo();
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  std::string body;
  JsonWriter{body}.begin_object().member("script", shipped("regulations")).end_object();
  const std::string administrator = token_of(names, "administrator");
  const net::HttpResult checked = call("POST", "/api/v1/regulation/check", body, administrator);
  EXPECT_EQ(checked.status, 200) << checked.body;
  EXPECT_THAT(checked.body, AllOf(HasSubstr("\"whole\":true"), HasSubstr("\"severity\":\"note\"")));
  std::string test;
  JsonWriter{test}
      .begin_object()
      .member("script", shipped("regulations"))
      .member("cases", shipped("cases") + shipped("cases", "syzran_calendar"))
      .member("strict", true)
      .end_object();
  EXPECT_THAT(call("POST", "/api/v1/regulation/test", test, administrator).body, HasSubstr("\"passed\":true"));
  const net::HttpResult hostile =
      call("POST", "/api/v1/regulation/check", R"({"script":"for n = 1, 1e9 do end"})", administrator);
  EXPECT_EQ(hostile.status, 200) << hostile.body;
  EXPECT_THAT(hostile.body, HasSubstr("script.too_long"));
  EXPECT_EQ(call("GET", "/api/v1/regulation", "", administrator).status, 200);
  EXPECT_THAT(call("GET", "/api/v1/regulation/rules", "", administrator).body, HasSubstr("открыта 7 дней"));
  // Without another text: what would change from the regulation in force.
  EXPECT_EQ(call("POST", "/api/v1/regulation/diff", body, administrator).body, R"({"changes":[]})");
  EXPECT_EQ(call("POST", "/api/v1/regulation/test", body, administrator).status, 422);
  EXPECT_EQ(call("POST", "/api/v1/regulation/check", body, token_of(names, "parent")).status, 403);
  EXPECT_EQ(call("POST", "/api/v1/regulation/check", body).status, 401);
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(BuiltProgram, PutsARegulationInForceOverTheApi) {
  const auto names = make_demo();
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  const std::string administrator = token_of(names, "administrator");
  std::string script = shipped("regulations");
  script.replace(script.find("протокол № 1"), std::string_view{"протокол № 1"}.size(), "протокол № 2");
  std::string all;
  JsonWriter{all}.begin_object().member("script", script).end_object();
  std::string some;
  JsonWriter{some}
      .begin_object()
      .member("script", script)
      .key("for_groups")
      .begin_array()
      .value("7-А")
      .end_array()
      .end_object();
  const std::string adoptions = "/api/v1/regulation/adoptions";
  EXPECT_EQ(call("POST", adoptions, some, administrator).status, 204);
  EXPECT_THAT(call("GET", "/api/v1/regulation", "", administrator).body, HasSubstr("\"on_trial\":true"));
  EXPECT_THAT(call("POST", "/api/v1/regulation/promotion", "", administrator).body, HasSubstr("\"hash\""));
  EXPECT_THAT(call("GET", "/api/v1/regulation", "", administrator).body, HasSubstr("\"on_trial\":false"));
  EXPECT_EQ(call("POST", "/api/v1/regulation/promotion", "", administrator).status, 409);
  EXPECT_EQ(call("POST", "/api/v1/regulation/rollback", "", administrator).status, 200);
  EXPECT_EQ(call("POST", "/api/v1/regulation/rollback", "", administrator).status, 409);
  const net::HttpResult broken = call("POST", adoptions, R"({"script":"for n = 1, 1e9 do end"})", administrator);
  EXPECT_EQ(broken.status, 422) << broken.body;
  EXPECT_THAT(broken.body, HasSubstr("regulation.not_whole"));
  EXPECT_EQ(call("POST", adoptions, all, token_of(names, "teacher")).status, 403);
  EXPECT_EQ(call("POST", "/api/v1/regulation/rollback", "", token_of(names, "teacher")).status, 403);
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(BuiltProgram, ReplaysTheHistoryUnderAnotherVersionOverTheApi) {
  const auto names = make_demo();
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  const std::string administrator = token_of(names, "administrator");
  const auto wish = [](const std::string& script, const char* to) {
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("script", script)
        .member("from", "2026-09-01")
        .member("to", to)
        .member("sms_price", "3.50")
        .end_object();
    return body;
  };
  const std::string path = "/api/v1/regulation/simulations";
  const auto wait_for = [&](const std::string& number) {
    net::HttpResult state = call("GET", path + "/" + number, "", administrator);
    for (int look = 0; look < 600 && state.body.find("\"running\"") != std::string::npos; ++look) {
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
      state = call("GET", path + "/" + number, "", administrator);
    }
    return state;
  };
  EXPECT_EQ(call("POST", path, wish(shipped("regulations"), "2026-10-31"), administrator).body, R"({"id":1})");
  const net::HttpResult second = call("POST", path, wish(shipped("regulations"), "2026-10-31"), administrator);
  EXPECT_EQ(second.status, 409) << second.body;
  EXPECT_THAT(second.body, HasSubstr("regulation.simulation_running"));
  const net::HttpResult done = wait_for("1");
  EXPECT_THAT(done.body,
              AllOf(HasSubstr("\"state\":\"done\""), HasSubstr("\"percent\":100"), HasSubstr("\"report\":{")));
  EXPECT_EQ(call("POST", path, wish("marks {", "2026-10-31"), administrator).body, R"({"id":2})");
  EXPECT_THAT(wait_for("2").body, AllOf(HasSubstr("\"state\":\"failed\""), HasSubstr("script.lua:1")));
  EXPECT_EQ(call("GET", path + "/1", "", administrator).status, 404);
  EXPECT_EQ(call("DELETE", path + "/2", "", administrator).status, 204);
  EXPECT_EQ(call("GET", path + "/2", "", administrator).status, 404);
  EXPECT_EQ(call("POST", path, wish(shipped("regulations"), "2026-08-01"), administrator).status, 400);
  EXPECT_EQ(call("POST", path, wish("x", "2026-10-31"), token_of(names, "parent")).status, 403);
  EXPECT_EQ(call("GET", path + "/3", "", token_of(names, "parent")).status, 403);
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

}  // namespace
}  // namespace vestnik::tests
