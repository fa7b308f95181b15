#include "ports/plugin.h"

#include "plugins/netschool/routes.h"

namespace vestnik::netschool {

class NetSchoolPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    routes_ = std::make_unique<NetSchoolRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<NetSchoolRoutes> routes_;
};

}  // namespace vestnik::netschool

VESTNIK_PLUGIN("netschool", "1.0.0", "", vestnik::netschool::NetSchoolPlugin)
