#include <algorithm>
#include <string>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

bool allowed(const RoleSet& roles, Role role) { return roles.empty() || roles.has(role); }

template <class Rules, class Admits>
bool anybody(const Rules& rules, Admits&& admits) {
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const auto role = static_cast<Role>(at);
    if (std::ranges::all_of(rules, [&](const auto& rule) { return admits(rule, role); })) return true;
  }
  return false;
}

void look_at_credentials(const RuleSet& rules, Remarks& remarks) {
  if (rules.credentials.empty()) return;
  const CredentialRule& last = rules.credentials.back();
  const auto family = [](const CredentialRule& rule, Role role) { return allowed(rule.family_by, role); };
  const auto staff = [](const CredentialRule& rule, Role role) { return allowed(rule.staff_by, role); };
  if (!anybody(rules.credentials, family))
    remarks.add(Severity::error, "contradiction.nobody_issues_to_families", last.clause, last.line);
  if (!anybody(rules.credentials, staff))
    remarks.add(Severity::error, "contradiction.nobody_issues_to_staff", last.clause, last.line);
}

/// Who is named for urgent or general notices must be let post at all.
void look_at_announcement(const RuleSet& rules, const AnnouncementRule& rule, Remarks& remarks) {
  for (const RoleSet* named : {&rule.urgent_by, &rule.everyone_by, &rule.own_groups_only}) {
    for (const Role role : named->listed()) {
      const auto barring = std::ranges::find_if(
          rules.announcements, [&](const AnnouncementRule& other) { return !allowed(other.by, role); });
      if (barring == rules.announcements.end()) continue;
      remarks.between(Severity::warning, "contradiction.announcement_idle", {rule.clause, rule.line, {}, {}},
                      {barring->clause, barring->line, {}, {}}, {{"role", std::string{to_text(role)}}});
    }
  }
}

void look_at_announcements(const RuleSet& rules, Remarks& remarks) {
  if (rules.announcements.empty()) return;
  const AnnouncementRule& last = rules.announcements.back();
  if (!anybody(rules.announcements, [](const AnnouncementRule& rule, Role role) { return allowed(rule.by, role); }))
    remarks.add(Severity::error, "contradiction.nobody_announces", last.clause, last.line);
  for (const AnnouncementRule& rule : rules.announcements) look_at_announcement(rules, rule, remarks);
}

/// The rules of one sender narrow each other; together they may leave nobody.
void look_at_mail(const RuleSet& rules, Remarks& remarks) {
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    const auto sender = static_cast<Role>(at);
    const MailRule* last = nullptr;
    std::vector<const MailRule*> own;
    for (const MailRule& rule : rules.mail) {
      if (!rule.from.has(sender)) continue;
      own.push_back(&rule);
      last = &rule;
    }
    if (own.size() < 2) continue;
    if (anybody(own, [](const MailRule* rule, Role role) { return allowed(rule->may_write, role); })) continue;
    remarks.add(Severity::warning, "contradiction.mail_to_nobody", last->clause, last->line,
                {{"role", std::string{to_text(sender)}}});
  }
}

/// Reasons may be set by those alone whom a window for reasons concerns; a window that binds nobody of them is idle.
void look_at_reasons(const RuleSet& rules, Remarks& remarks) {
  const RoleSet& setters = rules.absence.reason_set_by;
  if (setters.empty()) return;
  for (const EditRule& rule : rules.editing) {
    const bool reasons_alone =
        rule.what.has(Matter::reasons) && !rule.what.has(Matter::grades) && !rule.what.has(Matter::attendance);
    // Who passes a limit of their own only gives a reason for it (labinsk-3.20: the administrator, by a document).
    const bool asks_for_reason = rule.head.override && share_a_role(rule.head.override->by, rule.roles);
    if (reasons_alone && !asks_for_reason && !share_a_role(rule.roles, setters))
      remarks.add(Severity::warning, "contradiction.reasons_by_others", rule.head.clause, rule.head.line);
  }
}

}  // namespace

void find_people_contradictions(const RuleSet& rules, Remarks& remarks) {
  look_at_credentials(rules, remarks);
  look_at_announcements(rules, remarks);
  look_at_mail(rules, remarks);
  look_at_reasons(rules, remarks);
}

}  // namespace vestnik
