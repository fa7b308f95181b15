// TLS and signing in, against aiosmtpd with certificates made for the test.
#include <gtest/gtest.h>

#include "gateway_harness.h"
#include "mail_courier.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

class EmailTls : public testing::Test {
 protected:
  /// Key and self-signed certificate of a host.
  struct Certificate {
    std::string certificate;
    std::string key;
  };
  [[nodiscard]] Certificate certificate_of(const std::string& host) const {
    const Certificate made{(scratch_.root() / (host + ".crt")).string(), (scratch_.root() / (host + ".key")).string()};
    ChildProcess openssl{{"openssl", "req", "-batch", "-x509", "-newkey", "ec", "-pkeyopt",
                          "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=" + host, "-addext",
                          "subjectAltName=DNS:" + host, "-keyout", made.key, "-out", made.certificate}};
    static_cast<void>(openssl.read_to_end());
    return made;
  }
  [[nodiscard]] std::vector<std::string> server_with(const Certificate& one) const {
    return python("smtp_server.py",
                  {mails().string(), "--tls", one.certificate, one.key, "--auth", "school", "secret"});
  }
  [[nodiscard]] std::filesystem::path mails() const { return scratch_.root() / "mails"; }
  static void sign_in(Courier& courier, const std::string& password) {
    courier.config.server().host = "localhost";
    courier.config.server().tls = net::SmtpTls::require;
    courier.config.server().timeout = std::chrono::seconds{10};
    courier.config.server().user = "school";
    courier.config.server().password = password;
  }

  tests::TemporaryFolder scratch_;
};

TEST_F(EmailTls, AMailGoesUnderTheRightCertificateAndPassword) {
  const Certificate own = certificate_of("localhost");
  ChildProcess server{server_with(own)};
  Courier courier{server.read_port()};
  sign_in(courier, "secret");
  courier.config.server().ca_file = own.certificate;
  std::vector<Message> batch;
  for (std::int64_t delivery = 1; delivery <= 30; ++delivery) batch.push_back(mail_to("anna@example.org", delivery));
  for (const Outcome& outcome : courier.deliver(batch)) EXPECT_EQ(kind(outcome), "sent") << why(outcome);
  EXPECT_EQ(read_mails(mails()).size(), 30U);
}

TEST_F(EmailTls, AStrangersCertificateGetsNothing) {
  ChildProcess server{server_with(certificate_of("localhost"))};
  const int port = server.read_port();
  for (const auto tls : {net::SmtpTls::require, net::SmtpTls::opportunistic}) {
    Courier courier{port};
    sign_in(courier, "secret");
    courier.config.server().tls = tls;
    const auto outcome = courier.deliver({mail_to("anna@example.org")}).at(0);
    EXPECT_EQ(kind(outcome), "retry");
    EXPECT_NE(why(outcome).find("TLS"), std::string::npos) << why(outcome);
  }
  EXPECT_TRUE(read_mails(mails()).empty());
}

TEST_F(EmailTls, ACertificateForAnotherNameGetsNothing) {
  const Certificate other = certificate_of("other.example");
  ChildProcess server{server_with(other)};
  Courier courier{server.read_port()};
  sign_in(courier, "secret");
  courier.config.server().ca_file = other.certificate;
  EXPECT_EQ(courier.fate("anna@example.org"), "retry");
}

TEST_F(EmailTls, AWrongPasswordIsTheOperatorsTrouble) {
  const Certificate own = certificate_of("localhost");
  ChildProcess server{server_with(own)};
  Courier courier{server.read_port()};
  sign_in(courier, "wrong");
  courier.config.server().ca_file = own.certificate;
  const auto outcome = courier.deliver({mail_to("anna@example.org")}).at(0);
  EXPECT_EQ(kind(outcome), "retry");
  EXPECT_NE(why(outcome).find("sign-in refused 535"), std::string::npos) << why(outcome);
  EXPECT_TRUE(read_mails(mails()).empty());
}

}  // namespace
}  // namespace vestnik::test
