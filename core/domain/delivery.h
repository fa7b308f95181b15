#pragma once
/// Obligations (who must be told of which fact) and deliveries (planned messages). The drawing is in ARCHITECTURE.md.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vestnik {

/// planned facts become `held`; `held` for settle, quiet hours or a digest, until due_at; then `ready`.
enum class DeliveryState : std::uint8_t {
  held,       ///< waits for due_at (settle, quiet hours, digest)
  ready,      ///< may be claimed
  sending,    ///< leased by a relay; the fence of the lease guards the receipt
  retry,      ///< certainly not delivered yet; ready again at due_at
  sent,       ///< the gateway took it over
  delivered,  ///< the provider says it arrived
  read,       ///< the person opened it
  in_doubt,   ///< nobody knows: silence after the final dot, a crash in mid-send
  dead,       ///< attempts used up or refused for good; can be replayed by hand
  cancelled,  ///< with a reason: superseded, expired, suppressed, no_consent
};

inline constexpr std::array<std::string_view, 10> delivery_state_names{
    "held", "ready", "sending", "retry", "sent", "delivered", "read", "in_doubt", "dead", "cancelled"};
[[nodiscard]] constexpr std::string_view to_text(DeliveryState state) {
  return delivery_state_names[static_cast<std::size_t>(state)];
}
[[nodiscard]] constexpr std::optional<DeliveryState> parse_delivery_state(std::string_view name) {
  for (std::size_t at = 0; at < delivery_state_names.size(); ++at) {
    if (delivery_state_names[at] == name) return static_cast<DeliveryState>(at);
  }
  return std::nullopt;
}

enum class ObligationState : std::uint8_t {
  open,        ///< a delivery or a call task is on its way
  told,        ///< proof of informing stands
  not_needed,  ///< the fact was withdrawn or corrected before anybody was told
  no_way,      ///< nobody could be told; the reason says why
};

inline constexpr std::array<std::string_view, 4> obligation_state_names{"open", "told", "not_needed", "no_way"};
[[nodiscard]] constexpr std::string_view to_text(ObligationState state) {
  return obligation_state_names[static_cast<std::size_t>(state)];
}

}  // namespace vestnik
