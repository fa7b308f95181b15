#include "ports/plugin.h"

#include "plugins/class_reports/routes.h"

namespace vestnik::class_reports {

class ClassReportsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    routes_ = std::make_unique<ReportRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<ReportRoutes> routes_;
};

}  // namespace vestnik::class_reports

VESTNIK_PLUGIN("class_reports", "1.0.0", "", vestnik::class_reports::ClassReportsPlugin)
