#pragma once
/// What the planner and the templates ask of a check.
#include "ports/plugin.h"

namespace vestnik::inspection {

/// Word "check_result" to the teachers and class teachers of the groups that an inspector checked (yarovoe-6.2,
/// labinsk-7.4). What a class teacher looks through weekly is told to nobody. Throws std::runtime_error when the
/// payload names no check.
[[nodiscard]] EventAudience check_audience(Transaction& transaction, const Event& event);

/// Texts "inspector", "from", "until", "places", "result"; truth "has_groups".
[[nodiscard]] TemplateData check_words(Transaction& transaction, std::int64_t check);

}  // namespace vestnik::inspection
