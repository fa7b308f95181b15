// Settings in, one gateway out.
#include "ports/plugin.h"

#include "email_gateway.h"

namespace vestnik::email_smtp {
namespace {

class EmailPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    auto config = read_config(host.settings());
    if (!config.ok()) return std::move(config).problem();
    host.add_gateway(std::make_unique<EmailGateway>(std::move(config).value(), host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::email_smtp

VESTNIK_PLUGIN("email_smtp", "1", "", vestnik::email_smtp::EmailPlugin)
