#include "app/program_doors.h"

#include "access/held_permissions.h"

namespace vestnik {

TokenRouteParts ProgramDoors::token_parts(const AccessControl& access, const Zones& zones) const {
  return {[&access, &zones](Transaction& transaction, PersonId person) {
            return held_permissions(transaction, access.matrix(), person, zones.today(transaction));
          },
          &seal};
}

}  // namespace vestnik
