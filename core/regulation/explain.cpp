#include "regulation/explain.h"

#include <algorithm>

#include "regulation/explain_access.h"
#include "regulation/explain_calm.h"
#include "regulation/explain_words.h"
#include "regulation/findings.h"

namespace vestnik {
namespace {

class Explainer {
 public:
  Explainer(const RuleSet& rules, const MessageCatalogue& catalogue) : rules_(rules), words_(catalogue) {}

  std::vector<ExplainedRule> all() {
    info();
    for (const ScaleRule& rule : rules_.scales) scale(rule);
    absence();
    for (const Period& period : rules_.periods) one_period(period);
    for (const PeriodRule& rule : rules_.period_rules) period_rule(rule);
    lesson();
    for (const EditRule& rule : rules_.editing) editing(rule);
    for (const LockRule& rule : rules_.locks) lock(rule);
    for (const CheckingNorm& norm : rules_.checking) checking(norm);
    for (const FinalRule& rule : rules_.finals) final_mark(rule);
    for (const AttestationRule& rule : rules_.attestation) attestation(rule);
    add(rules_.publish_when_sheet_closed ? "explain.publish_when_sheet_closed" : "explain.publish_at_once", {}, 0);
    people();
    if (rules_.users) users(*rules_.users);
    for (const AccessRule& rule : rules_.access) access(rule);
    informing();
    for (const NotifyRule& rule : rules_.notify) notify(rule);
    for (const PeriodicRule& rule : rules_.periodic) {
      if (!rule.telling.opted_out_only) periodic(rule);
    }
    for (std::size_t at = 0; at < rules_.duties.size(); ++at) duty(rules_.duties[at], rules_.duty_scopes[at]);
    return std::move(explained_);
  }

 private:
  void add(std::string_view code, const std::string& clause, int line, Details details = {},
           const std::string& tail = {}, const std::string& subject = {}) {
    explained_.push_back(
        {std::string{code} + ' ' + subject, words_.sentence(code, std::move(details)) + tail, clause, line});
  }

  /// Says of the last sentence whom it concerns.
  void concerns(RuleEffect effect, std::string whom, std::optional<std::int64_t> slack = std::nullopt,
                std::string_view topic = {}) {
    ExplainedRule& rule = explained_.back();
    rule.effect = effect;
    rule.whom = std::move(whom);
    rule.slack = slack;
    if (!topic.empty()) rule.topic = topic;
  }
  [[nodiscard]] std::string graders() const { return words_.sentence("explain.whom_graders"); }
  [[nodiscard]] std::string families() const { return words_.sentence("explain.whom_families"); }

  void info() {
    const RegulationInfo& info = rules_.info;
    add("explain.info", {}, rules_.line,
        {{"title", info.title},
         {"order", info.order},
         {"from", to_russian(info.in_force_from)},
         {"zone", info.timezone}});
    if (!info.minutes.empty()) add("explain.minutes", {}, rules_.line, {{"minutes", info.minutes}});
    for (const RegulationLink& link : info.links)
      add("explain.link", {}, 0, {{"title", link.title}, {"address", link.address}}, {}, link.address);
  }

  void scale(const ScaleRule& rule) {
    const std::string whom = words_.selector(rule.head.applies_to);
    if (rule.scale.empty()) return add("explain.not_graded", rule.head.clause, rule.head.line, {}, whom);
    std::vector<std::string> grades;
    for (const std::uint8_t grade : rule.scale) grades.push_back(std::to_string(grade));
    add(rule.weighted ? "explain.scale_weighted" : "explain.scale", rule.head.clause, rule.head.line,
        {{"scale", listed(grades)}}, whom);
    concerns(RuleEffect::fact, graders());
  }

  void absence() {
    const AbsenceRules& absence = rules_.absence;
    add("explain.absence_codes", absence.clause, absence.line,
        {{"codes", listed(absence.terms.codes)}, {"absent", absence.terms.absence_code}});
    concerns(RuleEffect::fact, graders());
    if (absence.release_clause) {
      add("explain.released", *absence.release_clause, absence.line);
      concerns(RuleEffect::limit, graders());
    }
    if (absence.terms.reasons.empty()) return;
    const bool own = absence.own_class_only && absence.reason_set_by.has(Role::class_teacher);
    add(own ? "explain.absence_reasons_own" : "explain.absence_reasons", absence.reason_clause, absence.line,
        {{"reasons", listed(absence.terms.reasons)}, {"roles", words_.roles(absence.reason_set_by)}});
    concerns(RuleEffect::naming, words_.roles(absence.reason_set_by));
  }

