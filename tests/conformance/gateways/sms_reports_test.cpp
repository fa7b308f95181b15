// What providers tell later: by their call, and when they are asked. The shipped drivers in the sandbox they run in.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "lua/script_host.h"
#include "sms_http/feedback.h"
#include "sms_http/push.h"
#include "sms_http/sms_gateway.h"
#include "support/cabinet/catalogue.h"

namespace vestnik::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Kind = DeliveryReport::Kind;
using Fields = std::vector<std::pair<std::string, std::string>>;

const Instant noon = parse_iso_instant("2026-09-14T08:04:00Z").value();
const std::string secret = "0123456789abcdefABCDEF";

class KeptReports final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view gateway, std::span<const DeliveryReport> reports) override {
    if (gateway == "sms_http") taken.insert(taken.end(), reports.begin(), reports.end());
    return std::vector<ReportFate>(reports.size(), ReportFate::taken);
  }
  bool take(const InboundMessage& message) override {
    messages.push_back(message);
    return true;
  }
  std::vector<DeliveryReport> taken;
  std::vector<InboundMessage> messages;
};

class SmsReports : public testing::Test {
 protected:
  [[nodiscard]] sms_http::Provider driver(const std::string& name) {
    std::ifstream file{VESTNIK_SOURCE_DIR "/scripts_lua/sms_providers/" + name + ".lua", std::ios::binary};
    return sms_http::Provider::load(scripts_, name + ".lua", {std::istreambuf_iterator<char>{file}, {}}).value();
  }
  Response post(const std::string& name, const std::string& body, const std::string& given = secret) {
    Request request;
    request.method = Method::post;
    request.body = body;
    return call(name, std::move(request), given);
  }
  Response get(const std::string& name, Fields query) {
    Request request;
    request.query = std::move(query);
    return call(name, std::move(request), secret);
  }
  [[nodiscard]] std::vector<Kind> kinds() const {
    std::vector<Kind> found;
    for (const DeliveryReport& report : reports_.taken) found.push_back(report.kind);
    return found;
  }

  LuaScriptHost scripts_;
  KeptReports reports_;
  tests::FileCatalogue words_;

 private:
  Response call(const std::string& name, Request request, const std::string& given) {
    sms_http::Push push{driver(name), secret, reports_, words_};
    request.parameters = {{"secret", given}};
    request.received_at = noon;
    return push.handle(request);
  }
};

TEST_F(SmsReports, OfSmscRuAreUnderstoodByPostAndByGet) {
  EXPECT_EQ(post("smsc_ru", "id=1.17&phone=79270000001&status=1&time=14.09.2026+12%3A05&err=0").status, 200);
  EXPECT_EQ(get("smsc_ru", {{"id", "1.18"}, {"phone", "79270000001"}, {"status", "22"}}).status, 200);
  EXPECT_EQ(post("smsc_ru", "id=1.19&status=-1").status, 200);
  ASSERT_THAT(reports_.taken, SizeIs(3));
  EXPECT_EQ(reports_.taken[0].idempotency_key, "1.17");
  EXPECT_EQ(reports_.taken[0].at, noon);
  EXPECT_THAT(kinds(), ElementsAre(Kind::delivered, Kind::no_such_address, Kind::asked));
}

TEST_F(SmsReports, OfSmsRuComeManyAtOnceAndAreAnsweredAsItWants) {
  const std::string body = net::form_encoded({{"data[0]", "sms_status\n000-1\n103\n1789370000"},
                                              {"data[1]", "sms_status\n000-2\n104\n1789370000"},
                                              {"data[2]", "callcheck_status\n5\n401\n1789370000"},
                                              {"hash", "abc"}});
  const Response answer = post("sms_ru", body);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, "100");
  ASSERT_THAT(reports_.taken, SizeIs(2));
  EXPECT_EQ(reports_.taken[0].receipt, "000-1");
  EXPECT_THAT(kinds(), ElementsAre(Kind::delivered, Kind::undelivered));
}

TEST_F(SmsReports, WhatPeopleAnswerComesTheSameWay) {
  EXPECT_EQ(post("smsc_ru", net::form_encoded({{"phone", "79270000001"}, {"mes", "болеет до пятницы"}, {"to", "7999"}}))
                .status,
            200);
  ASSERT_THAT(reports_.messages, SizeIs(1));
  EXPECT_EQ(reports_.messages[0].from, "+79270000001");
  EXPECT_EQ(reports_.messages[0].text, "болеет до пятницы");
  EXPECT_EQ(reports_.messages[0].gateway, "sms_http");
  EXPECT_FALSE(reports_.messages[0].id.empty());
}

TEST_F(SmsReports, WithoutTheSecretNothingIsThere) {
  const Response answer = post("smsc_ru", "id=1.17&status=1", "0123456789abcdefABCDEX");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(post("smsc_ru", "id=1.17&status=1", "").status, 404);
  EXPECT_THAT(reports_.taken, IsEmpty());
}

