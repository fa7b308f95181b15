#pragma once
/// What the bot hears: commands of people, and what they write to it.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chat_desk.h"
#include "ports/delivery_reports.h"

namespace vestnik::telegram {

/// One message to the bot. `chat` 0: an update that is none of ours, to be passed over.
struct Update {
  std::int64_t id = 0;
  std::int64_t chat = 0;
  bool is_private = false;
  std::string text;  ///< personal data
};

/// An answer of getUpdates; nullopt for anything that is none. In order, at most most_updates (bot_api.h); what has no
/// number is left out.
[[nodiscard]] std::optional<std::vector<Update>> read_updates(std::string_view answer);

/// What the bot answers: a message code, or "" for nothing.
///   "telegram.linked", "telegram.code_unknown", "telegram.link_refused"   /start CODE
///   "telegram.how_to_link"                                                /start
///   "telegram.unlinked", "telegram.not_linked"                            /stop
///   "telegram.private_only"                                               /start in a group
///   "telegram.nobody_reads"                                               a text nobody understood
/// Doing it again does nothing more. Throws what the desk and the reports throw: then it is to be heard again.
[[nodiscard]] std::string answer_update(const Update& update, ChatDesk& desk, DeliveryReports& reports, Instant now);

}  // namespace vestnik::telegram
