// Settings and a driver in, one gateway out, and an address for the provider where it may call.
#include "ports/plugin.h"

#include "push.h"
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
    if (!config->push_secret.empty()) {
      // A script of its own: the provider's calls come on other threads than the relay's.
      auto listening = Provider::load(host.scripts(), config->driver + ".lua", *source);
      if (!listening.ok()) return std::move(listening).problem();
      push_ =
          std::make_unique<Push>(std::move(listening).value(), config->push_secret, host.reports(), host.messages());
      push_->contribute(host);
    }
    auto provider = Provider::load(host.scripts(), config->driver + ".lua", std::move(source).value());
    if (!provider.ok()) return std::move(provider).problem();
    host.add_migrations(PollStore::migrations());
    host.add_gateway(std::make_unique<SmsGateway>(std::move(provider).value(), config->account, config->http,
                                                  host.clock(), &host.database()));
    return {};
  }

 private:
  std::unique_ptr<Push> push_;
};

}  // namespace
}  // namespace vestnik::sms_http

VESTNIK_PLUGIN("sms_http", "1", "", vestnik::sms_http::SmsPlugin)
