#include <string>
#include <vector>

#include "regulation/remarks.h"

namespace vestnik {
namespace {

/// Rules that name a role which the institution does not have say nothing of anybody.
class RolesNamed {
 public:
  RolesNamed(const RoleSet& here, Remarks& remarks) : here_(here), remarks_(remarks) {}

  void look(const RoleSet& roles, const std::string& clause, int line) {
    if (!roles.is_all_but_administrator()) look(roles.listed(), clause, line);
  }
  void look(const std::vector<Role>& roles, const std::string& clause, int line) {
    for (const Role role : roles) {
      if (here_.has(role)) continue;
      remarks_.add(Severity::warning, "contradiction.role_not_here", clause, line,
                   {{"role", std::string{to_text(role)}}});
    }
  }

 private:
  const RoleSet& here_;
  Remarks& remarks_;
};

}  // namespace

void find_role_contradictions(const RuleSet& rules, Remarks& remarks) {
  if (!rules.users) return;
  RolesNamed named{rules.users->roles, remarks};
  named.look(rules.absence.reason_set_by, rules.absence.reason_clause, rules.absence.line);
  for (const PeriodRule& rule : rules.period_rules) named.look(rule.set_by, rule.clause, rule.line);
  for (const EditRule& rule : rules.editing) named.look(rule.roles, rule.head.clause, rule.head.line);
  for (const AttestationRule& rule : rules.attestation) named.look(rule.entered_by, rule.head.clause, rule.head.line);
  for (const CredentialRule& rule : rules.credentials) {
    named.look(rule.family_by, rule.clause, rule.line);
    named.look(rule.staff_by, rule.clause, rule.line);
  }
  for (const AnnouncementRule& rule : rules.announcements) named.look(rule.by, rule.clause, rule.line);
  for (const MailRule& rule : rules.mail) {
    named.look(rule.from, rule.clause, rule.line);
    named.look(rule.may_write, rule.clause, rule.line);
  }
  for (const AccessRule& rule : rules.access) named.look(rule.roles, rule.clause, rule.line);
  for (const DutyRule& rule : rules.duties) {
    named.look(rule.of, rule.clause, rule.line);
    named.look(rule.escalate_to, rule.clause, rule.line);
  }
}

}  // namespace vestnik
