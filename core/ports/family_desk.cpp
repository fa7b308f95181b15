#include "ports/family_desk.h"

namespace vestnik {

FamilyDesk::~FamilyDesk() = default;

}  // namespace vestnik
