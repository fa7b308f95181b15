#pragma once
/// One message to a guardian about several children: of the same rule, channel and moment. It has a template of its
/// own, which names every child; a medium without one gets a message a child.
#include "notify/channels.h"
#include "records/delivery_store.h"

namespace vestnik {

/// The template about several children beside the message's own; "" where the medium has none.
[[nodiscard]] std::string template_about_siblings(const Channels& channels, const NewDelivery& message);
[[nodiscard]] bool is_about_siblings(std::string_view template_name);
/// Equal for messages that may be one. Messages due within the same five minutes of the clock are of one moment: the
/// earlier waits for the later, never more.
[[nodiscard]] std::string siblings_key(const NewDelivery& message);

}  // namespace vestnik
