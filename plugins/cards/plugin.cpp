#include "ports/plugin.h"

#include "plugins/cards/migrations.h"
#include "plugins/cards/routes.h"

namespace vestnik::cards {

class CardsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<CardRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<CardRoutes> routes_;
};

}  // namespace vestnik::cards

VESTNIK_PLUGIN("cards", "1.0.0", "", vestnik::cards::CardsPlugin)
