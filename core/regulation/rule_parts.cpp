#include "regulation/rule_parts.h"

#include <algorithm>

namespace vestnik {
namespace {

RoleSet all_roles() {
  RoleSet roles = RoleSet::all_but_administrator();
  roles.add(Role::administrator);
  return roles;
}

class Parts {
 public:
  explicit Parts(const RuleSet& rules) : rules_(rules) {}

  std::vector<RulePart> all() {
    for (std::size_t at = 0; at < rules_.scales.size(); ++at)
      add("marks", rules_.scales[at].head, [at](RuleSet& set) { set.scales[at].head.applies_to = nobody(); });
    absence();
    periods();
    lesson();
    for (std::size_t at = 0; at < rules_.editing.size(); ++at) editing(at);
    for (std::size_t at = 0; at < rules_.locks.size(); ++at) lock(at);
    for (std::size_t at = 0; at < rules_.checking.size(); ++at) {
      const CheckingNorm& norm = rules_.checking[at];
      add("checking", norm.clause, norm.line, [at](RuleSet& set) { set.checking[at].kinds.clear(); });
    }
    for (std::size_t at = 0; at < rules_.finals.size(); ++at) finals(at);
    for (std::size_t at = 0; at < rules_.attestation.size(); ++at) attestation(at);
    people();
    informing();
    for (std::size_t at = 0; at < rules_.notify.size(); ++at) {
      const NotifyRule& rule = rules_.notify[at];
      add("notify " + rule.name, rule.clause, rule.line, [name = rule.name](RuleSet& set) {
        std::erase_if(set.notify, [&](const auto& one) { return one.name == name; });
      });
    }
    calendar();
    return std::move(parts_);
  }

 private:
  using Remove = std::function<void(RuleSet&)>;

  /// Admits no target at all.
  static Selector nobody() {
    Selector selector;
    selector.everybody = false;
    selector.students = {PersonId{-1}};
    return selector;
  }

  void add(std::string word, const std::string& clause, int line, Remove remove) {
    parts_.push_back({std::move(word), clause, line, std::move(remove)});
  }
  void add(std::string word, const RuleHead& head, Remove remove) {
    add(std::move(word), head.clause, head.line, std::move(remove));
  }

  void calendar() {
    for (const PeriodicRule& rule : rules_.periodic) {
      add("notify every " + rule.telling.name, rule.telling.clause, rule.telling.line,
          [name = rule.telling.name](RuleSet& set) {
            std::erase_if(set.periodic, [&](const PeriodicRule& one) { return one.telling.name == name; });
          });
    }
    for (const DutyRule& duty : rules_.duties) {
      add("duty " + duty.name, duty.clause, duty.line, [name = duty.name](RuleSet& set) {
        for (std::size_t at = set.duties.size(); at-- > 0;) {
          if (set.duties[at].name != name) continue;
          set.duties.erase(set.duties.begin() + static_cast<std::ptrdiff_t>(at));
          set.duty_scopes.erase(set.duty_scopes.begin() + static_cast<std::ptrdiff_t>(at));
        }
      });
    }
  }

  void absence() {
    const AbsenceRules& absence = rules_.absence;
    add("absence codes", absence.clause, absence.line, [](RuleSet& set) { set.absence.terms.codes.clear(); });
    if (absence.release_clause)
      add("absence released", *absence.release_clause, absence.line,
          [](RuleSet& set) { set.absence.release_clause.reset(); });
    if (absence.terms.reasons.empty()) return;
    add("absence reasons", absence.reason_clause, absence.line, [](RuleSet& set) {
      set.absence.terms.reasons.clear();
      set.absence.reason_set_by = all_roles();
      set.absence.own_class_only = false;
    });
  }

  void periods() {
    for (std::size_t at = 0; at < period_kind_names.size(); ++at) {
      const auto kind = static_cast<PeriodKind>(at);
      if (std::none_of(rules_.periods.begin(), rules_.periods.end(),
                       [&](const Period& one) { return one.kind == kind; }))
        continue;
      add("periods " + std::string{period_kind_names[at]}, rules_.periods_clause, 0,
          [kind](RuleSet& set) { std::erase_if(set.periods, [&](const Period& one) { return one.kind == kind; }); });
    }
    for (std::size_t at = 0; at < rules_.period_rules.size(); ++at) {
      const PeriodRule& rule = rules_.period_rules[at];
      add("periods set_by " + std::string{to_text(rule.kind)}, rule.clause, rule.line,
          [at](RuleSet& set) { set.period_rules[at].set_by = {}; });
    }
  }

  void demand(const char* word, std::optional<Demand> LessonRules::*field) {
    const std::optional<Demand>& demand = rules_.lesson.*field;
    if (demand) add(word, demand->clause, demand->line, [field](RuleSet& set) { (set.lesson.*field).reset(); });
  }

  void lesson() {
    demand("lesson topic_required", &LessonRules::topic_required);
    demand("lesson russian_only", &LessonRules::russian_only);
    demand("lesson task_required", &LessonRules::task_required);
    // «Only on a held lesson» holds without a word of the script too; the word gives it its clause.
    demand("lesson held_only", &LessonRules::held_only);
    demand("homework required", &LessonRules::homework_required);
    demand("homework not_for_past", &LessonRules::homework_not_for_past);
  }

