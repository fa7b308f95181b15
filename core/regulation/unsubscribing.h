#pragma once
/// Which letters a person may ask to get no more, and the address of the one click that does it (RFC 8058).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/regulation.h"

namespace vestnik {

/// The rule's name of the daily digest's messages.
inline constexpr std::string_view digest_rule = "digest";

/// What comes by the calendar, announcements that are not urgent, and marks as lines of a digest. Never absences,
/// finals, corrections of them, nor what somebody is asked to do.
[[nodiscard]] bool may_be_unsubscribed(const NotifyRule& rule);
/// By name; "digest" may be. An unknown rule: no.
[[nodiscard]] bool may_be_unsubscribed(const Regulation& regulation, std::string_view rule);
/// A message of a rule that tells of these rules: a digest only when every line of it may be.
[[nodiscard]] bool may_be_unsubscribed(const Regulation& regulation, std::string_view rule,
                                       const std::vector<std::string>& told);

/// Whose letters of which rule: ids and the rule's name, nothing personal.
struct Subscription {
  InstitutionId institution;
  PersonId person;
  std::string rule;
};
/// "1.20.weekly_results.<32 hexadecimal digits>": the last part is a keyed digest, so that nobody makes one up.
[[nodiscard]] std::string subscription_token(const Subscription& subscription, std::string_view secret);
/// What the token names, not whether it is genuine.
[[nodiscard]] std::optional<Subscription> parse_subscription_token(std::string_view token);
[[nodiscard]] bool is_genuine(std::string_view token, std::string_view secret);

}  // namespace vestnik
