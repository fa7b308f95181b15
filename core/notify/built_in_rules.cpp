#include "notify/built_in_rules.h"

#include <algorithm>
#include <array>

namespace vestnik {
namespace {

constexpr int before_everything_daily = 10;

NotifyRule rule_about(std::string_view event) {
  NotifyRule rule;
  rule.name = event;
  rule.when.kind = TriggerKind::event;
  rule.when.name = event;
  rule.tell = {Audience::addressees};
  rule.channels = {"internal", "email"};
  rule.priority = before_everything_daily;
  return rule;
}

}  // namespace

const NotifyRule* built_in_rule(std::string_view event) {
  static const std::array rules{rule_about("password_exposed"), rule_about("full_export")};
  const auto found = std::ranges::find(rules, event, &NotifyRule::name);
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace vestnik
