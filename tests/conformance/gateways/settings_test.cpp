// What an operator may write into the settings, and what is said when it is wrong.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "email_smtp/email_gateway.h"
#include "gateway_harness.h"
#include "sms_http/sms_gateway.h"
#include "telegram/telegram_gateway.h"
#include "webhook/webhook_gateway.h"

namespace vestnik::test {
namespace {

class WrittenSettings final : public Settings {
 public:
  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional{found->second};
  }
  std::map<std::string, std::string, std::less<>> values;
};

class GatewaySettings : public testing::Test {
 protected:
  GatewaySettings() { std::ofstream{scratch_.root() / "password"} << "secret\n"; }
  [[nodiscard]] std::string password() const { return "file:" + (scratch_.root() / "password").string(); }
  void mail(const std::string& key, const std::string& value) { settings_.values["gateway.email_smtp." + key] = value; }
  void sms(const std::string& key, const std::string& value) { settings_.values["gateway.sms_http." + key] = value; }
  // "" when all is well, else the code and the key.
  template <class Config>
  [[nodiscard]] static std::string complaint(const Result<Config>& read) {
    return read.ok() ? "" : read.problem().code + " " + std::string{read.problem().detail("key")};
  }
  [[nodiscard]] std::string mail_complaint() const { return complaint(email_smtp::read_config(settings_)); }
  [[nodiscard]] std::string sms_complaint() const { return complaint(sms_http::read_config(settings_)); }

  tests::TemporaryFolder scratch_;
  WrittenSettings settings_;
};

TEST_F(GatewaySettings, MailNeedsAHostAndASenderAndEncryptsByItself) {
  EXPECT_EQ(mail_complaint(), "gateways.setting_missing gateway.email_smtp.host");
  mail("host", "mail.school.example");
  EXPECT_EQ(mail_complaint(), "gateways.setting_missing gateway.email_smtp.from");
  mail("from", "journal@school.example");
  const auto config = email_smtp::read_config(settings_);
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->server().tls, net::SmtpTls::require);
  EXPECT_EQ(config->server().port, 587);
  EXPECT_EQ(config->server().connections, 10U);
  EXPECT_EQ(config->domain, "school.example");
}

TEST_F(GatewaySettings, AWrongWordOfMailIsNamed) {
  mail("host", "mail.school.example");
  mail("from", "journal@school.example");
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"tls", "maybe"},
                                                                                   {"port", "0"},
                                                                                   {"port", "70000"},
                                                                                   {"connections", "0"},
                                                                                   {"timeout_s", "0"},
                                                                                   {"host", "a/b"},
                                                                                   {"from", "journal"},
                                                                                   {"from_name", "a\r\nb"},
                                                                                   {"domain", "a b"}}) {
    const auto before = settings_.values;
    mail(key, value);
    EXPECT_EQ(mail_complaint(), "gateways.setting_bad gateway.email_smtp." + key);
    settings_.values = before;
  }
}

TEST_F(GatewaySettings, APasswordDoesNotTravelInTheClear) {
  mail("host", "mail.school.example");
  mail("from", "journal@school.example");
  mail("user", "school");
  mail("password", "secret");
  EXPECT_EQ(mail_complaint(), "settings.secret_not_a_reference gateway.email_smtp.password");
  mail("password", password());
  EXPECT_EQ(mail_complaint(), "");
  mail("tls", "opportunistic");
  EXPECT_EQ(mail_complaint(), "gateways.password_needs_tls gateway.email_smtp.tls");
  mail("host", "127.0.0.1");
  EXPECT_EQ(mail_complaint(), "");
}

