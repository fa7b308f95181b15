#pragma once
/// A duty that is done when the person says so: a plan handed in, data checked, a class divided.
#include <string>

#include "ports/recorder.h"
#include "records/duty_store.h"

namespace vestnik {

/// Event "duty.done". Only the person's own. Problems: "access.not_found", "journal.duty_ended" {state},
/// "journal.duty_is_seen": the service itself sees whether it is done.
class FinishDuty final : public Command {
 public:
  /// `word`: what the person says about it, "" for nothing.
  FinishDuty(std::int64_t task, std::string word, const RegulationBook& regulations, std::string as_asked)
      : id_(task), word_(std::move(word)), regulations_(regulations), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"duty", "finish"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t id_;
  std::string word_;
  const RegulationBook& regulations_;
  std::string as_asked_;
  DutyTask task_;
};

}  // namespace vestnik
