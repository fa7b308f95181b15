#pragma once
/// Which of the planned messages their person sees as sent: those that left the house, whatever became of them.
#include <array>
#include <string>

#include "domain/delivery.h"

namespace vestnik {

inline constexpr std::array states_seen{DeliveryState::sent, DeliveryState::delivered, DeliveryState::read,
                                        DeliveryState::in_doubt};

/// "'sent', 'delivered'": for the IN of a statement.
[[nodiscard]] inline std::string states_seen_in_sql() {
  std::string list;
  for (const DeliveryState state : states_seen) {
    if (!list.empty()) list += ", ";
    list += '\'';
    list += to_text(state);
    list += '\'';
  }
  return list;
}

}  // namespace vestnik
