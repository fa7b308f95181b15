#pragma once
/// The names that a template of a summary uses, read from the facts as they stand when the message leaves.
#include "notify/progress_words.h"

namespace vestnik {

/// Of a student's results, report or forecast: as progress_words, and the truth "is_results" for sheets. Of a list for
/// a class teacher: "parents" {name, child, group, visits; visited}, and has_parents. An unknown summary: nothing.
[[nodiscard]] TemplateData words_of_summary(const SummarySources& sources, std::int64_t summary);

}  // namespace vestnik
