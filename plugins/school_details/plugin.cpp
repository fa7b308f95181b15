#include "ports/plugin.h"

#include "plugins/school_details/migrations.h"
#include "plugins/school_details/routes.h"

namespace vestnik::school_details {

class SchoolDetailsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<SchoolRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<SchoolRoutes> routes_;
};

}  // namespace vestnik::school_details

VESTNIK_PLUGIN("school_details", "1.0.0", "", vestnik::school_details::SchoolDetailsPlugin)
