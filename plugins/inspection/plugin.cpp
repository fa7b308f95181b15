#include "ports/plugin.h"

#include "plugins/inspection/breach.h"
#include "plugins/inspection/check.h"
#include "plugins/inspection/check_events.h"
#include "plugins/inspection/check_routes.h"
#include "plugins/inspection/filling_routes.h"
#include "plugins/inspection/make_report.h"
#include "plugins/inspection/matters.h"
#include "plugins/inspection/migrations.h"
#include "plugins/inspection/overview_routes.h"
#include "plugins/inspection/remark.h"
#include "plugins/inspection/remark_events.h"
#include "plugins/inspection/remark_routes.h"
#include "plugins/inspection/report_routes.h"
#include "plugins/inspection/stored_reports.h"

namespace vestnik::inspection {

class InspectionPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    for (const std::string_view type : {remark_raised, remark_removed, remark_returned}) {
      host.add_event_audience(type, remark_audience, remark_words);
    }
    host.add_event_audience(check_recorded, check_audience, check_words);
    host.add_event_audience(breach_sent, breach_audience, breach_words);
    host.add_event_audience(report_made, report_audience, report_words);
    host.add_event_audience(report_decided, report_audience, report_words);
    for (auto& matter : control_matters()) host.add_duty_matter(std::move(matter));
    host.add_job(std::make_unique<StoredReports>());
    remarks_ = std::make_unique<RemarkRoutes>(host);
    remarks_->contribute();
    checks_ = std::make_unique<CheckRoutes>(host);
    checks_->contribute();
    filling_ = std::make_unique<FillingRoutes>(host);
    filling_->contribute();
    reports_ = std::make_unique<ReportRoutes>(host);
    reports_->contribute();
    overview_ = std::make_unique<OverviewRoutes>(host);
    overview_->contribute();
    return {};
  }

 private:
  std::unique_ptr<RemarkRoutes> remarks_;
  std::unique_ptr<CheckRoutes> checks_;
  std::unique_ptr<FillingRoutes> filling_;
  std::unique_ptr<ReportRoutes> reports_;
  std::unique_ptr<OverviewRoutes> overview_;
};

}  // namespace vestnik::inspection

VESTNIK_PLUGIN("inspection", "1.0.0", "bulletin", vestnik::inspection::InspectionPlugin)
