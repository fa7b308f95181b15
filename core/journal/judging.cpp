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

std::shared_ptr<const Regulation> regulation_for(const RegulationBook& regulations, InstitutionId institution,
                                                 const JudgedChange& judged) {
  return regulations.in_force_for(institution, judged.judged_on, group_of(judged.change));
}

}  // namespace

Decision refused_by(Problem problem) {
  Decision decision;
  decision.findings.push_back({Verdict::refused, std::move(problem)});
  return decision;
}

void bring_school_days(const RegulationBook& regulations, Transaction& transaction, Facts& facts) {
  std::optional<std::pair<CivilDate, GroupId>> days_of;
  std::shared_ptr<const SchoolDays> days;
  for (JudgedChange& judged : facts.changes) {
    const std::pair by{judged.judged_on, group_of(judged.change)};
    if (days_of != by) {
      const auto regulation = regulation_for(regulations, transaction.institution(), judged);
      const bool counted = regulation && regulation->counts_school_days();
      days = counted ? school_days_around(transaction, *regulation, judged.judged_on) : nullptr;
      days_of = by;
    }
    context_of(judged.change).school_days = days;
  }
}

bool has_hook(const RegulationBook& regulations, InstitutionId institution, const Facts& facts) {
  return std::any_of(facts.changes.begin(), facts.changes.end(), [&](const JudgedChange& judged) {
    const auto regulation = regulation_for(regulations, institution, judged);
    return regulation && regulation->has_hook(judged.change);
  });
}

HookWords ask_hooks(const RegulationBook& regulations, InstitutionId institution, const Facts& facts, Instant at) {
  HookWords words;
  for (const JudgedChange& judged : facts.changes) {
    const auto regulation = regulation_for(regulations, institution, judged);
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
  std::optional<std::pair<CivilDate, GroupId>> regulation_of;
  for (std::size_t row = 0; row < facts.changes.size(); ++row) {
    const JudgedChange& judged = facts.changes[row];
    if (judged.problem) {
      decisions.push_back(refused_by(*judged.problem));
      continue;
    }
    const std::pair by{judged.judged_on, group_of(judged.change)};
    if (regulation_of != by) {
      regulation = regulation_for(regulations, institution, judged);
      regulation_of = by;
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
