/// The tools for regulations of the built program: on the command line, and over the API of the one that serves.
#include <gmock/gmock.h>
#include <signal.h>

#include <fstream>
#include <thread>

#include "scenario/built_program.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::Not;

/// Administrators come in with a password alone: the second factor is not what these are about.
class RegulationProgram : public BuiltProgram {
 protected:
  RegulationProgram() {
    config = folder.path("one_factor.properties");
    std::ofstream{config} << "access.second_factor = off\n";
  }
};

/// A shipped regulation or its cases.
std::string shipped(const std::string& folder, const std::string& name = "syzran") {
  std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/" + folder + "/" + name + ".lua"};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST_F(RegulationProgram, AnswersQuestionsOnStandardInputWithoutADatabase) {
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

TEST_F(RegulationProgram, ChecksARegulationAgainstTheSchoolItIsFor) {
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

TEST_F(RegulationProgram, TriesARegulationOnOneClassAndRollsItBack) {
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

TEST_F(RegulationProgram, TakesATrialOverWhileItServes) {
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

TEST_F(RegulationProgram, AnswersAboutRegulationsOverTheApiToThoseWhoMayAsk) {
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

TEST_F(RegulationProgram, AnswersQuestionsAboutARegulationOverTheApi) {
  const auto names = make_demo();
  test::ChildProcess service{words({"serve", "--port", "0"})};
  const std::string line = service.read_line();
  api = line.substr(0, line.find("/api/v1"));
  const std::string administrator = token_of(names, "administrator");
  const auto asked = [&](const char* path, std::string_view name, std::string_view value) {
    std::string body;
    JsonWriter{body}.begin_object().member("script", shipped("regulations")).member(name, value).end_object();
    const net::HttpResult answer = call("POST", path, body, administrator);
    EXPECT_EQ(answer.status, 200) << path << answer.body;
    return JsonValue::parse(answer.body).value();
  };
  const std::string mark = "оценка 5 7-А алгебра 14.09.2026 учитель ";
  const JsonValue open = asked("/api/v1/regulation/ask", "question", mark + "21.09.2026 23:59:59");
  EXPECT_THAT(text_of(open, "answer"), Not(HasSubstr("Нельзя.")));
  const JsonValue closed = asked("/api/v1/regulation/ask", "question", mark + "22.09.2026 00:00");
  EXPECT_THAT(text_of(closed, "answer"), AllOf(HasSubstr("Нельзя."), HasSubstr("п. 7.4.7")));
  const JsonValue cell = asked("/api/v1/regulation/cell", "question", mark + "21.09.2026 23:59:59");
  EXPECT_THAT(text_of(cell, "cell"), AllOf(HasSubstr("до 22.09.2026 00:00"), HasSubstr("п. 7.4.7")));
  const JsonValue page = asked("/api/v1/regulation/side-by-side", "document", "7.4.7. В течение 7 дней");
  EXPECT_THAT(text_of(page, "html"), AllOf(HasSubstr("7.4.7"), HasSubstr("открыта 7 дней")));
  std::string script;
  JsonWriter{script}.begin_object().member("script", shipped("regulations")).end_object();
  const net::HttpResult rules = call("POST", "/api/v1/regulation/explain", script, administrator);
  EXPECT_EQ(rules.status, 200);
  EXPECT_THAT(rules.body, AllOf(HasSubstr("\"rules\":["), HasSubstr("открыта 7 дней"), HasSubstr("7.4.7")));
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(RegulationProgram, PutsARegulationInForceOverTheApi) {
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
  EXPECT_EQ(call("POST", adoptions, all, token_of(names, "parent")).status, 403);
  EXPECT_EQ(call("POST", "/api/v1/regulation/rollback", "", token_of(names, "parent")).status, 403);
  EXPECT_EQ(service.end(SIGTERM).code, 0);
}

TEST_F(RegulationProgram, ReplaysTheHistoryUnderAnotherVersionOverTheApi) {
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
