#include "ports/plugin.h"

#include "plugins/acquaintance/migrations.h"
#include "plugins/acquaintance/routes.h"

namespace vestnik::acquaintance {

class AcquaintancePlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<AcquaintanceRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<AcquaintanceRoutes> routes_;
};

}  // namespace vestnik::acquaintance

VESTNIK_PLUGIN("acquaintance", "1.0.0", "", vestnik::acquaintance::AcquaintancePlugin)
