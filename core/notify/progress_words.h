#pragma once
/// A student's results and attendance of a time, as names for templates.
#include "ports/regulation.h"
#include "ports/render.h"
#include "records/progress_reader.h"
#include "records/summary_store.h"

namespace vestnik {

/// What words of a summary are made with. Lives for the length of the transaction.
struct SummarySources {
  Transaction& transaction;
  const Regulation& regulation;
  const TimeZone& zone;
};

/// The study period that holds the day: one set by order, or else one of the regulation's script; the shortest.
[[nodiscard]] std::optional<Period> study_period_on(const SummarySources& sources, CivilDate day);

/// Lists: "subjects" of the study period {subject, marks (new ones), average, expected, final; has_new, has_average,
/// has_final}. Texts: "since", "till", missed, missed_days, excused, unexcused, unknown, late as numbers; truths
/// has_<each>, has_new_marks, has_subjects. An absence is «without a valid reason» only when the class teacher said so;
/// one whose reason is not known yet is counted apart.
[[nodiscard]] TemplateData progress_words(const SummarySources& sources, const Summary& summary);

}  // namespace vestnik
