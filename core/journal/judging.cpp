#include "journal/judging.h"

#include <algorithm>
#include <iterator>

#include "records/school_days_store.h"

namespace vestnik {
namespace {

void merge(Decision& decision, Decision&& hook) {
  decision.findings.insert(decision.findings.end(), std::make_move_iterator(hook.findings.begin()),
                           std::make_move_iterator(hook.findings.end()));
  std::stable_sort(decision.findings.begin(), decision.findings.end(),
                   [](const Finding& left, const Finding& right) { return left.verdict > right.verdict; });
}

}  // namespace

Decision refused_by(Problem problem) {
  Decision decision;
  decision.findings.push_back({Verdict::refused, std::move(problem)});
  return decision;
}

void bring_school_days(const RegulationBook& regulations, Transaction& transaction, Facts& facts) {
  std::optional<CivilDate> days_of;
  std::shared_ptr<const SchoolDays> days;
  for (JudgedChange& judged : facts.changes) {
    if (days_of != judged.judged_on) {
      const auto regulation = regulations.in_force(transaction.institution(), judged.judged_on);
      const bool counted = regulation && regulation->counts_school_days();
      days = counted ? school_days_around(transaction, *regulation, judged.judged_on) : nullptr;
      days_of = judged.judged_on;
    }
    context_of(judged.change).school_days = days;
  }
}

bool has_hook(const RegulationBook& regulations, InstitutionId institution, const Facts& facts) {
  return std::any_of(facts.changes.begin(), facts.changes.end(), [&](const JudgedChange& judged) {
    const auto regulation = regulations.in_force(institution, judged.judged_on);
    return regulation && regulation->has_hook(judged.change);
  });
}

HookWords ask_hooks(const RegulationBook& regulations, InstitutionId institution, const Facts& facts, Instant at) {
  HookWords words;
  for (const JudgedChange& judged : facts.changes) {
    const auto regulation = regulations.in_force(institution, judged.judged_on);
    if (!regulation || !regulation->has_hook(judged.change)) {
      words.decisions.emplace_back();
      continue;
    }
    words.decisions.push_back(regulation->ask_hook(judged.change, at));
  }
  words.revision = facts.revision;
  return words;
}

Result<std::vector<Decision>> judge(const RegulationBook& regulations, InstitutionId institution, const Facts& facts,
                                    const HookWords& hooks, Instant at) {
  std::vector<Decision> decisions;
  decisions.reserve(facts.changes.size());
  std::shared_ptr<const Regulation> regulation;
  std::optional<CivilDate> regulation_of;
  for (std::size_t row = 0; row < facts.changes.size(); ++row) {
    const JudgedChange& judged = facts.changes[row];
    if (judged.problem) {
      decisions.push_back(refused_by(*judged.problem));
      continue;
    }
    if (regulation_of != judged.judged_on) {
      regulation = regulations.in_force(institution, judged.judged_on);
      regulation_of = judged.judged_on;
    }
    if (!regulation) return Problem{"regulation.none_in_force", {{"date", to_russian(judged.judged_on)}}};
    decisions.push_back(regulation->decide(judged.change, at));
    decisions.back().script_hash = regulation->info().script_hash;
    if (hooks.revision == facts.revision && row < hooks.decisions.size())
      merge(decisions.back(), Decision{hooks.decisions[row]});
  }
  return decisions;
}

}  // namespace vestnik
