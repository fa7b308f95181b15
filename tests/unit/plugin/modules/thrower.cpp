// Contributes, then fails.
#include <stdexcept>

#include "ports/plugin.h"

namespace {

class Thrower final : public vestnik::Plugin {
 public:
  vestnik::Result<void> start(vestnik::Host& host) override {
    host.add_command_line({"thrower", "", [](std::span<const std::string>) { return 0; }});
    throw std::runtime_error("no provider is configured");
  }
};

}  // namespace

VESTNIK_PLUGIN("thrower", "1.0", "", Thrower)
