#include "app/program_doors.h"

#include <algorithm>

#include "access/held_permissions.h"

namespace vestnik {

TokenRouteParts ProgramDoors::token_parts(const AccessControl& access, const Zones& zones,
                                          const RegulationBook& regulations) const {
  return {[&access, &zones, &regulations](Transaction& transaction, PersonId person) {
            const CivilDate today = zones.today(transaction);
            const auto here = access.matrix_now(transaction, regulations.in_force(transaction.institution(), today));
            const auto held = held_permissions(transaction, *here, person, today);
            // Named as shipped: the matrix of a regulation ends with it.
            std::vector<Permission> named;
            for (const Permission one : access.matrix().permissions()) {
              if (std::ranges::any_of(held, [&](Permission other) {
                    return other.object == one.object && other.operation == one.operation;
                  }))
                named.push_back(one);
            }
            return named;
          },
          &seal};
}

}  // namespace vestnik
