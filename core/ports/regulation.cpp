#include "ports/regulation.h"

namespace vestnik {

const ChangeContext& context_of(const Change& change) {
  return std::visit([](const auto& held) -> const ChangeContext& { return held.context; }, change);
}

}  // namespace vestnik
