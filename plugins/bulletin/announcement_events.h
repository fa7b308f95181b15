#pragma once
/// What the planner and the templates ask of a notice.
#include "ports/plugin.h"

namespace vestnik::bulletin {

/// Of "announcement.posted" and "announcement.withdrawn". Throws std::runtime_error when the payload names no notice.
[[nodiscard]] EventAudience audience_of(Transaction& transaction, const Event& event);

/// Texts "title" and "body"; truths "has_body" and "urgent".
[[nodiscard]] TemplateData words_of(Transaction& transaction, std::int64_t announcement);

}  // namespace vestnik::bulletin
