#include <nlohmann/json.hpp>

#include "gateway_harness.h"
#include "support/child_process.h"
#include "telegram/telegram_gateway.h"
#include "unit/plugin/idle_ports.h"

namespace vestnik::test {
namespace {

class TelegramHarness final : public GatewayHarness {
 public:
  TelegramHarness()
      : server_(python("telegram_server.py", {scratch_.root().string(), token})),
        gateway_({{"http://127.0.0.1:" + std::to_string(server_.read_port()), token}, "school_bot", 0, {}},
                 {desk_, idle_}, clock_) {}
  [[nodiscard]] RemoteGateway& gateway() override { return gateway_; }
  [[nodiscard]] std::string good_address() const override { return "777000111"; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] bool repeats_replace() const override { return false; }
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    for (const auto& entry : std::filesystem::directory_iterator{scratch_.root()}) {
      if (entry.path().extension() != ".json") continue;
      const auto fields = nlohmann::json::parse(read_file(entry.path()));
      const std::string text = fields.at("text");
      const auto head = text.find("\n\n");
      found.push_back({fields.at("key"), std::to_string(fields.at("chat_id").get<std::int64_t>()), text.substr(0, head),
                       text.substr(head + 2), ""});
    }
    return found;
  }

 private:
  inline static const std::string token{"123456:AbC-dEf_0"};
  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  SeededRandom random_{1};
  IdlePorts idle_;
  telegram::ChatDesk desk_{idle_, idle_, clock_, random_};
  ChildProcess server_;
  telegram::TelegramGateway gateway_;
};

}  // namespace

GatewayCase telegram_case() {
  return {"telegram", [] { return std::make_unique<TelegramHarness>(); }};
}

}  // namespace vestnik::test
