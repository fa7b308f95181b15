// A plugin that contributes one command; its name and needs come from the build.
#include "ports/plugin.h"

namespace {

class Plain final : public vestnik::Plugin {
 public:
  vestnik::Result<void> start(vestnik::Host& host) override {
    host.add_command_line({MODULE_NAME, "", [](std::span<const std::string>) { return 0; }});
    return {};
  }
};

}  // namespace

VESTNIK_PLUGIN(MODULE_NAME, "1.0", MODULE_NEEDS, Plain)
