#pragma once
/// «Подтверждение информирования»: each event of a month that had to be told, told or not, and how it is known.
#include <array>
#include <functional>
#include <map>

#include "plugins/informing_report/month.h"
#include "plugins/informing_report/proof.h"
#include "ports/database.h"

namespace vestnik::informing_report {

/// How many of each Proof.
struct ProofCounts {
  std::array<std::int64_t, proof_names.size()> of{};
  void add(Proof proof) { ++of[static_cast<std::size_t>(proof)]; }
  [[nodiscard]] std::int64_t count(Proof proof) const { return of[static_cast<std::size_t>(proof)]; }
  [[nodiscard]] std::int64_t total() const;
  [[nodiscard]] std::int64_t told() const;
};

struct Reconciliation {
  ProofCounts all;
  std::map<PersonId, ProofCounts> by_recipient;     ///< under no person: what there was nobody to tell
  std::map<std::string, std::int64_t> unexplained;  ///< by rule
};

/// All obligations of the time, oldest first; those of one person where `whose` is given. A read.
void for_each_informing(Transaction& transaction, const MonthSpan& span, PersonId whose,
                        const std::function<void(const Informing&)>& use);
[[nodiscard]] Reconciliation reconcile(Transaction& transaction, const MonthSpan& span);

}  // namespace vestnik::informing_report
