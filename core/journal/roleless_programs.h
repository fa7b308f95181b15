#pragma once
/// Tokens and app passwords of people whose last role ended: a teacher who left, a parent who was barred, a family
/// whose child came of age. They open nothing from that moment (access/present_role.h); here they end for good, so that
/// a role given later brings none of them back.
#include <map>

#include "base/guarded.h"
#include "base/random.h"
#include "ports/database.h"

namespace vestnik {

class RolelessPrograms {
 public:
  /// Both outlive this.
  RolelessPrograms(Database& database, Random& random) : database_(database), random_(random) {}

  /// Looks within half a minute after rights have changed, and every ten minutes besides, for roles end with their day
  /// too; a call in between costs nothing.
  /// Answers how many people were found; each leaves a line "programs.ended" of the service in the audit. Any thread.
  /// Throws DatabaseError.
  std::size_t step(InstitutionId institution, Instant now);

 private:
  struct Look {
    std::uint64_t rights = 0;
    Instant asked_at;  ///< whether rights have changed
    Instant at;
  };
  [[nodiscard]] bool is_due(InstitutionId institution, Instant now);
  Database& database_;
  Random& random_;
  Guarded<std::map<InstitutionId, Look>> last_;
};

}  // namespace vestnik
