#include "ports/plugin.h"

#include "plugins/bounces/bounce_gateway.h"
#include "plugins/bounces/closed_address.h"
#include "plugins/bounces/migrations.h"

namespace vestnik::bounces {

class BouncesPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto settings = read_settings(host.settings());
    if (!settings.ok()) return std::move(settings).problem();
    host.add_migrations(migrations());
    host.add_event_audience(address_closed, audience_of, words_of);
    host.add_gateway(std::make_unique<BounceGateway>(host, std::move(settings).value()));
    return {};
  }
};

}  // namespace vestnik::bounces

VESTNIK_PLUGIN("bounces", "1.0.0", "", vestnik::bounces::BouncesPlugin)
