#include "regulation/rule_changes.h"

#include <algorithm>
#include <functional>

namespace vestnik {
namespace {

using Alike = std::function<bool(const ExplainedRule&, const ExplainedRule&)>;

/// Which rule of the former version each rule of the new one continues.
class Pairing {
 public:
  Pairing(const std::vector<ExplainedRule>& before, const std::vector<ExplainedRule>& after)
      : before_(before), after_(after), taken_(before.size()), former_(after.size(), nullptr) {}

  /// Pairs what is about the same and alike; the first alike goes first.
  void pair(const Alike& alike) {
    for (std::size_t at = 0; at < after_.size(); ++at) {
      if (former_[at] == nullptr) former_[at] = take(after_[at], alike);
    }
  }
  [[nodiscard]] const ExplainedRule* former(std::size_t at) const { return former_[at]; }
  [[nodiscard]] bool gone(std::size_t at) const { return !taken_[at]; }

 private:
  const ExplainedRule* take(const ExplainedRule& rule, const Alike& alike) {
    for (std::size_t at = 0; at < before_.size(); ++at) {
      if (taken_[at] || before_[at].topic != rule.topic || !alike(before_[at], rule)) continue;
      taken_[at] = true;
      return &before_[at];
    }
    return nullptr;
  }

  const std::vector<ExplainedRule>& before_;
  const std::vector<ExplainedRule>& after_;
  std::vector<bool> taken_;
  std::vector<const ExplainedRule*> former_;
};

bool same_text(const ExplainedRule& left, const ExplainedRule& right) { return left.text == right.text; }
bool same_clause(const ExplainedRule& left, const ExplainedRule& right) { return left.clause == right.clause; }

std::string_view meaning_of_limit(const RuleChange& change) {
  if (!change.before) return "diff.stricter";
  if (!change.after) return "diff.freer";
  const auto& before = change.before->slack;
  const auto& after = change.after->slack;
  if (!before || !after || *before == *after) return "diff.limit_changed";
  return *after < *before ? "diff.stricter" : "diff.freer";
}

std::string_view meaning_of_telling(const RuleChange& change) {
  if (!change.before) return "diff.begins_to_tell";
  return change.after ? "diff.tells_otherwise" : "diff.stops_telling";
}

}  // namespace

Problem meaning_of(const RuleChange& change) {
  const ExplainedRule& now = change.after ? *change.after : *change.before;
  Problem meaning{"diff.fact", {{"whom", now.whom}}, now.clause};
  if (change.before && change.before->whom != now.whom)
    meaning.details.emplace_back("whom_before", change.before->whom);
  if (change.before && change.after && same_text(*change.before, *change.after)) {
    meaning.code = "diff.clause_only";
  } else if (now.effect == RuleEffect::limit) {
    meaning.code = meaning_of_limit(change);
  } else if (now.effect == RuleEffect::telling) {
    meaning.code = meaning_of_telling(change);
  } else if (now.effect == RuleEffect::naming) {
    meaning.code = change.before && change.after ? "diff.others_may" : "diff.fact";
  }
  return meaning;
}

std::vector<RuleChange> rule_changes(const std::vector<ExplainedRule>& before,
                                     const std::vector<ExplainedRule>& after) {
  Pairing pairing{before, after};
  pairing.pair([](const auto& left, const auto& right) { return same_text(left, right) && same_clause(left, right); });
  pairing.pair(same_text);
  pairing.pair(same_clause);
  pairing.pair([](const auto&, const auto&) { return true; });

  std::vector<RuleChange> changes;
  for (std::size_t at = 0; at < after.size(); ++at) {
    const ExplainedRule* former = pairing.former(at);
    if (former == nullptr) {
      changes.push_back({std::nullopt, after[at]});
    } else if (!same_text(*former, after[at]) || !same_clause(*former, after[at])) {
      changes.push_back({*former, after[at]});
    }
  }
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (pairing.gone(at)) changes.push_back({before[at], std::nullopt});
  }
  return changes;
}

}  // namespace vestnik
