#pragma once
/// Who of the staff is away: entered by whoever keeps the staff's papers, taken back when it was a mistake or the
/// person is back earlier. Nobody is reminded of anything while away.
#include <string>

#include "ports/recorder.h"
#include "records/leave_store.h"

namespace vestnik {

/// Event "leave.entered". Problems: "journal.leave_days_wrong" {most}, "journal.not_of_the_staff".
class EnterLeave final : public Command {
 public:
  EnterLeave(StaffLeave leave, std::string as_asked) : leave_(std::move(leave)), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"leave", "write"}; }
  [[nodiscard]] Object object() const override { return Object::person(leave_.person); }
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  StaffLeave leave_;
  std::string as_asked_;
};

/// Event "leave.withdrawn". Problem "access.not_found".
class WithdrawLeave final : public Command {
 public:
  explicit WithdrawLeave(std::int64_t leave) : leave_(leave) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"leave", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  std::int64_t leave_;
};

}  // namespace vestnik
