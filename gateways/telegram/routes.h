#pragma once
/// The route by which people link their chats.
#include <string>

#include "chat_desk.h"
#include "ports/plugin.h"

namespace vestnik::telegram {

/// POST /api/v1/telegram/link: a code for the bot and the link that hands it over, for whoever is signed in.
/// `desk` outlives the route.
[[nodiscard]] Route link_route(Host& host, ChatDesk& desk, const std::string& bot);

}  // namespace vestnik::telegram
