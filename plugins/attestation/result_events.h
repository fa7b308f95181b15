#pragma once
/// What the planner and the templates ask of entered results (usolye-7.3).
#include "ports/plugin.h"

namespace vestnik::attestation {

/// The regulation's word for "attestation.entered".
inline constexpr std::string_view result_word = "attestation_result";

/// One result: the student's own affair. Several of one sheet: one notice to the students and parents of the group; it
/// says that there are results, and each family reads its own. The staff are not told. Throws std::runtime_error when
/// the payload names no result.
[[nodiscard]] EventAudience audience_of(Transaction& transaction, const Event& event);

/// Texts "discipline", "attested_group"; no grade and no name, for others of the group read it too.
[[nodiscard]] TemplateData words_of(Transaction& transaction, std::int64_t result);

}  // namespace vestnik::attestation
