#include "ports/plugin.h"

#include "plugins/council/migrations.h"
#include "plugins/council/routes.h"

namespace vestnik::council {

class CouncilPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<CouncilRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<CouncilRoutes> routes_;
};

}  // namespace vestnik::council

VESTNIK_PLUGIN("council", "1.0.0", "", vestnik::council::CouncilPlugin)
