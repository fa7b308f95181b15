// Settings in, one gateway out.
#include "ports/plugin.h"

#include "smpp_gateway.h"

namespace vestnik::smpp {
namespace {

class SmppPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto config = read_config(host.settings());
    if (!config.ok()) return std::move(config).problem();
    host.add_migrations(PartStore::migrations());
    host.add_gateway(std::make_unique<SmppGateway>(std::move(config).value(), host.database(), host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::smpp

VESTNIK_PLUGIN("smpp", "1", "", vestnik::smpp::SmppPlugin)
