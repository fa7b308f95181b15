#pragma once
/// Which letters a person asked to get no more by e-mail, and the secret behind the addresses of one click. All
/// functions: the transaction's thread and institution.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

[[nodiscard]] bool is_unsubscribed(Transaction& transaction, PersonId person, std::string_view rule);
/// Rules, in alphabetical order.
[[nodiscard]] std::vector<std::string> unsubscriptions_of(Transaction& transaction, PersonId person);
/// Said twice, it changes nothing.
void add_unsubscription(Transaction& transaction, PersonId person, std::string_view rule, Instant recorded_at);
void drop_unsubscription(Transaction& transaction, PersonId person, std::string_view rule);

/// None as long as no letter with such an address was written.
[[nodiscard]] std::optional<std::string> unsubscribe_secret(Transaction& transaction);
/// The same, made where it is missing. Write transactions.
[[nodiscard]] std::string ensure_unsubscribe_secret(Transaction& transaction, Random& random);

/// Rules of what a message tells and has not told yet.
[[nodiscard]] std::vector<std::string> open_rules_of(Transaction& transaction, DeliveryId delivery);

}  // namespace vestnik
