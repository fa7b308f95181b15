#include "ports/plugin.h"

#include "plugins/paper/migrations.h"
#include "plugins/paper/routes.h"
#include "plugins/paper/sheet_gateway.h"

namespace vestnik::paper {

class PaperPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    host.add_gateway(std::make_unique<SheetGateway>(host.clock()));
    routes_ = std::make_unique<PaperRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<PaperRoutes> routes_;
};

}  // namespace vestnik::paper

VESTNIK_PLUGIN("paper", "1.0.0", "", vestnik::paper::PaperPlugin)
