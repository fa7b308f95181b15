#include "notify/plan_facts.h"
#include "notify/built_in_rules.h"

#include <algorithm>

#include "records/fact_reader.h"

namespace vestnik {
namespace {

using Recipient = std::pair<PersonId, PersonId>;  ///< whom, about which student
using HeardBefore = std::set<Recipient>;

/// What was to be told of a fact before this event, asked at most once. Rules do not change each other's: one that is
/// planned now has told nobody yet.
class EarlierTellings {
 public:
  EarlierTellings(const Planning& planning, const FactRef& fact) : planning_(planning), fact_(fact) {}
  [[nodiscard]] const std::vector<Obligation>& all() {
    if (!held_) held_ = obligations_of_fact(planning_.transaction, fact_.kind, fact_.id);
    return *held_;
  }

 private:
  const Planning& planning_;
  const FactRef& fact_;
  std::optional<std::vector<Obligation>> held_;
};

// Whoever heard of a final by another rule hears its correction by that one, and not a second time as news.
bool heard_by_another_rule(const Planning& planning, const NotifyRule& rule, EarlierTellings& earlier) {
  for (const auto& one : earlier.all()) {
    if (one.rule == rule.name || !one.may_be_told()) continue;
    const auto rules = planning.regulation.notify_rules();
    const auto other = std::ranges::find(rules, one.rule, &NotifyRule::name);
    if (other != rules.end() && other->when_published == rule.when_published && other->tell == rule.tell) return true;
  }
  return false;
}

std::vector<std::string> correction_templates(const NotifyRule& rule, std::string_view stem) {
  return {rule.name + "_correction", std::string{stem} + "_correction"};
}

// For facts whose version is the whole story: takes unsent messages about earlier versions back, corrects what was
// told. Answers who was told, and of which student: they hear of corrections only, everybody else afresh.
HeardBefore settle_earlier_versions(const Planning& planning, const NotifyRule& rule, const FactRef& fact,
                                    EarlierTellings& earlier,
                                    const std::function<bool(std::int64_t, std::int64_t)>& same,
                                    std::string_view stem) {
  if (fact.version <= 1) return {};  // nothing is earlier than the first
  std::map<Recipient, Obligation> told;
  for (const auto& one : earlier.all()) {
    if (one.rule != rule.name || one.fact_version >= fact.version) continue;
    if (one.may_be_told()) {
      told.insert_or_assign({one.recipient, one.student}, one);
    } else if (one.state == ObligationState::open) {
      withdraw(planning, one);
    }
  }
  for (const auto& [who, one] : told) {
    if (!same(one.fact_version, fact.version))
      correct(planning, rule, one, fact.version, correction_templates(rule, stem));
  }
  HeardBefore heard;
  for (const auto& [who, one] : told) heard.insert(who);
  return heard;
}

/// Whose result it is, who set it, and who has heard of an earlier version of it.
struct ResultOf {
  PersonId student;
  PersonId teacher;
  HeardBefore heard;
};

void tell_of_student(const Planning& planning, const NotifyRule& rule, FactRef fact, const ResultOf& whose,
                     std::string stem, std::string merge) {
  const InformTerms& terms = planning.regulation.informing();
  const auto timing = time_message(rule, terms, planning.zone, planning.recorded, std::nullopt);
  if (!timing) return;
  auto to = audience_of_student(planning.transaction, terms, rule.tell, whose.student, whose.teacher, planning.today);
  std::erase_if(to, [&](const Addressee& one) { return whose.heard.contains({one.person, one.student}); });
  if (to.empty()) return;
  tell(planning, {rule, std::move(fact), whose.student, *timing, std::move(stem), std::move(merge), std::move(to)});
}

// What its templates are called, where none is named like the rule.
std::string stem_of(const EventAudience& notice) {
  return notice.trigger == TriggerKind::event ? notice.name : "announcement";
}

void tell_notice(const Planning& planning, const NotifyRule& rule, FactRef fact, const EventAudience& notice) {
  const InformTerms& terms = planning.regulation.informing();
  const auto timing = time_message(rule, terms, planning.zone, planning.recorded, std::nullopt);
  if (!timing) return;
  tell(planning, {rule, std::move(fact), notice.student, *timing, stem_of(notice), "",
                  audience_of_notice(planning.transaction, terms, rule.tell, notice, planning.today)});
}

void withdraw_notice(const Planning& planning, const NotifyRule& rule, std::string_view kind,
                     const EventAudience& notice) {
  for (const auto& one : obligations_of_fact(planning.transaction, kind, notice.fact)) {
    if (one.rule != rule.name || one.corrects) continue;
    if (!one.may_be_told()) {
      if (one.state == ObligationState::open) withdraw(planning, one);
      continue;
    }
    correct(planning, rule, one, std::max(notice.fact_version, one.fact_version + 1),
            {rule.name + "_withdrawn", stem_of(notice) + "_withdrawn"});
  }
}

}  // namespace

std::string_view fact_kind_of_event(std::string_view event_type) { return event_type.substr(0, event_type.find('.')); }

void plan_mark(const Planning& planning, const MarkFact& mark) {
  const FactRef fact{std::string{fact_kind::mark}, mark.id.value, mark.version, mark.date};
  EarlierTellings earlier{planning, fact};
  for (const auto& rule : planning.regulation.notify_rules()) {
    if (rule.when.kind != TriggerKind::mark) continue;
    const auto same = [&](std::int64_t one, std::int64_t other) {
      return same_mark(planning.transaction, mark.id, one, other);
    };
    const auto heard = settle_earlier_versions(planning, rule, fact, earlier, same, "mark");
    if (!speaks_of_mark(rule.when, mark.first, mark.second)) continue;
    tell_of_student(planning, rule, fact, {mark.student, mark.teacher, heard}, "mark", "");
  }
}

void plan_final(const Planning& planning, const FinalFact& mark, bool at_closing) {
  const FactRef fact{std::string{fact_kind::final_mark}, mark.id.value, mark.version, std::nullopt};
  EarlierTellings earlier{planning, fact};
  for (const auto& rule : planning.regulation.notify_rules()) {
    if (rule.when.kind != TriggerKind::final_mark) continue;
    if (rule.when_published ? !mark.published : at_closing) continue;
    const auto same = [&](std::int64_t one, std::int64_t other) {
      return same_final(planning.transaction, mark.id, one, other);
    };
    if (!settle_earlier_versions(planning, rule, fact, earlier, same, "final").empty()) continue;
    if (!speaks_of_final(rule.when, mark.not_attested, mark.late) || heard_by_another_rule(planning, rule, earlier))
      continue;
    tell_of_student(planning, rule, fact, {mark.student, PersonId{}, {}}, "final",
                    "final:" + rule.name + ":" + std::to_string(mark.student.value));
  }
}

void plan_notice(const Planning& planning, std::string_view kind, const EventAudience& notice) {
  const FactRef fact{std::string{kind}, notice.fact, notice.fact_version, std::nullopt};
  EarlierTellings earlier{planning, fact};
  const auto plan_by = [&](const NotifyRule& rule) {
    if (notice.withdrawn) return withdraw_notice(planning, rule, kind, notice);
    if (!speaks_of_notice(rule.when, notice.trigger, notice.name, notice.urgent)) return;
    const auto never = [](std::int64_t, std::int64_t) { return false; };
    if (settle_earlier_versions(planning, rule, fact, earlier, never, stem_of(notice)).empty()) {
      tell_notice(planning, rule, fact, notice);
    }
  };
  bool spoken_of = false;
  for (const auto& rule : planning.regulation.notify_rules()) {
    if (rule.when.kind != notice.trigger || rule.when.name != notice.name) continue;
    spoken_of = true;
    plan_by(rule);
  }
  const NotifyRule* own = spoken_of ? nullptr : built_in_rule(notice.name);
  if (own != nullptr) plan_by(*own);
}

}  // namespace vestnik
