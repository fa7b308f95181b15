#include <algorithm>
#include <array>

#include "base/text.h"
#include "regulation/findings.h"
#include "regulation/judge.h"

namespace vestnik {
namespace {

struct AuthorFlag {
  Role role;
  const char* flag;
};
constexpr std::array author_flags{AuthorFlag{Role::head_of_department, "by_head_of_department"},
                                  AuthorFlag{Role::dispatcher, "by_dispatcher"},
                                  AuthorFlag{Role::head_of_studies, "by_head_of_studies"},
                                  AuthorFlag{Role::deputy_head, "by_deputy_head"},
                                  AuthorFlag{Role::secretary, "by_secretary"},
                                  AuthorFlag{Role::teacher, "by_teacher"}};

// 1 for the first who may, so that a sentence can name whom to ask.
Details authors(const RoleSet& roles) {
  Details details;
  bool named = false;
  for (const auto& [role, flag] : author_flags) {
    const bool this_one = !named && roles.has(role);
    named = named || this_one;
    details.emplace_back(flag, this_one ? "1" : "0");
  }
  return details;
}

}  // namespace

void find_foreign_attestation(const Bench& bench, const Target& target, const AttestationAuthor& author,
                              Findings& findings) {
  for (const AttestationRule& rule : bench.rules.attestation) {
    const bool speaks = std::find(rule.kinds.begin(), rule.kinds.end(), author.kind) != rule.kinds.end();
    if (!speaks || !rule.head.applies_to.admits(target)) continue;
    if (!rule.entered_by.has(author.context.role))
      findings.limit(rule.head, author.context, "attestation.not_entered_by_you", authors(rule.entered_by));
    else if (rule.own_department && author.context.role == Role::head_of_department && !author.own_department)
      findings.refuse("attestation.foreign_department", rule.head.clause);
  }
}

Decision judge(const Bench& bench, const AttestationEntry& change, Instant /*now*/) {
  const Target target{change.group, change.subject_name, change.student, std::nullopt};
  Findings findings;
  find_foreign_attestation(bench, target, {change.kind, change.context, change.own_department}, findings);
  for (const AttestationRule& rule : bench.rules.attestation) {
    const bool speaks = std::find(rule.kinds.begin(), rule.kinds.end(), change.kind) != rule.kinds.end();
    if (speaks && rule.sheet_reference && rule.head.applies_to.admits(target) && trimmed(change.sheet).empty())
      findings.refuse("attestation.sheet_required", rule.head.clause);
  }
  if (change.after && change.after->grade) find_grade_outside_scale(bench, target, *change.after->grade, findings);
  return findings.take();
}

}  // namespace vestnik