  void one_period(const Period& period) {
    add("explain.period", rules_.periods_clause, 0,
        {{"kind", words_.period_kind(period.kind)},
         {"number", std::to_string(period.number)},
         {"starts", to_russian(period.starts)},
         {"ends", to_russian(period.ends)}},
        {}, std::string{to_text(period.kind)} + std::to_string(period.number));
  }

  void period_rule(const PeriodRule& rule) {
    const std::string kind = words_.period_kind(rule.kind);
    add("explain.periods_set_by", rule.clause, rule.line, {{"kind", kind}, {"roles", words_.roles(rule.set_by)}}, {},
        kind);
  }

  void demand(const char* code, const std::optional<Demand>& rule) {
    if (!rule) return;
    add(code, rule->clause, rule->line);
    concerns(RuleEffect::limit, graders());
  }

  void lesson() {
    const LessonRules& rules = rules_.lesson;
    demand("explain.held_only", rules.held_only);
    demand("explain.task_required", rules.task_required);
    demand("explain.topic_required", rules.topic_required);
    demand("explain.russian_only", rules.russian_only);
    demand("explain.homework_required", rules.homework_required);
    demand("explain.homework_not_for_past", rules.homework_not_for_past);
  }

  std::string override_of(const RuleHead& head) {
    if (!head.override) return {};
    return words_.sentence(head.override->reason ? "explain.override_with_reason" : "explain.override",
                           {{"roles", words_.roles(head.override->by)}});
  }

  void editing(const EditRule& rule) {
    std::string tail = words_.selector(rule.head.applies_to) + override_of(rule.head);
    if (!rule.instead_of.empty()) tail += words_.sentence("explain.instead_of", {{"other", rule.instead_of}});
    if (rule.reopen) {
      tail += words_.sentence("explain.reopen", {{"filed_by", words_.role(rule.reopen->filed_by)},
                                                 {"decided_by", words_.roles(rule.reopen->decided_by)},
                                                 {"hours", std::to_string(rule.reopen->lasts.count() / 3600)}});
    }
    const std::string what = words_.matters(rule.what);
    Details details{{"what", what}, {"roles", words_.roles(rule.roles)}};
    const std::string topic = "explain.editing " + what;
    if (!rule.open_for) {
      add("explain.editing_period", rule.head.clause, rule.head.line, std::move(details), tail);
      return concerns(RuleEffect::limit, words_.roles(rule.roles), std::nullopt, topic);
    }
    details.emplace_back("span", words_.span(*rule.open_for));
    const bool whole_day = rule.open_for->of_days();
    const bool inclusive = whole_day && rule.counted_from == CountedFrom::lesson_inclusive;
    add(inclusive   ? "explain.editing_inclusive"
        : whole_day ? "explain.editing_days"
                    : "explain.editing_hours",
        rule.head.clause, rule.head.line, std::move(details), tail);
    const std::int64_t less = inclusive ? 24 * 3600 : 0;
    concerns(RuleEffect::limit, words_.roles(rule.roles), rule.open_for->length().count() - less, topic);
  }

  void lock(const LockRule& rule) {
    add(rule.when == LockEvent::final_set ? "explain.lock_final_set" : "explain.lock_sheet_closed", rule.head.clause,
        rule.head.line, {}, words_.selector(rule.head.applies_to) + override_of(rule.head));
    concerns(RuleEffect::limit, graders());
  }

  void checking(const CheckingNorm& norm) {
    add("explain.checking", norm.clause, norm.line,
        {{"kinds", words_.work_kinds(norm.kinds)}, {"span", words_.days({norm.days, norm.school_days})}});
    concerns(RuleEffect::limit, graders(), norm.days);
  }

  void final_mark(const FinalRule& rule) {
    const std::string tail = words_.selector(rule.head.applies_to) + override_of(rule.head);
    const auto say = [&](const char* code, Details details, std::optional<std::int64_t> slack = std::nullopt,
                         std::string_view topic = {}) {
      add(code, rule.head.clause, rule.head.line, std::move(details), tail);
      concerns(RuleEffect::limit, graders(), slack, topic);
    };
    if (rule.at_least > 0) say("explain.final_at_least", {{"count", std::to_string(rule.at_least)}}, -rule.at_least);
    if (!rule.including.empty())
      say(rule.each_kind ? "explain.final_including_all" : "explain.final_including_any",
          {{"kinds", words_.work_kinds(rule.including)}});
    if (rule.opens) say("explain.final_opens", {{"span", words_.days(*rule.opens)}}, rule.opens->days);
    if (rule.average_gap) say("explain.final_average_gap", {{"gap", to_decimal(*rule.average_gap)}});
    if (rule.due_by_order) say("explain.final_due_by_order", {});
    if (!rule.due) return;
    const bool warned = rule.late == LatePolicy::warn;
    const std::string_view topic = "explain.final_due ";
    if (rule.due->days == 0)
      return say(warned ? "explain.final_due_end_warn" : "explain.final_due_end_forbid", {}, 0, topic);
    say(warned ? "explain.final_due_warn" : "explain.final_due_forbid", {{"span", words_.days(*rule.due)}},
        -rule.due->days, topic);
  }

