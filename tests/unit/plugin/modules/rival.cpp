// Wants a route of its own and one that belongs to another plugin.
#include "ports/plugin.h"

namespace {

class Rival final : public vestnik::Plugin {
 public:
  vestnik::Result<void> start(vestnik::Host& host) override {
    for (const char* pattern : {"/api/v1/rival", "/api/v1/notices"}) {
      vestnik::Route route;
      route.pattern = pattern;
      route.handle = [](const vestnik::Request&) { return vestnik::Response{}; };
      host.add_route(std::move(route));
    }
    return {};
  }
};

}  // namespace

VESTNIK_PLUGIN("rival", "1.0", "", Rival)
