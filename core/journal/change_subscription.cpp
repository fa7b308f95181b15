#include "journal/change_subscription.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/guardian_of.h"
#include "json/json_writer.h"
#include "records/person_store.h"
#include "records/unsubscription_store.h"
#include "regulation/unsubscribing.h"

namespace vestnik {
namespace {

/// Whether there are letters by such a name here at all.
bool names_rule(const Regulation* regulation, std::string_view rule) {
  if (regulation == nullptr) return false;
  return may_be_unsubscribed(*regulation, rule) ||
         std::ranges::any_of(regulation->notify_rules(), [&](const NotifyRule& each) { return each.name == rule; });
}

}  // namespace

std::string_view ChangeSubscription::event_type() const { return event_type::subscription_changed; }

std::string ChangeSubscription::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("person", wish_.person.value)
      .member("rule", wish_.rule)
      .member("subscribed", wish_.subscribed)
      .end_object();
  return text;
}

Result<Facts> ChangeSubscription::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  if (!wish_.person) wish_.person = actor.person;
  if (!find_person(transaction, wish_.person)) return Problem{"access.not_found"};
  const bool unsubscribed = is_unsubscribed(transaction, wish_.person, wish_.rule);
  const CivilDate today = day_of_institution(transaction, now);
  const auto regulation = regulations_.in_force(transaction.institution(), today);
  if (!unsubscribed && !names_rule(regulation.get(), wish_.rule)) return Problem{"access.not_found"};
  if (unsubscribed != wish_.subscribed) return Problem{"journal.subscription_stands"};
  if (wish_.subscribed) return Facts{};
  if (!regulation || !may_be_unsubscribed(*regulation, wish_.rule))
    return Problem{"journal.not_unsubscribable", {{"rule", wish_.rule}}};
  return Facts{};
}

Result<Written> ChangeSubscription::write(Transaction& transaction, const Actor&, std::span<const Decision>,
                                          Instant now) {
  if (wish_.subscribed) {
    drop_unsubscription(transaction, wish_.person, wish_.rule);
  } else {
    add_unsubscription(transaction, wish_.person, wish_.rule, now);
  }
  return Written{describe(), describe()};
}

}  // namespace vestnik
