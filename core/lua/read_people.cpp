#include "lua/read_calm.h"
#include "lua/read_rules.h"

namespace vestnik {

void read_credentials(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "credentials", findings};
  CredentialRule rule;
  rule.clause = fields.required_text("clause");
  rule.line = body.line;
  rule.consent_first = fields.truth("consent_first").value_or(false);
  rule.family_by = fields.roles("issued_by").value_or(RoleSet{});
  rule.staff_by = fields.roles("staff_issued_by").value_or(RoleSet{});
  rule.administration_by = fields.roles("administration_issued_by").value_or(RoleSet{});
  rules.credentials.push_back(std::move(rule));
}

void read_announcements(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "announcements", findings};
  AnnouncementRule rule;
  rule.clause = fields.required_text("clause");
  rule.line = body.line;
  rule.by = fields.roles("by").value_or(RoleSet{});
  rule.urgent_by = fields.roles("urgent_by").value_or(RoleSet{});
  rule.everyone_by = fields.roles("everyone_by").value_or(RoleSet{});
  rule.own_groups_only = fields.roles("own_groups_only").value_or(RoleSet{});
  rules.announcements.push_back(std::move(rule));
}

void read_mail(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "mail", findings};
  MailRule rule;
  rule.clause = fields.required_text("clause");
  rule.line = body.line;
  if (const auto from = fields.roles("from"))
    rule.from = *from;
  else
    fields.missing("from");
  rule.may_write = fields.roles("may_write").value_or(RoleSet{});
  rule.related_only = fields.truth("related_only").value_or(false);
  rules.mail.push_back(std::move(rule));
}

namespace {

/// When alerts of guarded rules are held and shown to people first.
void read_wave(const Node& body, WaveTerms& terms, FileFindings& findings) {
  constexpr int most_students = 10'000;
  constexpr int most_times = 100;
  Fields fields{body, "wave", findings};
  const auto number = [&](std::string_view field, int least, int most, int& held) {
    if (const auto found = fields.whole(field, least, most)) held = static_cast<int>(*found);
  };
  const auto minutes = [&](std::string_view field, std::chrono::minutes& held) {
    if (const auto span = fields.span(field)) held = std::chrono::duration_cast<std::chrono::minutes>(span->length());
  };
  terms.guarded = fields.truth("guarded").value_or(terms.guarded);
  terms.clause = fields.text("clause").value_or(terms.clause);
  number("at_least", 2, most_students, terms.at_least);
  number("times_usual", 1, most_times, terms.times_usual);
  number("percent_of_group", 1, 100, terms.percent_of_group);
  number("releasers", 1, 2, terms.releasers);
  terms.at_night = fields.truth("at_night").value_or(terms.at_night);
  minutes("next_after", terms.next_after);
  minutes("calls_after", terms.calls_after);
}

}  // namespace

void read_inform(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "inform", findings};
  InformTerms& terms = rules.informing;
  const std::string clause = fields.text("clause").value_or("");
  if (fields.truth("consent_required").value_or(false)) {
    terms.consent_required = true;
    terms.consent_clause = clause;
    if (clause.empty()) fields.missing("clause");
  }
  if (fields.truth("paper_for_opted_out").value_or(false)) {
    terms.paper_for_opted_out = true;
    terms.paper_clause = clause;
    if (clause.empty()) fields.missing("clause");
  }
  terms.call_when_no_way = fields.truth("call_when_no_way").value_or(terms.call_when_no_way);
  terms.digest_at = fields.clock("digest_at").value_or(terms.digest_at);
  terms.quiet = read_quiet(fields).value_or(terms.quiet);
  if (const Node* wave = fields.table("wave")) read_wave(*wave, terms.wave, findings);
  read_inform_calm(fields, rules.calm, findings);
}

}  // namespace vestnik
