#include <nlohmann/json.hpp>

#include "base/signature.h"
#include "gateway_harness.h"
#include "support/child_process.h"
#include "webhook/webhook_gateway.h"

namespace vestnik::test {
namespace {

class WebhookHarness final : public GatewayHarness {
 public:
  WebhookHarness()
      : server_(python("webhook_server.py", {scratch_.root().string(), "whsec_" + to_base64(secret)})),
        gateway_({"http://127.0.0.1:" + std::to_string(server_.read_port()) + "/hook", {secret}, {}}, clock_) {}
  [[nodiscard]] RemoteGateway& gateway() override { return gateway_; }
  [[nodiscard]] std::string good_address() const override { return ""; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] bool repeats_replace() const override { return true; }
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    for (const auto& entry : std::filesystem::directory_iterator{scratch_.root()}) {
      const auto fields = nlohmann::json::parse(read_file(entry.path()));
      found.push_back({fields.at("id"), "", fields.at("subject"), fields.at("text"), ""});
    }
    return found;
  }

 private:
  inline static const std::string secret{"0123456789abcdef0123456789abcdef"};
  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  ChildProcess server_;
  webhook::WebhookGateway gateway_;
};

}  // namespace

GatewayCase webhook_case() {
  return {"webhook", [] { return std::make_unique<WebhookHarness>(); }};
}

}  // namespace vestnik::test
