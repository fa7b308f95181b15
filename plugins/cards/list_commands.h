#pragma once
/// A list was checked and is current (labinsk-4.2.7a, labinsk-4.2.11).
#include "plugins/cards/list_store.h"
#include "ports/recorder.h"

namespace vestnik::cards {

/// Event "list.checked" {"list":"students","group":1}; no group: of the whole institution. Problem "access.not_found"
/// for a group that there is not.
class CheckList final : public Command {
 public:
  explicit CheckList(CheckedList list) : list_(list) {}

  [[nodiscard]] std::string_view event_type() const override { return "list.checked"; }
  [[nodiscard]] Permission permission() const override { return {"lists", "check"}; }
  [[nodiscard]] Object object() const override {
    return list_.group ? Object::group(list_.group) : Object::institution();
  }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  CheckedList list_;
};

}  // namespace vestnik::cards
