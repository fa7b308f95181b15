#include "base/text.h"
#include "regulation/findings.h"
#include "regulation/judge.h"

namespace vestnik {
namespace {

// Whether a lesson was held is what its grades rest on, so it closes when they close. A topic may follow later: a late
// one harms nobody, a missing one is asked about.
void judge_state(const Bench& bench, const LessonChange& change, Instant now, Findings& findings) {
  const LessonFacts& lesson = *change.lesson;
  if (change.state_after == lesson.state) return;
  const Target target{lesson.group, lesson.subject_name, PersonId{}, std::nullopt};
  find_locks(bench, target, change.context, false, change.sheet_closed, findings);
  find_closed_windows(
      bench, {Matter::grades, change.context.role, lesson, target, change.period, bench.school_days(change.context)},
      change.context, now, findings);
  if (change.state_after == LessonState::held) {
    if (now < lesson.starts_at) findings.refuse("lesson.not_begun", clause_of_lessons(bench.rules));
    return;
  }
  if (change.has_marks) return findings.refuse("lesson.has_marks", clause_of_lessons(bench.rules));
  // A roll taken by mistake cannot be untaken, so it may only be passed knowingly.
  if (change.roll_called)
    findings.add(change.context.confirmed ? Verdict::warned : Verdict::needs_confirmation, "lesson.has_roll",
                 clause_of_lessons(bench.rules));
}

bool homework_changed(const LessonChange& change) {
  return change.homework_due != change.homework_due_before || change.homework != change.homework_before;
}

}  // namespace

Decision judge(const Bench& bench, const LessonChange& change, Instant now) {
  const LessonRules& rules = bench.rules.lesson;
  Findings findings;
  judge_state(bench, change, now, findings);
  const bool has_topic = !trimmed(change.topic).empty();
  if (rules.topic_required && change.marks_filled && !has_topic)
    findings.refuse("lesson.topic_required", rules.topic_required->clause);
  if (rules.russian_only && has_topic && !has_cyrillic(change.topic))
    findings.refuse("lesson.russian_only", rules.russian_only->clause);
  if (rules.homework_not_for_past && change.homework_due && homework_changed(change)) {
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
