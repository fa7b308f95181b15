// Handlers that throw whatever can be thrown.
#include <stdexcept>

#include "ports/plugin.h"

namespace {

class FailingHandler final : public vestnik::Plugin {
 public:
  vestnik::Result<void> start(vestnik::Host& host) override {
    host.add_event_handler("lesson.held", [](const vestnik::Event&) { throw std::runtime_error("broken"); });
    host.add_event_handler("lesson.held", [](const vestnik::Event&) { throw 7; });
    host.add_event_handler("lesson.held", [&host](const vestnik::Event&) {
      host.add_command_line({"too_late", "", [](std::span<const std::string>) { return 0; }});
    });
    return {};
  }
};

}  // namespace

VESTNIK_PLUGIN("failing_handler", "1.0", "", FailingHandler)