  void attestation(const AttestationRule& rule) {
    std::string tail = words_.selector(rule.head.applies_to) + override_of(rule.head);
    if (rule.own_department) tail += words_.sentence("explain.attestation_own_department");
    if (rule.sheet_reference) tail += words_.sentence("explain.attestation_sheet");
    const std::string kinds = words_.attestation_kinds(rule.kinds);
    add("explain.attestation", rule.head.clause, rule.head.line,
        {{"kinds", kinds}, {"roles", words_.roles(rule.entered_by)}}, tail, kinds);
    concerns(RuleEffect::naming, words_.roles(rule.entered_by));
  }

  void people() {
    for (const CredentialRule& rule : rules_.credentials) {
      if (rule.consent_first) {
        add("explain.consent_first", rule.clause, rule.line);
        concerns(RuleEffect::limit, families());
      }
      const auto name = [&](const char* code, const RoleSet& roles) {
        if (roles.empty()) return;
        add(code, rule.clause, rule.line, {{"roles", words_.roles(roles)}});
        concerns(RuleEffect::naming, words_.roles(roles));
      };
      name("explain.credentials_family", rule.family_by);
      name("explain.credentials_staff", rule.staff_by);
      name("explain.credentials_administration", rule.administration_by);
    }
    for (const AnnouncementRule& rule : rules_.announcements) announcement(rule);
    for (const MailRule& rule : rules_.mail) {
      const std::string tail = rule.related_only ? words_.sentence("explain.mail_related") : std::string{};
      const std::string whom =
          rule.may_write.empty() ? words_.sentence("explain.tell_everyone") : words_.roles(rule.may_write);
      add("explain.mail", rule.clause, rule.line, {{"from", words_.roles(rule.from)}, {"whom", whom}}, tail);
      concerns(RuleEffect::limit, words_.roles(rule.from));
    }
  }

  void users(const UsersRule& rule) {
    add("explain.users", rule.clause, rule.line, {{"roles", words_.roles(rule.roles)}});
    concerns(RuleEffect::naming, words_.roles(rule.roles));
  }

  void access(const AccessRule& rule) {
    const std::string what = explain_permissions(words_, rule);
    add(rule.opened ? "explain.access_opened" : "explain.access_closed", rule.clause, rule.line,
        {{"roles", words_.roles(rule.roles)}, {"what", what}, {"reach", explain_reach(words_, rule)}}, {}, what);
    concerns(RuleEffect::naming, words_.roles(rule.roles));
  }

  void announcement(const AnnouncementRule& rule) {
    const auto say = [&](const char* code, const RoleSet& roles) {
      if (roles.empty()) return;
      add(code, rule.clause, rule.line, {{"roles", words_.roles(roles)}});
      concerns(RuleEffect::naming, words_.roles(roles));
    };
    say("explain.announcements_by", rule.by);
    say("explain.announcements_urgent", rule.urgent_by);
    say("explain.announcements_everyone", rule.everyone_by);
    say("explain.announcements_own", rule.own_groups_only);
  }

  void informing() {
    const InformTerms& terms = rules_.informing;
    if (terms.consent_required) {
      add("explain.inform_consent", terms.consent_clause, 0);
      concerns(RuleEffect::limit, families());
    }
    if (terms.paper_for_opted_out) {
      add("explain.inform_paper", terms.paper_clause, 0);
      concerns(RuleEffect::telling, families());
    }
    if (terms.call_when_no_way) {
      add("explain.inform_call", {}, 0);
      concerns(RuleEffect::telling, families());
    }
    add("explain.inform_hours", {}, 0,
        {{"digest", to_clock(terms.digest_at)},
         {"from", to_clock(terms.quiet.from)},
         {"until", to_clock(terms.quiet.until)}});
    if (std::ranges::any_of(rules_.notify, &NotifyRule::guarded)) wave(terms.wave);
    calm();
  }

