#include "regulation/findings.h"
#include "regulation/judge.h"

#include <algorithm>

namespace vestnik {
namespace {

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void judge_words(const AbsenceRules& rules, const AttendanceMark& after, Findings& findings) {
  const AttendanceTerms& terms = rules.terms;
  if (!after.present() && !among(terms.codes, after.code))
    findings.refuse("attendance.code_not_allowed", rules.clause, {{"allowed", listed(terms.codes)}});
  if (after.reason.empty()) return;
  if (!among(terms.reasons, after.reason))
    findings.refuse("attendance.reason_not_allowed", rules.reason_clause, {{"allowed", listed(terms.reasons)}});
  else if (after.code != terms.absence_code)
    findings.refuse("attendance.reason_without_absence", rules.reason_clause, {{"code", terms.absence_code}});
}

// A reason goes with its absence: who takes the absence away takes the reason away too, and needs no right to reasons.
bool sets_reason(const AbsenceRules& rules, const AttendanceChange& change) {
  return change.after.reason != change.before.reason && change.after.code == rules.terms.absence_code;
}

void judge_reason_author(const AbsenceRules& rules, Role role, bool own_class, Findings& findings) {
  if (role == Role::administrator || rules.reason_set_by.empty()) return;
  if (!rules.reason_set_by.has(role)) return findings.refuse("attendance.reason_not_yours", rules.reason_clause);
  if (role == Role::class_teacher && rules.own_class_only && !own_class)
    findings.refuse("attendance.reason_own_class_only", rules.reason_clause);
}

}  // namespace

Decision judge(const Bench& bench, const AttendanceChange& change, Instant now) {
  const LessonFacts& lesson = *change.lesson;
  const AbsenceRules& rules = bench.rules.absence;
  const Target target{lesson.group, lesson.subject_name, change.student, std::nullopt};
  const SchoolDays& school = bench.school_days(change.context);
  const bool reason_set = sets_reason(rules, change);
  Findings findings;
  if (change.before.code != change.after.code)
    find_closed_windows(bench, {Matter::attendance, change.context.role, lesson, target, change.period, school},
                        change.context, now, findings);
  else if (reason_set)
    find_closed_windows(bench, {Matter::reasons, change.context.role, lesson, target, change.period, school},
                        change.context, now, findings);
  if (lesson.state == LessonState::cancelled || lesson.state == LessonState::moved)
    findings.refuse("attendance.lesson_not_held", clause_of_lessons(bench.rules),
                    {{"state", std::string{to_text(lesson.state)}}});
  judge_words(rules, change.after, findings);
  const bool absent_now = change.after.code == rules.terms.absence_code && change.before.code != change.after.code;
  if (rules.release_clause && change.released && absent_now)
    findings.refuse("attendance.released", *rules.release_clause);
  if (reason_set) judge_reason_author(rules, change.context.role, change.own_class, findings);
  return findings.take();
}

Decision judge(const Bench& bench, const NoticeEntry& change, Instant /*now*/) {
  const AbsenceRules& rules = bench.rules.absence;
  Findings findings;
  judge_words(rules, change.mark, findings);
  if (!change.mark.reason.empty()) judge_reason_author(rules, change.context.role, change.own_class, findings);
  return findings.take();
}

}  // namespace vestnik
