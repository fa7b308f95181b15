#include "ports/outside_identities.h"

namespace vestnik {

OutsideIdentities::~OutsideIdentities() = default;

}  // namespace vestnik
