// Settings and a driver in, one gateway out.
#include "ports/plugin.h"

#include "sms_gateway.h"

namespace vestnik::sms_http {
namespace {

class SmsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto config = read_config(host.settings());
    if (!config.ok()) return std::move(config).problem();
    auto source = read_driver(*config);
    if (!source.ok()) return std::move(source).problem();
    auto provider = Provider::load(host.scripts(), config->driver + ".lua", std::move(source).value());
    if (!provider.ok()) return std::move(provider).problem();
    host.add_gateway(
        std::make_unique<SmsGateway>(std::move(provider).value(), config->account, config->http, host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::sms_http

VESTNIK_PLUGIN("sms_http", "1", "", vestnik::sms_http::SmsPlugin)
