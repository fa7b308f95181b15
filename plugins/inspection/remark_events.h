#pragma once
/// What the planner and the templates ask of a remark.
#include "ports/plugin.h"

namespace vestnik::inspection {

/// Word "remark" to the teacher, "remark_removed" to the author, "remark_returned" to the teacher; a confirmed one is
/// told to nobody. Throws std::runtime_error when the payload names no remark.
[[nodiscard]] EventAudience remark_audience(Transaction& transaction, const Event& event);

/// Texts "author", "teacher", "place", "text", "due", "answer", "verdict"; truths "has_place", "has_due", "has_answer".
[[nodiscard]] TemplateData remark_words(Transaction& transaction, std::int64_t remark);

}  // namespace vestnik::inspection
