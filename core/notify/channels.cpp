#include "notify/channels.h"

#include <algorithm>

namespace vestnik {
namespace {

bool leads_to(const GatewayInfo& gateway, const Reach& reach) {
  if (Channels::is_paper(gateway)) return true;
  return gateway.address_kind.empty() ? reach.account : !reach.address(gateway.address_kind).empty();
}

std::string joined(const std::vector<std::string>& words, std::size_t from) {
  std::string text;
  for (std::size_t at = from; at < words.size(); ++at) text += (text.empty() ? "" : " ") + words[at];
  return text;
}

}  // namespace

Channels::Channels(std::vector<GatewayInfo> gateways, HasTemplate has_template)
    : gateways_(std::move(gateways)), has_template_(std::move(has_template)) {}

const GatewayInfo* Channels::find(std::string_view channel) const {
  const auto at = std::ranges::find(gateways_, channel, &GatewayInfo::channel);
  return at == gateways_.end() ? nullptr : &*at;
}

const GatewayInfo* Channels::gateway(std::string_view name) const {
  const auto at = std::ranges::find(gateways_, name, &GatewayInfo::name);
  return at == gateways_.end() ? nullptr : &*at;
}

std::string Channels::others_of(const GatewayInfo& gateway) const {
  std::string names;
  for (const auto& other : gateways_) {
    if (other.channel == gateway.channel && other.name != gateway.name) names += " " + other.name;
  }
  return names.empty() ? names : names + " ";
}

bool Channels::has_template(std::string_view channel, std::string_view name) const {
  const auto* gateway = find(channel);
  return gateway != nullptr && has_template_(gateway->medium, name);
}

std::string Channels::template_of(const GatewayInfo& gateway, const std::vector<std::string>& names) const {
  for (const auto& name : names) {
    if (has_template_(gateway.medium, name)) return name;
  }
  return {};
}

std::vector<std::string> Channels::in_order(const WayQuestion& question, const Reach& reach) const {
  std::vector<std::string> order;
  const auto add = [&](const std::string& channel) {
    const auto* gateway = find(channel);
    if (gateway == nullptr || std::ranges::find(order, channel) != order.end()) return;
    const bool paper = is_paper(*gateway);
    if (question.paper_only == paper || (paper && question.paper_too)) order.push_back(channel);
  };
  for (const auto& channel : question.channels) add(channel == "preferred" ? reach.preferred : channel);
  if (question.paper_only) {
    for (const auto& gateway : gateways_) add(gateway.channel);
  }
  return order;
}

std::vector<Way> Channels::ways(const WayQuestion& question, const Reach& reach) const {
  std::vector<Way> found;
  const auto order = in_order(question, reach);
  for (std::size_t at = 0; at < order.size(); ++at) {
    const GatewayInfo& gateway = *find(order[at]);
    const std::string name = template_of(gateway, question.templates);
    if (name.empty() || !leads_to(gateway, reach)) continue;
    const bool first = question.mode == ChannelMode::first_of;
    found.push_back({gateway.channel, reach.address(gateway.address_kind), name, first ? joined(order, at + 1) : ""});
    if (first) break;
  }
  return found;
}

std::vector<Way> Channels::digest_ways(WayQuestion question, const Reach& reach) const {
  question.templates = {"digest"};
  auto found = ways(question, reach);
  if (!found.empty()) return found;
  question.channels.clear();
  question.mode = ChannelMode::first_of;
  for (const auto& gateway : gateways_) question.channels.push_back(gateway.channel);
  found = ways(question, reach);
  if (!found.empty() || !question.short_line) return found;
  question.templates = {"digest_line"};
  return ways(question, reach);
}

}  // namespace vestnik
