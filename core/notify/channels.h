#pragma once
/// The channels that are open at this installation, as their gateways describe themselves, and which of them lead to
/// a person. The core knows no channel by name.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/gateway.h"
#include "ports/regulation.h"
#include "records/audience_store.h"

namespace vestnik {

/// Whether `templates/<medium>/<name>.*` exists.
using HasTemplate = std::function<bool(std::string_view medium, std::string_view name)>;

/// One way to a person.
struct Way {
  std::string channel;
  std::string address;        ///< "" where the person is enough
  std::string template_name;  ///< the most special one the medium has
  std::string remaining;      ///< channels to fall over to, separated by spaces
};

/// What is looked for.
struct WayQuestion {
  std::vector<std::string> channels;  ///< in order; "preferred" stands for the person's own choice
  ChannelMode mode = ChannelMode::first_of;
  std::vector<std::string> templates;  ///< names, most special first
  bool paper_only = false;             ///< the person refused the electronic form
  bool paper_too = false;              ///< paper may be named or preferred: a sheet of its own, not the weekly one
  bool short_line = false;             ///< a digest of this may be a line where a medium has no more room (SMS)
};

/// Immutable; any thread.
class Channels {
 public:
  Channels(std::vector<GatewayInfo> gateways, HasTemplate has_template);

  /// The gateway of a channel, or nullptr when the channel is closed. The first that was given wins.
  [[nodiscard]] const GatewayInfo* find(std::string_view channel) const;
  /// The gateway of this name, or nullptr when it is not configured.
  [[nodiscard]] const GatewayInfo* gateway(std::string_view name) const;
  /// Names of the other gateways of the channel, each between spaces; "" when it has none.
  [[nodiscard]] std::string others_of(const GatewayInfo& gateway) const;
  /// Whether the channel is open and its medium has the template.
  [[nodiscard]] bool has_template(std::string_view channel, std::string_view name) const;
  /// Printed and handed over: open to people who refused the electronic form, needs no account.
  [[nodiscard]] static bool is_paper(const GatewayInfo& gateway) { return gateway.medium == "print"; }
  /// first_of: one way or none; all_of: every open one.
  [[nodiscard]] std::vector<Way> ways(const WayQuestion& question, const Reach& reach) const;
  /// The same, for a digest: when no channel of the rule has a digest template, any channel that has one will do;
  /// and where no channel has, the short line of a medium without room for a digest, if the question allows it.
  [[nodiscard]] std::vector<Way> digest_ways(WayQuestion question, const Reach& reach) const;

 private:
  [[nodiscard]] std::vector<std::string> in_order(const WayQuestion& question, const Reach& reach) const;
  [[nodiscard]] std::string template_of(const GatewayInfo& gateway, const std::vector<std::string>& names) const;

  std::vector<GatewayInfo> gateways_;
  HasTemplate has_template_;
};

}  // namespace vestnik