  void wave(const WaveTerms& terms) {
    if (!terms.guarded) return add("explain.inform_no_waves", terms.clause, 0);
    const Details numbers{
        {"count", std::to_string(terms.at_least)},          {"percent", std::to_string(terms.percent_of_group)},
        {"times", std::to_string(terms.times_usual)},       {"people", std::to_string(terms.releasers)},
        {"next", std::to_string(terms.next_after.count())}, {"calls", std::to_string(terms.calls_after.count())}};
    add("explain.inform_waves", terms.clause, 0, numbers,
        terms.at_night ? words_.sentence("explain.inform_waves_night") : std::string{});
    concerns(RuleEffect::telling, families());
  }

  void calm() {
    if (!rules_.calm.on_days_off) add("explain.inform_days_off", {}, 0);
    const ChannelCaps& caps = rules_.calm.caps;
    if (caps.a_day > 0) add("explain.inform_sms_a_day", {}, 0, {{"count", std::to_string(caps.a_day)}});
    if (caps.a_month == 0) return;
    add("explain.inform_sms_a_month", {}, 0,
        {{"count", std::to_string(caps.a_month)}, {"share", std::to_string(caps.reserved_for_absences)}});
  }

  std::string calm_of(const std::string& rule) const {
    const auto calm = std::ranges::find(rules_.calm_rules, rule, &CalmRule::rule);
    return calm == rules_.calm_rules.end() ? "" : explain_calm(words_, *calm);
  }

  void notify(const NotifyRule& rule) {
    std::string tail;
    if (rule.opted_out_only) tail += words_.sentence("explain.notify_opted_out");
    if (rule.digest) tail += words_.sentence("explain.notify_digest");
    if (rule.settle.count() > 0)
      tail += words_.sentence("explain.notify_settle", {{"count", std::to_string(rule.settle.count() / 60)}});
    if (rule.expires == Expiry::last_bell) tail += words_.sentence("explain.notify_last_bell");
    if (rule.expires == Expiry::end_of_day) tail += words_.sentence("explain.notify_end_of_day");
    if (rule.expires == Expiry::after)
      tail += words_.sentence("explain.notify_expires", {{"hours", std::to_string(rule.expires_after.count() / 3600)}});
    tail += calm_of(rule.name);
    if (rule.call) tail += words_.sentence("explain.notify_call");
    if (rule.guarded && rules_.informing.wave.guarded) tail += words_.sentence("explain.notify_guarded");
    if (rule.afterwards == Afterwards::digest) tail += words_.sentence("explain.notify_afterwards");
    if (rule.in_doubt == InDoubt::ask) tail += words_.sentence("explain.notify_ask");
    add("explain.notify", rule.clause, rule.line,
        {{"when", words_.trigger(rule)}, {"tell", words_.audiences(rule.tell)}, {"by", words_.channels(rule)}}, tail,
        rule.name);
    concerns(RuleEffect::telling, words_.audiences(rule.tell));
  }

  void duty(const DutyRule& rule, const Selector& scope) {
    std::string tail;
    if (rule.remind_before)
      tail += words_.sentence("explain.duty_reminder", {{"count", std::to_string(*rule.remind_before)}});
    if (!rule.escalate_to.empty())
      tail += words_.sentence("explain.duty_escalation", {{"roles", words_.roles(rule.escalate_to)},
                                                          {"count", std::to_string(rule.escalate_after)}});
    add("explain.duty", rule.clause, rule.line,
        {{"roles", words_.roles(rule.of)}, {"what", words_.duty(rule)}, {"due", words_.due(rule)}},
        tail + words_.selector(scope), rule.name);
    concerns(RuleEffect::limit, words_.roles(rule.of));
  }

  void periodic(const PeriodicRule& rule) {
    const NotifyRule& told = rule.telling;
    add("explain.periodic", told.clause, told.line,
        {{"about", words_.sentence("explain.about_" + told.when.name)},
         {"when", words_.moment(rule.every, true)},
         {"tell", words_.audiences(told.tell)},
         {"by", words_.channels(told)}},
        calm_of(told.name), told.name);
  }

  const RuleSet& rules_;
  ExplainWords words_;
  std::vector<ExplainedRule> explained_;
};

}  // namespace

std::vector<ExplainedRule> explain(const RuleSet& rules, const MessageCatalogue& catalogue) {
  return Explainer{rules, catalogue}.all();
}

}  // namespace vestnik
