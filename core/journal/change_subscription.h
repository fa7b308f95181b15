#pragma once
/// A person gets letters of a rule by e-mail no more, or again: by one click in a letter, or by his own word. The audit
/// says when and by whom.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

struct SubscriptionWish {
  PersonId person;  ///< none: the actor himself
  std::string rule;
  bool subscribed = false;
};

/// Event "subscription.changed" {"person":20,"rule":"weekly_results","subscribed":false}. Problems
/// "journal.subscription_stands" when it is so already, "journal.not_unsubscribable" {rule}, "access.not_found" for
/// nobody.
class ChangeSubscription final : public Command {
 public:
  ChangeSubscription(SubscriptionWish wish, const RegulationBook& regulations)
      : wish_(std::move(wish)), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"preferences", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  SubscriptionWish wish_;
  const RegulationBook& regulations_;
};

}  // namespace vestnik
