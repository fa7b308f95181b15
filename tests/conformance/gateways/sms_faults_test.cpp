// What becomes of an SMS when the provider answers nonsense, is silent or goes away. A real HTTP server on loopback.
#include <gtest/gtest.h>

#include "driver_double.h"
#include "gateway_harness.h"
#include "sms_http/sms_gateway.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

const Instant now = parse_iso_instant("2026-09-14T08:04:00Z").value();

Message sms(const std::string& text, std::int64_t delivery = 1) {
  Message message;
  message.institution = InstitutionId{7};
  message.delivery = DeliveryId{delivery};
  message.idempotency_key = "7." + std::to_string(delivery);
  message.address = "+79270000001";
  message.text = text;
  return message;
}

class Texter {
 public:
  explicit Texter(int port, DriverFunctions functions = test_provider())
      : driver(std::move(functions)),
        gateway_(
            sms_http::Provider::load(driver, "test.lua", "").value(),
            {.url = "http://127.0.0.1:" + std::to_string(port), .login = "", .password = "p&ss=wörd", .sender = ""},
            {.timeout = 500ms, .ca_file = ""}, clock_) {}
  Outcome deliver(const Message& message) {
    return gateway_.deliver({&message, 1}, std::chrono::steady_clock::now() + 10s).at(0);
  }
  Outcome ask(const Message& message) {
    return gateway_.ask({&message, 1}, std::chrono::steady_clock::now() + 10s).at(0);
  }
  bool can_be_asked() const { return gateway_.info().can_ask; }

  DriverDouble driver;

 private:
  ManualClock clock_{now};
  sms_http::SmsGateway gateway_;
};

std::string kind(const Outcome& outcome) {
  if (const auto* retry = std::get_if<RetryAt>(&outcome)) {
    return "retry in " + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(retry->when - now).count());
  }
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such number";
  return refused.permanent ? "refused for good" : "refused";
}

class SmsAnswers : public testing::Test {
 protected:
  tests::TemporaryFolder scratch_;
  ChildProcess server_{python("sms_server.py", {scratch_.root().string()})};
  int port_ = server_.read_port();
};

TEST_F(SmsAnswers, EachKindOfNonsenseHasItsOutcome) {
  const std::vector<std::pair<std::string, std::string>> cases{{"hello", "sent"},
                                                               {"!html", "unknown"},
                                                               {"!truncated", "unknown"},
                                                               {"!empty", "unknown"},
                                                               {"!list", "unknown"},
                                                               {"!huge", "unknown"},
                                                               {"!many_headers", "unknown"},
                                                               {"!half", "unknown"},
                                                               {"!reset", "unknown"},
                                                               {"!silence", "unknown"},
                                                               {"!500", "unknown"},
                                                               {"!error", "retry in 600"},
                                                               {"!bad_number", "no such number"},
                                                               {"!429", "retry in 60"},
                                                               {"!429_after", "retry in 777"},
                                                               {"!429_nonsense", "retry in 60"},
                                                               {"!503", "retry in 60"},
                                                               {"!404", "retry in 600"},
                                                               {"!403", "retry in 600"},
                                                               {"!redirect", "retry in 600"}};
  Texter texter{port_};
  for (const auto& [text, expected] : cases) EXPECT_EQ(kind(texter.deliver(sms(text))), expected) << text;
}

TEST_F(SmsAnswers, ABadTextIsNotTheNumbersFault) {
  Texter texter{port_};
  EXPECT_EQ(kind(texter.deliver(sms("\xD0"))), "refused for good");
  Message nobody = sms("hello");
  nobody.address = "8 927";
  EXPECT_EQ(kind(texter.deliver(nobody)), "no such number");
}

TEST_F(SmsAnswers, TheNumberIsNotInTheWords) {
  Texter texter{port_};
  EXPECT_EQ(std::get<Refused>(texter.deliver(sms("!bad_number"))).why, "… is no number");
}

TEST_F(SmsAnswers, TheReceiptIsTheProvidersOwnId) {
  Texter texter{port_};
  EXPECT_EQ(std::get<Sent>(texter.deliver(sms("hello"))).receipt, "79270000001");
}

