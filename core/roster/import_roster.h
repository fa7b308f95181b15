#pragma once
/// The command that takes a roster in: rows become records in the order in which they lean on each other.
#include "base/random.h"
#include "ports/recorder.h"
#include "ports/regulation.h"
#include "ports/roster.h"
#include "records/institution_store.h"

namespace vestnik::roster {

struct ApplyContext;

/// The institution as the rows want it.
struct Target {
  Institution institution;
  bool is_new = false;
};

/// Problem "import.refused": why stands in the report. One object a call; rows and order outlive it.
class ImportRoster final : public Command {
 public:
  ImportRoster(const SchoolRows& rows, const Order& order, Target target, Random& random,
               const RegulationBook& regulations)
      : rows_(rows), order_(order), target_(std::move(target)), random_(random), regulations_(regulations) {}

  [[nodiscard]] std::string_view event_type() const override;
  [[nodiscard]] Permission permission() const override { return {"roster", "import"}; }
  [[nodiscard]] Object object() const override { return Object::institution(); }
  [[nodiscard]] Priority priority() const override { return Priority::background; }
  /// No rule of a regulation speaks of a roster.
  [[nodiscard]] Result<Facts> facts(Transaction&, const Actor&, Role, Instant) override { return Facts{}; }
  /// Counts and the digest of the input: a roster is personal from end to end, and the audit need not repeat it.
  [[nodiscard]] std::string describe() const override;
  [[nodiscard]] Result<Written> write(Transaction& transaction, const Actor& actor, std::span<const Decision> decisions,
                                      Instant now) override;

  /// Does everything but the record of it; whether it may stand. For a rehearsal no codes are handed out.
  [[nodiscard]] bool apply(Transaction& transaction, bool rehearsal, Instant now);

  [[nodiscard]] const Report& report() const { return report_; }

 private:
  void apply_institution(Transaction& transaction);
  void issue_accounts(ApplyContext& context, bool rehearsal);

  const SchoolRows& rows_;
  const Order& order_;
  Target target_;
  Random& random_;
  const RegulationBook& regulations_;
  Report report_;
};

}  // namespace vestnik::roster
