#pragma once
/// From the statements of a script to the rules of a regulation; whatever is wrong with any of them is found.
#include "lua/fields.h"
#include "regulation/rules.h"

namespace vestnik {

/// The rules as far as they could be read; they are fit for use only when `findings` stays empty.
[[nodiscard]] RuleSet read_rules(const std::vector<Statement>& statements, FileFindings& findings);

// The readers of single tables.
void read_info(const Node& body, RuleSet& rules, FileFindings& findings);
void read_marks(const Node& body, RuleSet& rules, FileFindings& findings);
void read_absence(const Node& body, RuleSet& rules, FileFindings& findings);
void read_periods(const Node& body, RuleSet& rules, FileFindings& findings);
void read_editing(const Node& body, RuleSet& rules, FileFindings& findings);
void read_checking(const Node& body, RuleSet& rules, FileFindings& findings);
void read_lock(const Node& body, RuleSet& rules, FileFindings& findings);
void read_final_mark(const Node& body, RuleSet& rules, FileFindings& findings);
void read_attestation(const Node& body, RuleSet& rules, FileFindings& findings);
void read_documents(const Node& body, RuleSet& rules, FileFindings& findings);
void read_homework(const Node& body, RuleSet& rules, FileFindings& findings);
void read_lesson(const Node& body, RuleSet& rules, FileFindings& findings);
void read_credentials(const Node& body, RuleSet& rules, FileFindings& findings);
void read_announcements(const Node& body, RuleSet& rules, FileFindings& findings);
void read_mail(const Node& body, RuleSet& rules, FileFindings& findings);
void read_access(const Node& body, RuleSet& rules, FileFindings& findings);
void read_inform(const Node& body, RuleSet& rules, FileFindings& findings);
void read_notify(const Statement& statement, RuleSet& rules, FileFindings& findings);
void read_duty(const Statement& statement, RuleSet& rules, FileFindings& findings);

/// A name of a rule or a channel: lower-case Latin letters, digits and underscores.
[[nodiscard]] bool is_plain_name(const std::string& word);

/// `clause` (demanded), `for_ { … }` and `override { … }` of a rule.
[[nodiscard]] RuleHead read_head(Fields& fields, FileFindings& findings);
/// `for_ { … }`.
[[nodiscard]] Selector read_selector(const Node& node, FileFindings& findings);
/// `{ "21:00", "07:00" }`.
[[nodiscard]] std::optional<QuietHours> read_quiet(Fields& fields);

}  // namespace vestnik
