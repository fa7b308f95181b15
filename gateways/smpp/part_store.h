#pragma once
/// A message in several parts has several receipts, and is delivered when all of them say so. Which parts belong
/// together outlives a restart: table p_smpp_part.
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "ports/database.h"
#include "ports/delivery_reports.h"
#include "ports/plugin.h"

namespace vestnik::smpp {

/// The parts of one message by the operator's ids, in order; the message is known by the first.
struct PartsOfOne {
  InstitutionId institution;
  std::vector<std::string> ids;
};

/// One thread, outside of transactions. Throws DatabaseError.
class PartStore {
 public:
  PartStore(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  /// All of the gateway.
  [[nodiscard]] static std::span<const Migration> migrations();

  /// On disk when it returns.
  void remember(std::span<const PartsOfOne> messages);
  /// What the receipt of a part says of its message: nothing while other parts are still out. A receipt of a message
  /// in one part is handed back as it is. Saying the same twice changes nothing.
  [[nodiscard]] std::optional<DeliveryReport> of_message(const DeliveryReport& report);

 private:
  void find_institutions();

  Database& database_;
  const Clock& clock_;
  bool looked_ = false;
  std::set<InstitutionId> institutions_;  ///< those that have parts
};

}  // namespace vestnik::smpp
