#include "app/serving_gateways.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/log.h"
#include "base/text.h"
#include "records/contact_store.h"

namespace vestnik {
namespace {

struct OfferedGateway {
  GatewayInfo info;
  Relay::Gateway gateway;
};

const GatewayInfo& info_of_gateway(const Relay::Gateway& gateway) {
  return std::visit([](const auto* one) -> const GatewayInfo& { return one->info(); }, gateway);
}

// Turned down: all that are there. A folder on disk that stands behind a mail server would take mail for delivered
// while the server is away.
std::vector<OfferedGateway> chosen_of(const std::string& channel, const std::vector<OfferedGateway>& offered,
                                      const Settings& settings) {
  std::vector<OfferedGateway> chosen;
  const std::string names = settings.text("channels." + channel, "");
  for (const auto name : split(names, ' ')) {
    if (name.empty()) continue;
    const auto at = std::ranges::find_if(offered, [&](const OfferedGateway& one) { return one.info.name == name; });
    if (at != offered.end()) {
      chosen.push_back(*at);
    } else {
      log(LogLevel::error, "app", "a channel names a gateway that is not there",
          {{"channel", channel}, {"gateway", name}});
    }
  }
  if (chosen.empty()) chosen.push_back(offered.front());
  return chosen;
}

}  // namespace

ServingGateways serving_gateways(std::span<const Relay::Gateway> offered, const Settings& settings) {
  std::vector<std::string> channels;
  std::map<std::string, std::vector<OfferedGateway>> by_channel;
  for (const Relay::Gateway& gateway : offered) {
    const GatewayInfo& info = info_of_gateway(gateway);
    auto& of_channel = by_channel[info.channel];
    if (of_channel.empty()) channels.push_back(info.channel);
    of_channel.push_back({info, gateway});
  }
  ServingGateways serving;
  for (const std::string& channel : channels) {
    for (const OfferedGateway& one : chosen_of(channel, by_channel[channel], settings)) {
      serving.infos.push_back(one.info);
      serving.gateways.push_back(one.gateway);
    }
  }
  return serving;
}

std::vector<std::string> media_of(const std::vector<GatewayInfo>& gateways) {
  std::set<std::string> media{"forms", "pages"};
  for (const GatewayInfo& gateway : gateways) media.insert(gateway.medium);
  return {media.begin(), media.end()};
}

std::vector<std::string> contact_kinds_wanted_by(std::span<const Relay::Gateway> offered) {
  std::set<std::string> kinds{std::string{contact_kind::phone}, std::string{contact_kind::email}};
  for (const Relay::Gateway& gateway : offered) kinds.insert(info_of_gateway(gateway).address_kind);
  kinds.erase("");
  return {kinds.begin(), kinds.end()};
}

std::vector<std::string> channels_to_people(std::span<const Relay::Gateway> offered) {
  std::set<std::string> names;
  for (const Relay::Gateway& gateway : offered) {
    if (info_of_gateway(gateway).batch > 0) names.insert(info_of_gateway(gateway).channel);
  }
  return {names.begin(), names.end()};
}

}  // namespace vestnik
