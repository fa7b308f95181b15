#pragma once
/// Which gateways serve which channel, in which order.
#include <span>
#include <string>
#include <vector>

#include "outbox/relay.h"
#include "ports/settings.h"

namespace vestnik {

/// Of the same length; the first of a channel serves it while it works.
struct ServingGateways {
  std::vector<GatewayInfo> infos;
  std::vector<Relay::Gateway> gateways;
};

/// `offered` in the order of the plugins. Of each channel the gateways that the setting "channels.<channel>" names, in
/// that order; where it names none, the first plugin's alone. A name nobody has is logged and left out.
[[nodiscard]] ServingGateways serving_gateways(std::span<const Relay::Gateway> offered, const Settings& settings);

/// Folders of templates that are read: of every medium, and "forms" and "pages", papers for the printer that no gateway
/// delivers.
[[nodiscard]] std::vector<std::string> media_of(const std::vector<GatewayInfo>& gateways);

/// What they want of a person, beside what every school writes down: kinds of address, in the order of the alphabet.
[[nodiscard]] std::vector<std::string> contact_kinds_wanted_by(std::span<const Relay::Gateway> offered);

/// Channels that carry messages to people, in the order of the alphabet. A gateway that takes none in a call
/// (GatewayInfo::batch) only listens.
[[nodiscard]] std::vector<std::string> channels_to_people(std::span<const Relay::Gateway> offered);

}  // namespace vestnik
