// Settings in, one gateway out.
#include "ports/plugin.h"

#include "webhook_gateway.h"

namespace vestnik::webhook {
namespace {

class WebhookPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto config = read_config(host.settings());
    if (!config) return std::move(config).problem();
    host.add_gateway(std::make_unique<WebhookGateway>(*std::move(config), host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::webhook

VESTNIK_PLUGIN("webhook", "1", "", vestnik::webhook::WebhookPlugin)
