#include "ports/plugin.h"

#include <iostream>

#include "plugins/informing_report/command.h"
#include "plugins/informing_report/migrations.h"
#include "plugins/informing_report/monthly_report.h"
#include "plugins/informing_report/routes.h"

namespace vestnik::informing_report {

class InformingReportPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    host.add_job(std::make_unique<MonthlyReport>(host.regulations(), host.metrics()));
    host.add_command_line({"informing", host.messages().explain(Problem{"informing_report.summary"}).title,
                           [&host](std::span<const std::string> arguments) {
                             return run_informing(arguments, {host.database(), host.regulations(), host.clock(),
                                                              host.messages(), std::cout, std::cerr});
                           }});
    routes_ = std::make_unique<ReportRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<ReportRoutes> routes_;
};

}  // namespace vestnik::informing_report

VESTNIK_PLUGIN("informing_report", "1.0.0", "", vestnik::informing_report::InformingReportPlugin)
