#include "ports/family_desk.h"

#include "ports/plugin.h"

namespace vestnik {

FamilyDesk::~FamilyDesk() = default;
OffersFamilyDesk::~OffersFamilyDesk() = default;

FamilyDesk* family_desk_of(Host& host) {
  auto* offers = dynamic_cast<OffersFamilyDesk*>(&host);
  return offers == nullptr ? nullptr : &offers->family_desk();
}

}  // namespace vestnik
