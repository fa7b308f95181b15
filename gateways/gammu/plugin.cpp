// The modem daemon's own settings in, one gateway out.
#include <fstream>
#include <iterator>

#include "gammu_gateway.h"
#include "ports/plugin.h"

namespace vestnik::gammu {
namespace {

constexpr const char* setting = "gateway.gammu.smsdrc";

class GammuPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    std::ifstream file{host.settings().text(setting, "/etc/gammu-smsdrc"), std::ios::binary};
    if (!file) return Problem{"gateways.setting_bad", {{"key", setting}}};
    auto spool = read_spool(std::string{std::istreambuf_iterator<char>{file}, {}});
    if (!spool.ok()) return std::move(spool).problem();
    host.add_gateway(std::make_unique<GammuGateway>(std::move(spool).value(), host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::gammu

VESTNIK_PLUGIN("gammu", "1", "", vestnik::gammu::GammuPlugin)
