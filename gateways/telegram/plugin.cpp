// Settings in; a gateway, its tables and the route to link a chat out.
#include "ports/plugin.h"

#include "migrations.h"
#include "routes.h"
#include "telegram_gateway.h"

namespace vestnik::telegram {
namespace {

class TelegramPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto config = read_config(host.settings());
    if (!config) return std::move(config).problem();
    desk_ = std::make_unique<ChatDesk>(host.database(), host.contacts(), host.clock(), host.random());
    host.add_migrations(migrations());
    host.add_route(link_route(host, *desk_, config->name));
    host.add_gateway(
        std::make_unique<TelegramGateway>(*std::move(config), BotSurroundings{*desk_, host.messages()}, host.clock()));
    return {};
  }

 private:
  std::unique_ptr<ChatDesk> desk_;
};

}  // namespace
}  // namespace vestnik::telegram

VESTNIK_PLUGIN("telegram", "1", "", vestnik::telegram::TelegramPlugin)
