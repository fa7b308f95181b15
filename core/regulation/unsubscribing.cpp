#include "regulation/unsubscribing.h"

#include <algorithm>
#include <charconv>

#include "base/digest.h"
#include "base/text.h"
#include "ports/periodic.h"

namespace vestnik {
namespace {

constexpr std::size_t proof_digits = 32;
constexpr std::size_t longest_token = 160;

std::optional<std::int64_t> id_of(std::string_view text) {
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size() || id <= 0) return std::nullopt;
  return id;
}

bool is_for_the_staff(const NotifyRule& rule) {
  return std::ranges::none_of(
      rule.tell, [](Audience audience) { return audience == Audience::parents || audience == Audience::student; });
}

}  // namespace

bool may_be_unsubscribed(const NotifyRule& rule) {
  switch (rule.when.kind) {
    case TriggerKind::periodic: return !rule.opted_out_only && !is_for_the_staff(rule);
    case TriggerKind::announcement: return rule.when.urgent == false;
    case TriggerKind::mark: return rule.digest;
    default: return false;
  }
}

bool may_be_unsubscribed(const Regulation& regulation, std::string_view rule) {
  if (rule == digest_rule) return true;
  for (const NotifyRule& each : regulation.notify_rules()) {
    if (each.name == rule) return may_be_unsubscribed(each);
  }
  for (const PeriodicRule& each : regulation.periodic_rules()) {
    if (each.telling.name == rule) return may_be_unsubscribed(each.telling);
  }
  return false;
}

bool may_be_unsubscribed(const Regulation& regulation, std::string_view rule, const std::vector<std::string>& told) {
  return may_be_unsubscribed(regulation, rule) && !told.empty() &&
         std::ranges::all_of(told, [&](const auto& one) { return may_be_unsubscribed(regulation, one); });
}

std::string subscription_token(const Subscription& subscription, std::string_view secret) {
  const std::string named = std::to_string(subscription.institution.value) + "." +
                            std::to_string(subscription.person.value) + "." + subscription.rule;
  return named + "." + keyed_digest(secret, "unsubscribe " + named).substr(0, proof_digits);
}

std::optional<Subscription> parse_subscription_token(std::string_view token) {
  if (token.size() > longest_token) return std::nullopt;
  const auto parts = split(token, '.');
  if (parts.size() != 4 || parts[2].empty() || parts[3].size() != proof_digits) return std::nullopt;
  const auto institution = id_of(parts[0]);
  const auto person = id_of(parts[1]);
  if (!institution || !person) return std::nullopt;
  return Subscription{InstitutionId{*institution}, PersonId{*person}, std::string{parts[2]}};
}

bool is_genuine(std::string_view token, std::string_view secret) {
  const auto named = parse_subscription_token(token);
  return named && same_digest(subscription_token(*named, secret), token);
}

}  // namespace vestnik
