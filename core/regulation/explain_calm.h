#pragma once
/// Sentences about what keeps informing calm (ports/calm.h).
#include <string>

#include "ports/calm.h"
#include "regulation/explain_words.h"

namespace vestnik {

/// To be added to the rule's own sentence; "" where it says nothing.
[[nodiscard]] std::string explain_calm(const ExplainWords& words, const CalmRule& calm);

}  // namespace vestnik
