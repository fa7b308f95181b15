// The drivers of the product in the sandbox they run in: what they ask for, and how they read the providers' answers.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "lua/script_host.h"
#include "sms_http/provider.h"

namespace vestnik::test {
namespace {

using sms_http::Question;

const Instant now = parse_iso_instant("2026-09-14T08:04:00Z").value();

struct Answer {
  std::string body;
  std::string expected;
  int status = 200;
};

std::string in_a_word(const sms_http::Reading& reading) {
  const auto* outcome = std::get_if<Outcome>(&reading);
  if (outcome == nullptr) return "absent";
  if (const auto* sent = std::get_if<Sent>(outcome)) return "sent " + sent->receipt;
  if (std::holds_alternative<RetryAt>(*outcome)) return "retry";
  if (std::holds_alternative<Unknown>(*outcome)) return "unknown";
  const auto& refused = std::get<Refused>(*outcome);
  if (refused.of == Refused::Of::address) return "no such number";
  return refused.permanent ? "refused for good" : "refused";
}

class SmsDrivers : public testing::Test {
 protected:
  SmsDrivers() {
    message_.idempotency_key = "7.5";
    message_.address = "+79270000001";
    message_.text = "Нет на уроке";
  }
  [[nodiscard]] sms_http::Provider driver(const std::string& name) {
    std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/sms_providers/" + name + ".lua", std::ios::binary};
    return sms_http::Provider::load(scripts_, name + ".lua", {std::istreambuf_iterator<char>{file}, {}}).value();
  }
  void expect(sms_http::Provider& provider, Question question, const std::vector<Answer>& answers) const {
    for (const Answer& one : answers) {
      net::HttpResult result;
      result.phase = net::HttpPhase::answered;
      result.status = one.status;
      result.body = one.body;
      EXPECT_EQ(in_a_word(provider.reading(question, result, message_, now)), one.expected) << one.body;
    }
  }

  LuaScriptHost scripts_;
  Message message_;
  sms_http::Account account_{.url = "", .login = "school", .password = "p&s", .sender = "Shkola"};
};

TEST_F(SmsDrivers, AReceiptOfBrokenLettersIsKeptAsADatabaseTakesIt) {
  auto provider = sms_http::Provider::load(
      scripts_, "x.lua", "function build() end function read() return { sent = ('я'):sub(1, 1) .. '7' } end");
  ASSERT_TRUE(provider.ok());
  expect(provider.value(), Question::send, {{"", "sent \uFFFD7"}});
}

TEST_F(SmsDrivers, SmscRuAsksWithEverythingInTheBody) {
  auto provider = driver("smsc_ru");
  const auto request = provider.request(Question::send, message_, account_);
  ASSERT_TRUE(request.ok()) << request.problem().code;
  EXPECT_EQ(request->url, "https://smsc.ru/sys/send.php");
  EXPECT_EQ(request->body,
            "charset=utf-8&fmt=3&id=7.5&login=school&mes=" + net::form_encoded({{"", message_.text}}).substr(1) +
                "&phones=79270000001&psw=p%26s&sender=Shkola");
  ASSERT_TRUE(provider.can_be_asked());
  const auto question = provider.request(Question::status, message_, account_);
  ASSERT_TRUE(question.ok());
  EXPECT_EQ(question->url, "https://smsc.ru/sys/status.php");
  EXPECT_EQ(question->body, "charset=utf-8&fmt=3&id=7.5&login=school&phone=79270000001&psw=p%26s");
}

TEST_F(SmsDrivers, SmscRuAnswersAreRead) {
  auto provider = driver("smsc_ru");
  expect(provider, Question::send,
         {{R"({"id": 5, "cnt": 1})", "sent 5"},
          {R"({"id": "7.5", "cnt": 2})", "sent 7.5"},
          {R"({"error": "money", "error_code": 3})", "retry"},
          {R"({"error": "text", "error_code": 6, "id": 5})", "refused"},
          {R"({"error": "number", "error_code": 7})", "no such number"},
          {R"({"error": "way", "error_code": 8})", "refused for good"},
          {R"({"error": "?", "error_code": 99})", "unknown"},
          {R"({"error": "?", "error_code": {}})", "unknown"},
          {"{}", "unknown"},
          {"[]", "unknown"},
          {"5", "unknown"},
          {"\"text\"", "unknown"},
          {"<html>", "unknown"},
          {R"({"id": )", "unknown"},
          {"<html>", "retry", 404}});
}

TEST_F(SmsDrivers, SmscRuTellsWhatBecameOfAMessage) {
  auto provider = driver("smsc_ru");
  expect(provider, Question::status,
         {{R"({"status": -3})", "absent"},
          {R"({"status": 0})", "sent 7.5"},
          {R"({"status": 1, "last_date": "14.09.2026 11:04:00"})", "sent 7.5"},
          {R"({"status": 20, "err": 1})", "refused for good"},
          {R"({"status": 22})", "no such number"},
          {R"({"status": 24})", "retry"},
          {R"({"error": "login", "error_code": 2})", "retry"},
          {R"({"status": 77})", "unknown"},
          {"<html>", "unknown"}});
}

TEST_F(SmsDrivers, SmsRuAsksWithEverythingInTheBody) {
  auto provider = driver("sms_ru");
  account_.url = "http://127.0.0.1:1";
  account_.sender = "";
  const auto request = provider.request(Question::send, message_, account_);
  ASSERT_TRUE(request.ok()) << request.problem().code;
  EXPECT_EQ(request->url, "http://127.0.0.1:1/sms/send");
  EXPECT_EQ(request->body,
            "api_id=p%26s&json=1&msg=" + net::form_encoded({{"", message_.text}}).substr(1) + "&to=79270000001");
  EXPECT_FALSE(provider.can_be_asked());
}

TEST_F(SmsDrivers, SmsRuAnswersAreRead) {
  auto provider = driver("sms_ru");
  expect(provider, Question::send,
         {{R"({"status":"OK","status_code":100,"sms":{"79270000001":{"status":"OK","sms_id":"000-1"}},"balance":4.5})",
           "sent 000-1"},
          {R"({"status":"OK","sms":{"79270000001":{"status":"ERROR","status_code":207}}})", "refused for good"},
          {R"({"status":"OK","sms":{"79270000001":{"status":"ERROR","status_code":202}}})", "no such number"},
          {R"({"status":"OK","sms":{"79270000002":{"status":"OK","sms_id":"1"}}})", "unknown"},
          {R"({"status":"OK","sms":5})", "unknown"},
          {R"({"status":"ERROR","status_code":200,"status_text":"api_id"})", "retry"},
          {R"({"status":"ERROR","status_code":500})", "unknown"},
          {R"({"status":"OK"})", "unknown"},
          {"{}", "unknown"},
          {"<html>", "unknown"}});
}

}  // namespace
}  // namespace vestnik::test
