#include <algorithm>
#include <nlohmann/json.hpp>

#include "driver_double.h"
#include "gateway_harness.h"
#include "sms_http/sms_gateway.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

class SmsHttp final : public GatewayHarness {
 public:
  SmsHttp()
      : server_(python("sms_server.py", {scratch_.root().string()})),
        gateway_(sms_http::Provider::load(driver_, "test.lua", "").value(),
                 {.url = "http://127.0.0.1:" + std::to_string(server_.read_port()),
                  .login = "school",
                  .password = "p&ss=wörd",
                  .sender = ""},
                 {}, clock_) {}
  [[nodiscard]] RemoteGateway& gateway() override { return gateway_; }
  [[nodiscard]] std::string good_address() const override { return "+79270000001"; }
  [[nodiscard]] bool carries_subject() const override { return false; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] bool repeats_replace() const override { return true; }
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    for (const auto& entry : std::filesystem::directory_iterator{scratch_.root()}) {
      const auto fields = nlohmann::json::parse(read_file(entry.path()));
      found.push_back({fields.at("key"), fields.at("phone"), "", fields.at("text"), ""});
    }
    return found;
  }

 private:
  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  DriverDouble driver_{test_provider()};
  ChildProcess server_;
  sms_http::SmsGateway gateway_;
};

}  // namespace

GatewayCase sms_http_case() {
  return {"sms_http", [] { return std::make_unique<SmsHttp>(); }};
}

}  // namespace vestnik::test