TEST_F(SmsAnswers, WhatTheProviderHasIsNotSentAgain) {
  Texter texter{port_};
  Message message = sms("hello");
  EXPECT_EQ(kind(texter.deliver(message)), "sent");
  message.attempt = 2;
  EXPECT_EQ(kind(texter.deliver(message)), "sent");
  message = sms("other", 2);
  message.attempt = 2;
  EXPECT_EQ(kind(texter.deliver(message)), "sent");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{scratch_.root()}, {}), 2);
}

TEST_F(SmsAnswers, TheProviderIsAskedAboutADoubtAndNothingIsSent) {
  Texter texter{port_};
  EXPECT_TRUE(texter.can_be_asked());
  EXPECT_EQ(kind(texter.deliver(sms("hello"))), "sent");
  EXPECT_EQ(kind(texter.ask(sms("hello"))), "sent");
  EXPECT_EQ(kind(texter.ask(sms("other", 2))), "retry in 0") << "the provider never had it";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{scratch_.root()}, {}), 1);
}

TEST_F(SmsAnswers, AQuestionWithoutAnAnswerLeavesTheDoubt) {
  Texter nobody{free_port()};
  EXPECT_EQ(kind(nobody.ask(sms("hello"))), "unknown");
  auto functions = test_provider();
  functions["ask"] = [](const auto&) { return Result<ScriptValue>{Problem{"script.failed"}}; };
  Texter texter{port_, functions};
  EXPECT_EQ(kind(texter.ask(sms("hello"))), "unknown");
}

TEST_F(SmsAnswers, ADriverThatFailsSendsNothing) {
  auto functions = test_provider();
  functions["build"] = [](const auto&) { return Result<ScriptValue>{Problem{"script.failed"}}; };
  Texter texter{port_, functions};
  EXPECT_EQ(kind(texter.deliver(sms("hello"))), "retry in 600");
  EXPECT_EQ(texter.driver.loads(), 1);
}

TEST_F(SmsAnswers, ADriverThatRanTooLongIsLoadedAnew) {
  auto functions = test_provider();
  functions["read"] = [](const auto&) { return Result<ScriptValue>{Problem{"script.too_long"}}; };
  Texter texter{port_, functions};
  EXPECT_EQ(kind(texter.deliver(sms("hello"))), "unknown");
  EXPECT_EQ(kind(texter.deliver(sms("hello"))), "unknown");
  EXPECT_EQ(texter.driver.loads(), 2);
}

TEST_F(SmsAnswers, ASecretInTheUrlStaysAtHome) {
  for (const char* url : {"/send?password=1", "@evil.example/", "/send#1", "/send\r\nX: y"}) {
    auto functions = test_provider();
    functions["build"] = [=](const auto& arguments) {
      ScriptValue::Table made;
      made["url"] = *arguments.at(1).find("url")->text() + url;
      return Result<ScriptValue>{ScriptValue{std::move(made)}};
    };
    Texter texter{port_, functions};
    EXPECT_EQ(kind(texter.deliver(sms("hello"))), "retry in 600") << url;
  }
}

TEST_F(SmsAnswers, ADriversHeaderCannotStartAnother) {
  auto functions = test_provider();
  functions["build"] = [](const auto& arguments) {
    ScriptValue::Table made;
    made["url"] = *arguments.at(1).find("url")->text() + "/send";
    made["headers"] = ScriptValue::Table{{"X-A", "b\r\nX-C: d"}};
    return Result<ScriptValue>{ScriptValue{std::move(made)}};
  };
  Texter texter{port_, functions};
  EXPECT_EQ(kind(texter.deliver(sms("hello"))).substr(0, 5), "retry");
}

TEST(NoSmsProvider, IsTriedAgain) {
  Texter texter{free_port()};
  EXPECT_EQ(kind(texter.deliver(sms("hello"))), "retry in 30");
}

TEST(SmsDriver, WithoutItsFunctionsDoesNotLoad) {
  DriverDouble driver{DriverFunctions{{"build", test_provider().at("build")}}};
  const auto provider = sms_http::Provider::load(driver, "half.lua", "");
  ASSERT_FALSE(provider.ok());
  EXPECT_EQ(provider.problem().code, "gateways.driver_incomplete");
  EXPECT_EQ(provider.problem().detail("function"), "read");
}

}  // namespace
}  // namespace vestnik::test
