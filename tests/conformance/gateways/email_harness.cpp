#include "email_smtp/email_gateway.h"
#include "gateway_harness.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

class EmailSmtp final : public GatewayHarness {
 public:
  EmailSmtp() : server_(python("smtp_server.py", {folder().string()})), gateway_(config(server_.read_port()), clock_) {}
  [[nodiscard]] RemoteGateway& gateway() override { return gateway_; }
  [[nodiscard]] bool repeats_replace() const override { return false; }
  [[nodiscard]] std::string good_address() const override { return "anna@example.org"; }
  [[nodiscard]] std::vector<Arrived> arrived() override { return read_mails(folder()); }

 private:
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.root() / "mails"; }
  static email_smtp::Config config(int port) {
    email_smtp::Config made;
    made.server().host = "127.0.0.1";
    made.server().port = port;
    made.server().tls = net::SmtpTls::off;
    made.server().hello = "school.example";
    made.from = "journal@school.example";
    made.domain = "school.example";
    return made;
  }

  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  ChildProcess server_;
  email_smtp::EmailGateway gateway_;
};

}  // namespace

GatewayCase email_smtp_case() {
  return {"email_smtp", [] { return std::make_unique<EmailSmtp>(); }};
}

}  // namespace vestnik::test
