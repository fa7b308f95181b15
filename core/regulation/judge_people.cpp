#include "base/text.h"
#include "regulation/findings.h"
#include "regulation/judge.h"

namespace vestnik {
namespace {

const EditRule* reopening_rule(const RuleSet& rules) {
  for (const EditRule& rule : rules.editing) {
    if (rule.reopen) return &rule;
  }
  return nullptr;
}

/// Nothing reopens what this closes; where nothing closes, what the lessons say.
std::string_view clause_of_closing(const RuleSet& rules) {
  if (!rules.editing.empty()) return rules.editing.front().head.clause;
  if (!rules.locks.empty()) return rules.locks.front().head.clause;
  return clause_of_lessons(rules);
}

bool barred(const RoleSet& allowed, Role role) { return !allowed.empty() && !allowed.has(role); }

/// Whose credentials are the administration's (usolye-3.1a).
bool is_administration(Role role) {
  return role == Role::administrator || role == Role::director || role == Role::deputy_head ||
         role == Role::head_of_studies || role == Role::head_of_department;
}

const RoleSet& issuers_of(const CredentialRule& rule, Role whose) {
  if (whose == Role::parent || whose == Role::student) return rule.family_by;
  return is_administration(whose) && !rule.administration_by.empty() ? rule.administration_by : rule.staff_by;
}

}  // namespace

Decision judge(const Bench& bench, const ApplicationFiling& change, Instant /*now*/) {
  Findings findings;
  const EditRule* rule = reopening_rule(bench.rules);
  if (rule == nullptr) {
    findings.refuse("edit.no_reopening", clause_of_closing(bench.rules));
    return findings.take();
  }
  const ReopenTerms& terms = *rule->reopen;
  if (change.context.role != terms.filed_by) findings.refuse("edit.application_not_yours", terms.clause);
  if (trimmed(change.reason).empty()) findings.refuse("edit.reason_required", terms.clause);
  return findings.take();
}

Decision judge(const Bench& bench, const CredentialIssue& change, Instant /*now*/) {
  const bool family = change.for_role == Role::parent || change.for_role == Role::student;
  Findings findings;
  for (const CredentialRule& rule : bench.rules.credentials) {
    if (family && rule.consent_first && !(change.has_application && change.has_consent)) {
      const bool both = !change.has_application && !change.has_consent;
      // 1 where the sentence names it: {missing_consent|согласия||}.
      findings.refuse("credentials.consent_first", rule.clause,
                      {{"missing_application", change.has_application ? "0" : "1"},
                       {"missing_consent", change.has_consent ? "0" : "1"},
                       {"missing_both", both ? "1" : "0"}});
    }
    if (barred(issuers_of(rule, change.for_role), change.context.role))
      findings.refuse("credentials.not_issued_by_you", rule.clause, {{"whom", family ? "family" : "staff"}});
  }
  return findings.take();
}

Decision judge(const Bench& bench, const AnnouncementPost& change, Instant /*now*/) {
  const Role role = change.context.role;
  Findings findings;
  for (const AnnouncementRule& rule : bench.rules.announcements) {
    if (barred(rule.by, role)) findings.refuse("announcement.not_by_role", rule.clause);
    if (change.urgent && barred(rule.urgent_by, role)) findings.refuse("announcement.urgent_not_by_role", rule.clause);
    if (change.everyone && barred(rule.everyone_by, role))
      findings.refuse("announcement.everyone_not_by_role", rule.clause);
    if (rule.own_groups_only.has(role) && (change.everyone || !change.own_groups_only))
      findings.refuse("announcement.own_groups_only", rule.clause);
  }
  return findings.take();
}

Decision judge(const Bench& bench, const MailSending& change, Instant /*now*/) {
  Findings findings;
  for (const MailRule& rule : bench.rules.mail) {
    if (!rule.from.has(change.context.role)) continue;
    if (barred(rule.may_write, change.recipient_role))
      findings.refuse("mail.recipient_not_allowed", rule.clause);
    else if (rule.related_only && !change.related)
      findings.refuse("mail.recipient_not_related", rule.clause);
  }
  return findings.take();
}

Decision judge(const Bench& bench, const PeriodSetting& change, Instant /*now*/) {
  Findings findings;
  for (const PeriodRule& rule : bench.rules.period_rules) {
    if (rule.kind == change.period.kind && barred(rule.set_by, change.context.role))
      findings.refuse("period.not_set_by_you", rule.clause);
  }
  return findings.take();
}

}  // namespace vestnik
