#pragma once
/// What the planner and the templates ask of a family's answer.
#include "ports/plugin.h"

namespace vestnik::replies {

/// The regulation's word for "reply.received".
inline constexpr std::string_view reply_word = "reply";

/// To the class teachers of the children it concerns. Throws std::runtime_error when the payload names no reply.
[[nodiscard]] EventAudience audience_of(Transaction& transaction, const Event& event);

/// Texts "author", "words"; lists "children" {"pupil","from_day","to_day"}; truths "is_illness", "is_stop",
/// "is_unread".
[[nodiscard]] TemplateData words_of(Transaction& transaction, std::int64_t reply);

}  // namespace vestnik::replies
