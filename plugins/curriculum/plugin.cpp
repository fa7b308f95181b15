#include "ports/plugin.h"

#include "plugins/curriculum/migrations.h"
#include "plugins/curriculum/routes.h"

namespace vestnik::curriculum {

class CurriculumPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<CurriculumRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<CurriculumRoutes> routes_;
};

}  // namespace vestnik::curriculum

VESTNIK_PLUGIN("curriculum", "1.0.0", "", vestnik::curriculum::CurriculumPlugin)