TEST_F(GatewaySettings, SeveralMailServersShareWhatTheyDoNotSayThemselves) {
  mail("from", "journal@school.example");
  mail("relays", "main spare");
  mail("main.host", "mail.school.example");
  EXPECT_EQ(mail_complaint(), "gateways.setting_missing gateway.email_smtp.spare.host");
  mail("spare.host", "127.0.0.1");
  mail("spare.port", "2525");
  mail("spare.tls", "off");
  mail("main.rate", "50/minute");
  mail("timeout_s", "20");
  const auto config = email_smtp::read_config(settings_);
  ASSERT_TRUE(config.ok()) << config.problem().detail("key");
  ASSERT_EQ(config->relays.size(), 2U);
  EXPECT_EQ(config->relays[0].server.tls, net::SmtpTls::require);
  EXPECT_EQ(config->relays[0].rate->count, 50U);
  EXPECT_EQ(config->relays[1].server.port, 2525);
  EXPECT_EQ(config->relays[1].server.tls, net::SmtpTls::off);
  EXPECT_FALSE(config->relays[1].rate);
  EXPECT_EQ(config->relays[1].server.timeout, std::chrono::seconds{20});
  EXPECT_EQ(config->relays[1].server.hello, "school.example");
}

TEST_F(GatewaySettings, NoMailServerIsShownThePasswordOfAnother) {
  mail("from", "journal@school.example");
  mail("relays", "main spare");
  mail("main.host", "mail.school.example");
  mail("main.user", "school");
  mail("main.password", password());
  mail("spare.host", "spare.school.example");
  const auto config = email_smtp::read_config(settings_);
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->relays[0].server.password, "secret");
  EXPECT_TRUE(config->relays[1].server.user.empty());
}

TEST_F(GatewaySettings, AWrongWordOfTheMailTrafficIsNamed) {
  mail("host", "mail.school.example");
  mail("from", "journal@school.example");
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{{"relays", "a a"},
                                                                                   {"relays", "port"},
                                                                                   {"relays", "a/b"},
                                                                                   {"rate", "0/minute"},
                                                                                   {"rate", "50"},
                                                                                   {"rate", "50/fortnight"},
                                                                                   {"domain_rate", "many/day"},
                                                                                   {"domain_connections", "101"},
                                                                                   {"domains", "mail.ru -"}}) {
    const auto before = settings_.values;
    mail(key, value);
    if (key == "relays") mail("a.host", "mail.school.example");
    EXPECT_EQ(mail_complaint(), "gateways.setting_bad gateway.email_smtp." + key) << value;
    settings_.values = before;
  }
}

TEST_F(GatewaySettings, DomainsHaveTheirOwnShares) {
  mail("host", "mail.school.example");
  mail("from", "journal@school.example");
  mail("domain_rate", "1,000/hr");
  mail("domains", "Mail.ru yandex.ru");
  mail("domain.Mail.ru.rate", "2/s");
  mail("domain.yandex.ru.connections", "3");
  const auto config = email_smtp::read_config(settings_);
  ASSERT_TRUE(config.ok());
  EXPECT_EQ(config->traffic.own.at("mail.ru").rate->period, std::chrono::seconds{1});
  EXPECT_EQ(config->traffic.own.at("yandex.ru").rate->count, 1000U);
  EXPECT_EQ(config->traffic.own.at("yandex.ru").connections, 3U);
  EXPECT_EQ(config->traffic.any.rate->period, std::chrono::hours{1});
}

TEST_F(GatewaySettings, SmsNeedADriverAndASecret) {
  EXPECT_EQ(sms_complaint(), "gateways.setting_missing gateway.sms_http.driver");
  sms("driver", "../../etc/passwd");
  EXPECT_EQ(sms_complaint(), "gateways.setting_bad gateway.sms_http.driver");
  sms("driver", "smsc_ru");
  EXPECT_EQ(sms_complaint(), "settings.secret_not_a_reference gateway.sms_http.password");
  sms("password", password());
  sms("url", "http://sms.example");
  EXPECT_EQ(sms_complaint(), "gateways.setting_bad gateway.sms_http.url");
  sms("url", "https://sms.example");
  EXPECT_EQ(sms_complaint(), "");
}

