#pragma once
/// The last day for finals by the order that ends a period (syzran-7.4.4): entered once the order is there, taken back
/// when it is withdrawn.
#include <optional>
#include <string>

#include "ports/recorder.h"

namespace vestnik {

struct FinalsDueRequest {
  PeriodId period;
  std::optional<CivilDate> due;  ///< none: the order is withdrawn
  std::int64_t expected_version = 0;
  std::string as_asked = "{}";
};

/// Problems "access.not_found", "journal.stale_version" {current}, "journal.finals_due_wrong" {starts, latest}.
class SetFinalsDue final : public Command {
 public:
  explicit SetFinalsDue(FinalsDueRequest request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"period", "write"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  FinalsDueRequest request_;
};

}  // namespace vestnik
