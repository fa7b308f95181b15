#include "notify/periodic_messages.h"

#include <algorithm>

#include "notify/plan_summaries.h"

namespace vestnik {
namespace {

constexpr std::chrono::minutes sheet_lead{5};
constexpr std::chrono::hours keeps_at_most{72};

const PeriodicRule* rule_of(const Regulation& regulation, std::string_view item) {
  const auto rules = regulation.periodic_rules();
  const auto found = std::ranges::find(rules, item, [](const PeriodicRule& rule) { return rule.telling.name; });
  return found == rules.end() ? nullptr : &*found;
}

std::chrono::minutes lead_of(const PeriodicRule& rule) {
  return rule.telling.opted_out_only ? sheet_lead : std::chrono::minutes{0};
}

}  // namespace

std::vector<std::string> PeriodicMessages::items(const JobView& view) const {
  std::vector<std::string> names;
  for (const auto& rule : view.regulation.periodic_rules()) names.push_back(rule.telling.name);
  return names;
}

std::optional<Instant> PeriodicMessages::next_due(const JobView& view, std::string_view item, Instant after) const {
  const auto* rule = rule_of(view.regulation, item);
  if (rule == nullptr) return std::nullopt;
  const auto next = view.calendar.next(rule->every, after + lead_of(*rule));
  return next ? std::optional{*next - lead_of(*rule)} : std::nullopt;
}

std::chrono::seconds PeriodicMessages::keeps(const JobView& view, std::string_view item) const {
  const auto* rule = rule_of(view.regulation, item);
  const bool says = rule != nullptr && rule->telling.expires == Expiry::after;
  return says ? rule->telling.expires_after : std::chrono::seconds{keeps_at_most};
}

void PeriodicMessages::run(const JobView& view, std::string_view item, const JobRun& run) {
  const auto* rule = rule_of(view.regulation, item);
  if (rule == nullptr) return;
  const Planning planning{view.transaction, view.regulation, regulations_,
                          channels_,        view.zone,       EventId{},
                          run.due,          run.now,         view.zone.local(run.now).date};
  plan_summaries(planning, *rule, view.calendar, run.due + lead_of(*rule));
}

}  // namespace vestnik
