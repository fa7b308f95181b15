#include "base/text.h"
#include "regulation/findings.h"
#include "regulation/judge.h"

namespace vestnik {

Decision judge(const Bench& bench, const LessonChange& change, Instant now) {
  const LessonRules& rules = bench.rules.lesson;
  Findings findings;
  const bool has_topic = !trimmed(change.topic).empty();
  if (rules.topic_required && change.marks_filled && !has_topic)
    findings.refuse("lesson.topic_required", rules.topic_required->clause);
  if (rules.russian_only && has_topic && !has_cyrillic(change.topic))
    findings.refuse("lesson.russian_only", rules.russian_only->clause);
  if (rules.homework_not_for_past && change.homework_due) {
    const CivilDate today = bench.days.zone().local(now).date;
    if (*change.homework_due <= today)
      findings.refuse("homework.not_for_past", rules.homework_not_for_past->clause,
                      {{"due", to_russian_short(*change.homework_due)}});
  }
  if (rules.homework_required && change.marks_filled && trimmed(change.homework).empty())
    findings.warn("lesson.homework_missing", rules.homework_required->clause);
  return findings.take();
}

}  // namespace vestnik