TEST_F(GatewaySettings, TheDriversOfTheProductAreFound) {
  for (const char* driver : {"smsc_ru", "sms_ru"}) {
    // Wherever the service was started from.
    settings_.values["paths.share"] = VESTNIK_SOURCE_DIR;
    sms("driver", driver);
    sms("password", password());
    const auto config = sms_http::read_config(settings_);
    ASSERT_TRUE(config.ok()) << config.problem().code;
    const auto source = sms_http::read_driver(*config);
    ASSERT_TRUE(source.ok());
    EXPECT_NE(source->find("function build(message, account)"), std::string::npos);
  }
  EXPECT_EQ(sms_http::read_driver({.driver = "none", .folder = "/nowhere", .account = {}, .http = {}}).problem().code,
            "gateways.no_driver");
}

TEST_F(GatewaySettings, ABotNeedsANameAndATokenThatFitsIntoAPath) {
  const auto bot = [&](const std::string& key, const std::string& value) {
    settings_.values["gateway.telegram." + key] = value;
  };
  const auto token = [&](const std::string& word) {
    std::ofstream{scratch_.root() / "token"} << word << "\n";
    bot("token", "file:" + (scratch_.root() / "token").string());
  };
  const auto bot_complaint = [&] { return complaint(telegram::read_config(settings_)); };
  EXPECT_EQ(bot_complaint(), "gateways.setting_missing gateway.telegram.bot");
  bot("bot", "school/../bot");
  EXPECT_EQ(bot_complaint(), "gateways.setting_bad gateway.telegram.bot");
  bot("bot", "school39_bot");
  bot("token", "123456:AbC");
  EXPECT_EQ(bot_complaint(), "settings.secret_not_a_reference gateway.telegram.token");
  for (const char* odd : {"", "123456", ":", "1:", "1:a/../x", "1:a?b", "1:a b", "1:a\nb"}) {
    token(odd);
    EXPECT_EQ(bot_complaint(), "gateways.setting_bad gateway.telegram.token") << odd;
  }
  token("123456:AbC-dEf_0");
  ASSERT_EQ(bot_complaint(), "");
  EXPECT_EQ(telegram::read_config(settings_)->bot.url, "https://api.telegram.org");
  for (const auto& [key, value] : std::vector<std::pair<std::string, std::string>>{
           {"url", "http://api.telegram.org"}, {"url", "https://api.telegram.org/"}, {"per_second", "0"}}) {
    const auto before = settings_.values;
    bot(key, value);
    EXPECT_EQ(bot_complaint(), "gateways.setting_bad gateway.telegram." + key);
    settings_.values = before;
  }
}

TEST_F(GatewaySettings, AWebhookNeedsAnAddressAndItsSecrets) {
  const auto hook = [&](const std::string& key, const std::string& value) {
    settings_.values["gateway.webhook." + key] = value;
  };
  const auto hook_complaint = [&] { return complaint(webhook::read_config(settings_)); };
  const auto secrets = [&](const std::string& lines) {
    std::ofstream{scratch_.root() / "hook"} << lines;
    hook("secret", "file:" + (scratch_.root() / "hook").string());
  };
  EXPECT_EQ(hook_complaint(), "gateways.setting_missing gateway.webhook.url");
  hook("url", "http://school.example/hook");
  EXPECT_EQ(hook_complaint(), "gateways.setting_bad gateway.webhook.url");
  hook("url", "https://school.example/hook");
  EXPECT_EQ(hook_complaint(), "settings.secret_not_a_reference gateway.webhook.secret");
  for (const char* odd :
       {"", "secret", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64 at all, and long enough for it"}) {
    secrets(odd);
    EXPECT_EQ(hook_complaint(), "gateways.setting_bad gateway.webhook.secret") << odd;
  }
  secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n\nwhsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n");
  const auto config = webhook::read_config(settings_);
  ASSERT_TRUE(config.ok()) << hook_complaint();
  EXPECT_EQ(config->secrets.size(), 2U);
  EXPECT_EQ(config->secrets[0].size(), 24U);
  hook("timeout_s", "0");
  EXPECT_EQ(hook_complaint(), "gateways.setting_bad gateway.webhook.timeout_s");
}

}  // namespace
}  // namespace vestnik::test
