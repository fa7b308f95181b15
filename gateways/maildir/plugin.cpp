// Settings in, three gateways out.
#include "ports/plugin.h"

#include "maildir_gateway.h"
#include "net/header_text.h"

namespace vestnik::maildir {
namespace {

class MaildirPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    Config config;
    const auto folder = host.settings().find("gateway.maildir.folder");
    if (!folder || folder->empty()) return Problem{"gateways.setting_missing", {{"key", "gateway.maildir.folder"}}};
    config.folder = *folder;
    config.from = host.settings().text("gateway.maildir.from", config.from);
    config.domain = host.settings().text("gateway.maildir.domain", config.domain);
    if (!net::is_mail_address(config.from)) return Problem{"gateways.setting_bad", {{"key", "gateway.maildir.from"}}};
    if (!net::is_mail_address("a@" + config.domain)) {
      return Problem{"gateways.setting_bad", {{"key", "gateway.maildir.domain"}}};
    }
    host.add_gateway(email_gateway(config, host.clock()));
    host.add_gateway(sms_gateway(config, host.clock()));
    host.add_gateway(print_gateway(config, host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::maildir

VESTNIK_PLUGIN("maildir", "1", "", vestnik::maildir::MaildirPlugin)
