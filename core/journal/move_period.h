#pragma once
/// New bounds of a study period by order (syzran-m.plan.3, usolye-4.3.3): its deadlines move with it. Who may is the
/// regulation's word.
#include <string>

#include "ports/recorder.h"

namespace vestnik {

struct PeriodMove {
  PeriodId period;
  CivilDate starts;
  CivilDate ends;     ///< the last day, included
  std::string order;  ///< the order that says so
  std::int64_t expected_version = 0;
  std::string as_asked = "{}";
};

/// Judged by the regulation of the period's new end. Problems "access.not_found", "journal.stale_version" {current},
/// "journal.period_reversed", "journal.periods_overlap" {starts, ends}.
class MovePeriod final : public Command {
 public:
  explicit MovePeriod(PeriodMove request) : request_(std::move(request)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"period", "move"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return request_.as_asked; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  PeriodMove request_;
  Period period_;
};

}  // namespace vestnik
