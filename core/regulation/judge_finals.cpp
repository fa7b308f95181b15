#include <algorithm>

#include "regulation/average.h"
#include "regulation/findings.h"
#include "regulation/judge.h"

namespace vestnik {
namespace {

bool has_kind(const std::vector<BasisMark>& basis, WorkKind kind) {
  return std::any_of(basis.begin(), basis.end(), [&](const BasisMark& mark) { return mark.work_kind == kind; });
}

// Only kinds that the discipline declares can be missed: a discipline without practical works needs none (DIGEST 2.8).
std::vector<std::string> missing_kinds(const FinalRule& rule, const FinalChange& change) {
  std::vector<std::string> missing;
  bool any_given = false;
  for (const WorkKind kind : rule.including) {
    const auto& declared = change.declared_kinds;
    if (std::find(declared.begin(), declared.end(), kind) == declared.end()) continue;
    if (has_kind(change.basis, kind))
      any_given = true;
    else
      missing.emplace_back(to_text(kind));
  }
  if (any_given && !rule.each_kind) missing.clear();
  return missing;
}

// The three kinds of yarovoe-5.2 are told one by one: each detail is 1 where its word, or an "or" before it, belongs.
Details told_kinds(const std::vector<std::string>& missing) {
  constexpr std::string_view kinds[]{"written", "laboratory", "practical"};
  Details details{{"kinds", listed(missing)}};
  std::size_t told = 0;
  for (const std::string_view kind : kinds) {
    const bool there = std::find(missing.begin(), missing.end(), kind) != missing.end();
    const bool joined = there && told > 0;
    if (there) ++told;
    details.emplace_back(std::string{kind}, there ? "1" : "0");
    details.emplace_back("or_" + std::string{kind}, joined ? "1" : "0");
  }
  return told == missing.size() ? details : Details{{"kinds", listed(missing)}};
}

void judge_basis(const FinalRule& rule, const FinalChange& change, Findings& findings) {
  const int have = static_cast<int>(change.basis.size());
  if (have < rule.at_least) {
    findings.limit(rule.head, change.context, "final.too_few_marks",
                   {{"missing", std::to_string(rule.at_least - have)},
                    {"have", std::to_string(have)},
                    {"at_least", std::to_string(rule.at_least)}});
  }
  const std::vector<std::string> missing = missing_kinds(rule, change);
  if (missing.empty()) return;
  Details details = told_kinds(missing);
  if (details.size() > 1)
    findings.limit(rule.head, change.context, "final.work_kind_missing", std::move(details));
  else
    findings.limit(rule.head, change.context, "final.planned_work_missing", std::move(details));
}

const LockRule* lock_by_final(const RuleSet& rules) {
  const auto lock = std::find_if(rules.locks.begin(), rules.locks.end(),
                                 [](const LockRule& rule) { return rule.when == LockEvent::final_set; });
  return lock == rules.locks.end() ? nullptr : &*lock;
}

void judge_early(const Bench& bench, const FinalRule& rule, const FinalChange& change, Instant now,
                 Findings& findings) {
  if (!rule.opens) return;
  const CivilDate opens = rule.opens->before(change.period.ends, bench.school_days(change.context));
  if (now >= bench.days.of(opens)) return;
  const Verdict verdict = change.context.confirmed ? Verdict::warned : Verdict::needs_confirmation;
  Details details{{"lessons_ahead", std::to_string(change.lessons_ahead)}, {"opens", to_russian_short(opens)}};
  // «Не аттестован» closes no grades: there are none it rests on.
  const LockRule* lock = change.after->grade ? lock_by_final(bench.rules) : nullptr;
  if (lock == nullptr) return findings.add(verdict, "final.early_unlocked", rule.head.clause, std::move(details));
  details.emplace_back("lock_clause", lock->head.clause);
  findings.add(verdict, "final.early", rule.head.clause, std::move(details));
}

std::optional<CivilDate> last_day_of(const Bench& bench, const FinalRule& rule, const FinalChange& change) {
  if (rule.due_by_order) return change.due_by_order;
  if (!rule.due) return std::nullopt;
  return rule.due->before(change.period.ends, bench.school_days(change.context));
}

void judge_average(const Bench& bench, const Target& target, const FinalRule& rule, const FinalChange& change,
                   Findings& findings) {
  if (!rule.average_gap) return;
  const ScaleRule* scale = scale_for(bench.rules, target);
  const auto average = average_of(change.basis, scale != nullptr && scale->weighted);
  if (!average) return;
  const Hundredths gap = std::abs(*change.after->grade * 100 - *average);
  if (gap <= *rule.average_gap) return;
  findings.warn("final.far_from_average", rule.head.clause,
                {{"average", to_decimal(*average)}, {"gap", to_decimal(*rule.average_gap)}});
}

void judge_late(const Bench& bench, const FinalRule& rule, const FinalChange& change, Instant now, Findings& findings) {
  const std::optional<CivilDate> due = last_day_of(bench, rule, change);
  if (!due) return;
  const CivilDate last_day = *due;
  if (now < bench.days.of(plus_days(last_day, 1))) return;
  Details details{{"last_day", to_russian_short(last_day)}};
  if (rule.late == LatePolicy::warn) return findings.warn("final.late", rule.head.clause, std::move(details));
  findings.limit(rule.head, change.context, "final.too_late", std::move(details));
}

}  // namespace

Decision judge(const Bench& bench, const FinalChange& change, Instant now) {
  const Target target{change.group, change.subject_name, change.student, std::nullopt};
  Findings findings;
  find_locks(bench, target, change.context, false, change.sheet_closed, findings);
  find_foreign_attestation(bench, target, {AttestationKind::period, change.context, change.own_department}, findings);
  if (!change.after) return findings.take();
  const bool graded = change.after->grade.has_value();
  if (graded) find_grade_outside_scale(bench, target, *change.after->grade, findings);
  for (const FinalRule& rule : bench.rules.finals) {
    if (!rule.head.applies_to.admits(target)) continue;
    // «Не аттестован» rests on nothing and stays possible whatever is missing (DIGEST 2.9).
    if (graded) judge_basis(rule, change, findings);
    if (graded) judge_average(bench, target, rule, change, findings);
    judge_early(bench, rule, change, now, findings);
    judge_late(bench, rule, change, now, findings);
  }
  return findings.take();
}

}  // namespace vestnik
