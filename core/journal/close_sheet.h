#pragma once
/// Closing a sheet: every student of the list has a final; grades of the group's period lock and finals become visible
/// to families (yarovoe-4.4.1b; DIGEST 2.5).
#include "ports/recorder.h"
#include "records/period_store.h"

namespace vestnik {

/// Problems: "journal.finals_missing" {count}, "journal.sheet_already_closed".
class CloseSheet final : public Command {
 public:
  CloseSheet(FinalPlace place, std::string as_asked) : place_(place), as_asked_(std::move(as_asked)) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"sheet", "close"}; }
  [[nodiscard]] Object object() const override { return Object::group(place_.group); }
  [[nodiscard]] Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) override;
  [[nodiscard]] std::string describe() const override { return as_asked_; }
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

 private:
  FinalPlace place_;
  std::string as_asked_;
};

}  // namespace vestnik
