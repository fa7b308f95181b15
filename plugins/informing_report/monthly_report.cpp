#include "plugins/informing_report/monthly_report.h"

#include "base/log.h"
#include "plugins/informing_report/overlooked.h"
#include "plugins/informing_report/report_store.h"

namespace vestnik::informing_report {
namespace {

constexpr WallTime in_the_morning{6 * 60};
constexpr std::chrono::day second_day{2};

Instant due_in(const JobView& view, Month month) {
  return view.zone.instant(std::chrono::year_month_day{month / second_day}, in_the_morning);
}

}  // namespace

std::vector<std::string> MonthlyReport::items(const JobView&) const { return {"report"}; }

std::optional<Instant> MonthlyReport::next_due(const JobView& view, std::string_view, Instant after) const {
  Month month = month_of(view.zone.local(after).date);
  while (due_in(view, month) <= after) month += std::chrono::months{1};
  return due_in(view, month);
}

std::chrono::seconds MonthlyReport::keeps(const JobView&, std::string_view) const { return std::chrono::days{21}; }

void MonthlyReport::run(const JobView& view, std::string_view, const JobRun& run) {
  const Month month = month_of(view.zone.local(run.due).date) - std::chrono::months{1};
  const Reconciliation found = reconcile(view.transaction, span_of(view.zone, month));
  store_report(view.transaction, month, found, run.now);
  for (const auto& [rule, count] : found.unexplained) {
    log(LogLevel::error, "informing_report", "nobody knows whether people were told",
        {{"month", to_text(month)}, {"rule", rule}, {"events", count}});
    metrics_.count("vestnik_informing_unexplained_total", {{"rule", rule}}, static_cast<double>(count));
  }
  const Overlooked overlooked = find_overlooked(view.transaction, regulations_, view.zone, span_of(view.zone, month));
  for (const auto& [rule, count] : overlooked.by_rule) {
    log(LogLevel::error, "informing_report", "nobody was to be told of what had to be told",
        {{"month", to_text(month)}, {"rule", rule}, {"facts", count}});
    metrics_.count("vestnik_informing_overlooked_total", {{"rule", rule}}, static_cast<double>(count));
  }
}

}  // namespace vestnik::informing_report
