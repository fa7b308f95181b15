#include "regulation/findings.h"
#include "regulation/judge.h"

#include <algorithm>

namespace vestnik {
namespace {

bool on_scale(const std::vector<std::uint8_t>& scale, Mark mark) {
  const auto known = [&](std::uint8_t grade) { return std::find(scale.begin(), scale.end(), grade) != scale.end(); };
  return known(mark.first) && (!mark.second || known(*mark.second));
}

void judge_value(const Bench& bench, const Target& target, Mark mark, Findings& findings) {
  const ScaleRule* scale = scale_for(bench.rules, target);
  if (scale == nullptr || on_scale(scale->scale, mark)) return;
  if (scale->scale.empty()) return findings.refuse("marks.not_graded", scale->head.clause);
  findings.refuse("marks.outside_scale", scale->head.clause,
                  {{"lowest", std::to_string(scale->scale.front())}, {"highest", std::to_string(scale->scale.back())}});
}

void judge_checking(const Bench& bench, const MarkChange& change, Instant now, Findings& findings) {
  // Corrections are no checking: only the first grade of a work can be late.
  if (change.before || !change.work_kind) return;
  for (const CheckingNorm& norm : bench.rules.checking) {
    if (std::find(norm.kinds.begin(), norm.kinds.end(), *change.work_kind) == norm.kinds.end()) continue;
    const DayCount within{norm.days, norm.school_days};
    const CivilDate last_day = within.after(change.lesson->date, bench.school_days(change.context));
    if (now < bench.days.of(plus_days(last_day, 1))) continue;
    Details details{{"count", std::to_string(norm.days)}, {"last_day", to_russian_short(last_day)}};
    if (norm.school_days)
      findings.warn("marks.checked_late_school_days", norm.clause, std::move(details));
    else
      findings.warn("marks.checked_late", norm.clause, std::move(details));
  }
}

}  // namespace

const ScaleRule* scale_for(const RuleSet& rules, const Target& target) {
  const ScaleRule* general = nullptr;
  for (const ScaleRule& rule : rules.scales) {
    if (rule.head.applies_to.everybody) {
      if (general == nullptr) general = &rule;
    } else if (rule.head.applies_to.admits(target)) {
      return &rule;
    }
  }
  return general;
}

Decision judge(const Bench& bench, const MarkChange& change, Instant now) {
  const LessonFacts& lesson = *change.lesson;
  const Target target{lesson.group, lesson.subject_name, change.student, change.work_kind};
  Findings findings;
  find_locks(bench, target, change.context, change.final_set, change.sheet_closed, findings);
  find_closed_windows(
      bench, {Matter::grades, change.context.role, lesson, target, change.period, bench.school_days(change.context)},
      change.context, now, findings);
  if (lesson.state != LessonState::held) {
    findings.refuse("marks.lesson_not_held", clause_of_lessons(bench.rules),
                    {{"state", std::string{to_text(lesson.state)}}});
  }
  if (!change.after) return findings.take();
  if (bench.rules.lesson.task_required && !change.has_task)
    findings.refuse("edit.task_required", bench.rules.lesson.task_required->clause);
  judge_value(bench, target, *change.after, findings);
  judge_checking(bench, change, now, findings);
  if (!change.attendance.present() && change.attendance.code == bench.rules.absence.terms.absence_code)
    findings.warn("marks.student_absent", bench.rules.absence.clause);
  return findings.take();
}

}  // namespace vestnik
