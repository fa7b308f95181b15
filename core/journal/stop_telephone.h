#pragma once
/// A stop word: by its owner's own word nothing is sent to a telephone any more. It stays in the card, for calls.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

/// Event "telephone.stopped". Problem "journal.no_such_telephone".
class StopTelephone final : public Command {
 public:
  StopTelephone(PersonId person, std::string telephone) : person_(person), telephone_(std::move(telephone)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"preferences", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PersonId person_;
  std::string telephone_;
};

}  // namespace vestnik