TEST_F(SmsReports, NonsenseChangesNothingAndIsAnsweredPlainly) {
  for (const std::string& body :
       {std::string{}, std::string{"id=1.17"}, std::string{"status=1"}, std::string{"id=1.17&status=soon"},
        std::string{"%zz=%1"}, std::string{"{\"id\":\"1.17\",\"status\":1}"}, std::string(60'000, 'x'),
        std::string("id=\0&status=1", 13)}) {
    const Response answer = post("smsc_ru", body);
    EXPECT_TRUE(answer.status == 422 || reports_.taken.size() == 1) << body.substr(0, 40);
    EXPECT_EQ(answer.body.find("1.17"), std::string::npos);
  }
  EXPECT_EQ(post("sms_ru", "data[0]=sms_status").status, 422);
}

TEST_F(SmsReports, AFloodOfFieldsIsNoReport) {
  std::string body;
  for (int at = 0; at < 5000; ++at) body += "a" + std::to_string(at) + "=1&";
  EXPECT_EQ(post("smsc_ru", body + "id=1.17&status=1").status, 422);
  EXPECT_THAT(reports_.taken, IsEmpty());
}

struct PolledAnswer {
  const char* driver;
  const char* url;
  const char* form;
  const char* body;
};

TEST_F(SmsReports, ManyAreAskedForInOneQuestion) {
  const ScriptValue::List list{ScriptValue::Table{{"key", "1.17"}, {"receipt", "000-1"}, {"phone", "+79270000001"}},
                               ScriptValue::Table{{"key", "1.18"}, {"receipt", "000-2"}, {"phone", "+79270000002"}}};
  const sms_http::Account account{.url = "", .login = "school", .password = "p", .sender = ""};
  const PolledAnswer asked[] = {
      {"smsc_ru", "https://smsc.ru/sys/status.php", "id=1.17%2C1.18%2C&",
       R"([{"id":"1.17","phone":"79270000001","status":1},{"id":"1.18","phone":"79270000002","status":-1}])"},
      {"sms_ru", "https://sms.ru/sms/status", "sms_id=000-1%2C000-2",
       R"({"status":"OK","sms":{"000-1":{"status_code":103},"000-2":{"status_code":102}}})"}};
  for (const PolledAnswer& one : asked) {
    auto provider = driver(one.driver);
    const auto said = provider.call("poll", {list, sms_http::as_value(account)});
    ASSERT_TRUE(said.ok()) << said.problem().code;
    const auto request = provider.as_request(*said);
    ASSERT_TRUE(request.ok());
    EXPECT_EQ(request->url, one.url);
    EXPECT_NE(request->body.find(one.form), std::string::npos) << request->body;
    const auto read = provider.call("read_poll", {std::int64_t{200}, one.body, list});
    ASSERT_TRUE(read.ok()) << read.problem().code;
    const auto reports = sms_http::reports_in(*read, noon);
    ASSERT_THAT(reports, SizeIs(2)) << one.driver;
    EXPECT_EQ(reports[0].kind, Kind::delivered);
    EXPECT_EQ(reports[1].kind, Kind::asked);
    for (const char* broken : {"", "<html>", "[1,2]", "{}", R"({"error":"x","error_code":2})"}) {
      const auto nothing = provider.call("read_poll", {std::int64_t{200}, broken, list});
      ASSERT_TRUE(nothing.ok()) << one.driver << broken;
      EXPECT_THAT(sms_http::reports_in(*nothing, noon), IsEmpty());
    }
  }
}

TEST_F(SmsReports, TelephonesAreReadAsProvidersWriteThem) {
  EXPECT_EQ(sms_http::telephone_of("79270000001"), "+79270000001");
  EXPECT_EQ(sms_http::telephone_of("8 (927) 000-00-01"), "+79270000001");
  EXPECT_EQ(sms_http::telephone_of("+86 138 0000 0000"), "+8613800000000");
  EXPECT_EQ(sms_http::telephone_of("MTS"), "");
  EXPECT_EQ(sms_http::telephone_of("0611"), "");
}

TEST(FormFields, AreReadAsTheyWereWritten) {
  const Fields fields{{"имя", "Ёлка & Ко"}, {"a", ""}, {"b", "1+1=2"}};
  EXPECT_EQ(net::form_decoded(net::form_encoded(fields)), fields);
  EXPECT_EQ(net::form_decoded("a&&b=1"), (Fields{{"a", ""}, {"b", "1"}}));
  EXPECT_EQ(net::form_decoded("a=%4"), std::nullopt);
  EXPECT_EQ(net::form_decoded("a=%zz"), std::nullopt);
  EXPECT_EQ(net::form_decoded("a=1&b=2", 1), std::nullopt);
}

}  // namespace
}  // namespace vestnik::test
