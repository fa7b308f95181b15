#pragma once
/// Sentences about what a regulation changes of the access matrix.
#include <string>

#include "regulation/explain_words.h"

namespace vestnik {

/// "ставить оценки, отмечать посещаемость".
[[nodiscard]] std::string explain_permissions(const ExplainWords& words, const AccessRule& rule);
/// "своему классу"; "" where the rule closes.
[[nodiscard]] std::string explain_reach(const ExplainWords& words, const AccessRule& rule);

}  // namespace vestnik
