#include "ports/plugin.h"

#include "plugins/cards/health_routes.h"
#include "plugins/cards/matters.h"
#include "plugins/cards/migrations.h"
#include "plugins/cards/routes.h"
#include "plugins/cards/staff_routes.h"

namespace vestnik::cards {

class CardsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<CardRoutes>(host);
    routes_->contribute();
    staff_ = std::make_unique<StaffRoutes>(host, routes_->gate());
    staff_->contribute();
    health_ = std::make_unique<HealthRoutes>(host, routes_->gate());
    health_->contribute();
    for (auto& matter : card_matters()) host.add_duty_matter(std::move(matter));
    return {};
  }

 private:
  std::unique_ptr<CardRoutes> routes_;
  std::unique_ptr<StaffRoutes> staff_;
  std::unique_ptr<HealthRoutes> health_;
};

}  // namespace vestnik::cards

VESTNIK_PLUGIN("cards", "1.0.0", "", vestnik::cards::CardsPlugin)