  void overriding(const std::string& word, const RuleHead& head, Remove remove) {
    if (head.override) add(word + " override", head, std::move(remove));
  }

  void editing(std::size_t at) {
    const EditRule& rule = rules_.editing[at];
    add("editing", rule.head, [at](RuleSet& set) { set.editing[at].roles = {}; });
    if (rule.reopen)
      add("editing reopen", rule.reopen->clause, rule.head.line,
          [at](RuleSet& set) { set.editing[at].reopen.reset(); });
    overriding("editing", rule.head, [at](RuleSet& set) { set.editing[at].head.override.reset(); });
  }

  void lock(std::size_t at) {
    const LockRule& rule = rules_.locks[at];
    const std::string word = rule.when == LockEvent::final_set ? "lock final_set" : "lock sheet_closed";
    add(word, rule.head, [at](RuleSet& set) { set.locks[at].head.applies_to = nobody(); });
    overriding(word, rule.head, [at](RuleSet& set) { set.locks[at].head.override.reset(); });
  }

  void finals(std::size_t at) {
    const FinalRule& rule = rules_.finals[at];
    if (rule.at_least > 0) add("final_mark at_least", rule.head, [at](RuleSet& set) { set.finals[at].at_least = 0; });
    if (!rule.including.empty())
      add("final_mark including", rule.head, [at](RuleSet& set) { set.finals[at].including.clear(); });
    if (rule.opens) add("final_mark opens", rule.head, [at](RuleSet& set) { set.finals[at].opens.reset(); });
    if (rule.due) add("final_mark due", rule.head, [at](RuleSet& set) { set.finals[at].due.reset(); });
    if (rule.average_gap)
      add("final_mark average_gap", rule.head, [at](RuleSet& set) { set.finals[at].average_gap.reset(); });
    if (rule.due_by_order)
      add("final_mark due_by_order", rule.head, [at](RuleSet& set) { set.finals[at].due_by_order = false; });
    overriding("final_mark", rule.head, [at](RuleSet& set) { set.finals[at].head.override.reset(); });
  }

  void attestation(std::size_t at) {
    const AttestationRule& rule = rules_.attestation[at];
    add("attestation entered_by", rule.head, [at](RuleSet& set) { set.attestation[at].head.applies_to = nobody(); });
    if (rule.sheet_reference)
      add("attestation sheet_reference", rule.head,
          [at](RuleSet& set) { set.attestation[at].sheet_reference = false; });
    if (rule.own_department)
      add("attestation own_department", rule.head, [at](RuleSet& set) { set.attestation[at].own_department = false; });
  }

  void people() {
    for (std::size_t at = 0; at < rules_.credentials.size(); ++at) {
      const CredentialRule& rule = rules_.credentials[at];
      if (rule.consent_first)
        add("credentials consent_first", rule.clause, rule.line,
            [at](RuleSet& set) { set.credentials[at].consent_first = false; });
      if (!rule.family_by.empty())
        add("credentials issued_by", rule.clause, rule.line,
            [at](RuleSet& set) { set.credentials[at].family_by = {}; });
      if (!rule.staff_by.empty())
        add("credentials staff_issued_by", rule.clause, rule.line,
            [at](RuleSet& set) { set.credentials[at].staff_by = {}; });
      if (!rule.administration_by.empty())
        add("credentials administration_issued_by", rule.clause, rule.line,
            [at](RuleSet& set) { set.credentials[at].administration_by = {}; });
    }
    for (std::size_t at = 0; at < rules_.announcements.size(); ++at) announcement(at);
    for (std::size_t at = 0; at < rules_.mail.size(); ++at)
      add("mail", rules_.mail[at].clause, rules_.mail[at].line, [at](RuleSet& set) { set.mail[at].from = {}; });
  }

  void announcement(std::size_t at) {
    const AnnouncementRule& rule = rules_.announcements[at];
    const auto one = [&](const char* word, RoleSet AnnouncementRule::*roles) {
      if (!(rule.*roles).empty())
        add(word, rule.clause, rule.line, [at, roles](RuleSet& set) { set.announcements[at].*roles = {}; });
    };
    one("announcements by", &AnnouncementRule::by);
    one("announcements urgent_by", &AnnouncementRule::urgent_by);
    one("announcements everyone_by", &AnnouncementRule::everyone_by);
    one("announcements own_groups_only", &AnnouncementRule::own_groups_only);
  }

  void informing() {
    const InformTerms& terms = rules_.informing;
    if (terms.consent_required)
      add("inform consent_required", terms.consent_clause, 0,
          [](RuleSet& set) { set.informing.consent_required = false; });
    if (terms.paper_for_opted_out)
      add("inform paper_for_opted_out", terms.paper_clause, 0,
          [](RuleSet& set) { set.informing.paper_for_opted_out = false; });
    if (terms.call_when_no_way)
      add("inform call_when_no_way", {}, 0, [](RuleSet& set) { set.informing.call_when_no_way = false; });
    add("inform digest_at", {}, 0, [](RuleSet& set) { set.informing.digest_at += WallTime{1}; });
    add("inform quiet", {}, 0, [](RuleSet& set) { set.informing.quiet = {}; });
  }

  const RuleSet& rules_;
  std::vector<RulePart> parts_;
};

}  // namespace

std::vector<RulePart> rule_parts(const RuleSet& rules) { return Parts{rules}.all(); }

}  // namespace vestnik
